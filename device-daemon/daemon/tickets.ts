import type { Ticket } from '#contract/ticket.ts'
import { openSlipPrinting } from '#daemon/desks/tickets/slip-printing.ts'
import { slipsOf } from '#daemon/desks/tickets/slips.ts'
import {
  type FindTicket,
  type FindTicketParts,
  openFindTicket,
  openPlaceOf,
  type PlaceOf,
} from '#daemon/desks/tickets/find-ticket.ts'
import { type Tickets, openTickets } from '#daemon/desks/tickets/tickets.ts'
import { concerns } from '#daemon/domain/area.ts'
import { goesOn } from '#daemon/domain/queue/end-of-day.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import { queue } from '#daemon/domain/queue/queue.ts'
import { ticketsTopic } from '#daemon/http/live/topics/tickets.ts'
import { ticketRoutes } from '#daemon/http/routes/tickets.ts'
import { bookingDesk } from './bookings.ts'
import { cardDesk } from './cards.ts'
import { endedDays } from './day.ts'
import { printsAt } from './devices.ts'
import type { Feature, Ground } from './feature.ts'

/** 取号: taking a ticket, and its slip again. */
export const tickets: Feature = async (ground) => {
  const { station, stores, kiosks } = ground
  await printSlips(ground)
  return {
    routes: [
      {
        group: 'residents',
        register: (app) =>
          ticketRoutes(app, {
            station,
            tickets: ground.use(stationTickets),
            kiosks,
            printsAt: ground.use(printsAt),
            pastTicket: ground.use(pastTickets),
            find: (commandId) => stores.ledger.find(commandId),
            cards: ground.use(cardDesk),
            booked: ground.use(bookingDesk).booked,
            findTicket: ground.use(findTicketDesk),
          }),
      },
    ],
    topics: [ticketsTopic(() => station.state().queue, concerns(queue), goesOn)],
  }
}

/** Queues and tickets as residents see them. */
export function stationTickets({ station, rules, clock }: Ground): Tickets {
  return openTickets({ station, rules, clock })
}

/** Shared by every way of looking for a ticket, so that wrong tries are counted together. */
export function findTicketDesk(ground: Ground): FindTicket {
  return openFindTicket(findTicketParts(ground))
}

export function placeOfDesk(ground: Ground): PlaceOf {
  return openPlaceOf(findTicketParts(ground))
}

function findTicketParts(ground: Ground): FindTicketParts {
  const { clock, station } = ground
  return { clock, station, tickets: ground.use(stationTickets), views: ground.use(endedDays) }
}

async function printSlips(ground: Ground): Promise<void> {
  const { settings, station, contents, devices, guides, rules, clock, log } = ground
  const words = () => ({
    stationName: contents.published('station').name,
    sample: contents.published('station').sample,
    catalogue: guides.list(),
  })
  const paper = { appVersion: settings.version, timeZone: settings.station.timeZone, words }
  const printing = await openSlipPrinting({
    station,
    clock,
    log,
    owns: settings.owns.kiosk,
    printerFor: devices.printerFor,
    slipFor: slipsOf(paper, rules, guides.guide, clock.now),
  })
  // Waits for the slips that are under way.
  ground.atClose(printing.close)
}

/** Tickets of former days. */
function pastTickets(ground: Ground): (ticketId: string) => Promise<Ticket | undefined> {
  const { view } = ground.use(stationTickets)
  return async (ticketId) => {
    const past = await ground.use(endedDays).ask(ticketProjection, ({ byId }) => byId(ticketId))
    return past && view(past.record)
  }
}
