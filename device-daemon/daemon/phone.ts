import { editionOf, slipEdition } from '#daemon/desks/guides/edition.ts'
import { phoneDesk, type PhoneDeskParts } from '#daemon/desks/phone/phone-desk.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import { phoneRoutes } from '#daemon/http/routes/phone.ts'
import { diskReason } from '#daemon/store/sqlite.ts'
import { caseDesk } from './cases.ts'
import type { Feature, Ground } from './feature.ts'
import { stationTickets } from './tickets.ts'

/** `/t/`: a ticket on its holder's own phone. */
export const phone: Feature = (ground) => {
  const { station, settings, contents, clock, uiDir, service } = ground
  const { timeZone } = settings.station
  const desk = phoneDesk({
    station,
    tickets: ground.use(stationTickets),
    ...pastTickets(ground),
    said: () => contents.published('station'),
    casesOf: ground.use(caseDesk).ofSlip,
    editionOf: (record) => editionOf(slipEdition(record, ground.guides.guide, ground.guides.list())),
    timeZone,
    windows: () => service().windows,
    clock,
  })
  return { routes: [{ group: 'phone', register: (app) => phoneRoutes(app, { desk, clock, uiDir }) }] }
}

/** A phone whose ticket the views cannot tell is told that it is over, as on the next day. */
function pastTickets({ stores: { views } }: Ground): Pick<PhoneDeskParts, 'past' | 'pastIsKnown'> {
  const unlessOfTheDisk = (error: unknown): undefined => {
    if (diskReason(error) === null) throw error
  }
  return {
    past(token) {
      try {
        return views.of(ticketProjection).byToken(token)?.record
      } catch (error) {
        return unlessOfTheDisk(error)
      }
    },
    async pastIsKnown() {
      try {
        await views.ask(ticketProjection, () => undefined)
      } catch (error) {
        unlessOfTheDisk(error)
      }
    },
  }
}
