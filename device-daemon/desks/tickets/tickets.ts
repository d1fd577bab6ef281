import type { QueueView } from '#contract/station.ts'
import type { Ticket } from '#contract/ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import type { TicketRecord } from '#daemon/domain/queue/state.ts'
import { queueViews, ticketView } from '#daemon/domain/queue/views.ts'
import type { Station } from '#daemon/station.ts'

/** Queues and tickets as residents' screens show them, as of now. */
export type Tickets = {
  queues(): QueueView[]
  /** A ticket of the open day, or an older one still under way; older ones are in the views. */
  ticket(ticketId: string): Ticket | undefined
  /** Any ticket's record as its holder may see it. */
  view(record: TicketRecord): Ticket
}

export function openTickets(parts: {
  station: Pick<Station, 'state'>
  rules(): QueueRules
  clock: Clock
}): Tickets {
  const { station, rules, clock } = parts
  const time = (): string => new Date(clock.now()).toISOString()
  const view = (record: TicketRecord) => ticketView(station.state().queue, record, rules(), time())
  return {
    queues() {
      const { queue, opening } = station.state()
      const views = queueViews(queue, rules(), time())
      // 停止取号: every screen that gives tickets reads here that there are none.
      return opening.issuing.at === 'stopped' ? views.map((view) => ({ ...view, left: 0 })) : views
    },
    ticket(ticketId) {
      const record = station.state().queue.tickets.get(ticketId)
      return record && view(record)
    },
    view,
  }
}
