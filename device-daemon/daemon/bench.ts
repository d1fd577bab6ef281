import { deviceView } from '#daemon/desks/devices/device-views.ts'
import { benchRoutes } from '#daemon/http/routes/bench.ts'
import { sendProblem } from '#daemon/http/server/problems.ts'
import { filePages } from '#daemon/http/server/pages.ts'
import type { Feature } from './feature.ts'
import { everySimulated } from './simulated.ts'

/** The bench: simulated devices to touch, only where every device is simulated. */
export const bench: Feature = ({ settings, simulators, devices, clock, uiDir }) => {
  if (!everySimulated(settings)) return {}
  return {
    routes: [
      {
        group: 'keeper',
        async register(app) {
          // A device may have been changed for a real one meanwhile.
          app.addHook('onRequest', async (_request, reply) => {
            if (simulators.size < devices.health().length)
              await sendProblem(reply, 'not-found', '有设备不是模拟的，这里不再能用。')
          })
          await benchRoutes(app, {
            simulators,
            clock,
            healthOf: (id) => {
              const report = devices.health().find((device) => device.id === id)
              return report ? deviceView(report).health : null
            },
            onHealthChanged: (listener) => devices.onChange(listener),
          })
          return filePages(app, uiDir, [{ path: '/bench', file: 'bench/index.html' }])
        },
      },
    ],
    pages: [{ group: 'residents', path: '/bench', title: '模拟设备' }],
  }
}
