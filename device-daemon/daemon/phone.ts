import { phoneDesk } from '#daemon/desks/phone/phone-desk.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import type { TicketRecord } from '#daemon/domain/queue/types.ts'
import { phoneRoutes } from '#daemon/http/routes/phone.ts'
import { diskReason } from '#daemon/store/sqlite.ts'
import type { Feature, Ground } from './feature.ts'
import { stationTickets } from './tickets.ts'

/** `/t/`: a ticket on its holder's own phone. */
export const phone: Feature = (ground) => {
  const { station, settings, contents, clock, uiDir } = ground
  const { timeZone, windows } = settings.station
  const stationName = () => contents.published('station').name
  const desk = phoneDesk({
    station,
    tickets: ground.use(stationTickets),
    past: pastByToken(ground),
    stationName,
    timeZone,
    windows,
    clock,
  })
  return { routes: [{ group: 'phone', register: (app) => phoneRoutes(app, { desk, clock, uiDir }) }] }
}

/** A phone whose ticket the views cannot tell is told that it is over, as on the next day. */
function pastByToken({ stores }: Ground): (token: string) => TicketRecord | undefined {
  return (token) => {
    try {
      return stores.views.of(ticketProjection).byToken(token)?.record
    } catch (error) {
      if (diskReason(error) === null) throw error
      return undefined
    }
  }
}
