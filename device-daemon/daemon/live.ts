import { clerkLiveRoute, liveRoute, staffLiveRoute } from '#daemon/http/routes/live.ts'
import { displayDesk } from './displays.ts'
import type { Feature } from './feature.ts'
import { staffGate } from './staff.ts'

/** The live stream: of every screen, and of a clerk's screen at its window. */
export const live: Feature = (ground) => {
  const { live: stream, kiosks, service } = ground
  const gate = ground.use(staffGate)
  const displays = ground.use(displayDesk)
  const isWindow = (id: string) => service().windows.some((window) => window.id === id)
  return {
    routes: [
      {
        group: 'public',
        register: (app, facing) => liveRoute(app, { live: stream, kiosks, facing, displays }),
      },
      {
        group: 'staff',
        register(app, facing) {
          staffLiveRoute(app, { live: stream, kiosks, facing, gate })
          clerkLiveRoute(app, { live: stream, kiosks, facing, gate, isWindow })
        },
      },
    ],
  }
}
