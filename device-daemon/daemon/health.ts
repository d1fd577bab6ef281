import { deviceView } from '#daemon/desks/devices/device-views.ts'
import { aliveRoute, keeperRoutes } from '#daemon/http/routes/health.ts'
import type { Feature } from './feature.ts'
import { stationTickets } from './tickets.ts'
import { troublesDesk } from './troubles.ts'

/** Whether all is well, for those who keep the machine and those who watch it from afar. */
export const health: Feature = (ground) => {
  const { station, live, devices, stores, settings } = ground
  return {
    routes: [
      { group: 'public', register: (app) => aliveRoute(app, settings.version) },
      {
        group: 'keeper',
        register: (app) =>
          keeperRoutes(app, {
            station,
            tickets: ground.use(stationTickets),
            live,
            devices: () => devices.health().map(deviceView),
            ledgerSpace: stores.ledger.space,
            troubles: ground.use(troublesDesk).troubles,
            feedback() {
              const { open } = station.state().feedback
              const today = station.today()
              return {
                open: open.length,
                overdue: open.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
              }
            },
          }),
      },
    ],
  }
}
