import { phoneDesk } from '#daemon/desks/phone/phone-desk.ts'
import { phoneRoutes } from '#daemon/http/routes/phone.ts'
import type { Feature } from './feature.ts'
import { stationTickets } from './tickets.ts'

/** `/t/`: a ticket on its holder's own phone. */
export const phone: Feature = (ground) => {
  const { station, settings, contents, clock, uiDir } = ground
  const { timeZone, windows } = settings.station
  const stationName = () => contents.published('station').name
  const desk = phoneDesk({
    station,
    tickets: ground.use(stationTickets),
    stationName,
    timeZone,
    windows,
    clock,
  })
  return { routes: [{ group: 'phone', register: (app) => phoneRoutes(app, { desk, clock, uiDir }) }] }
}
