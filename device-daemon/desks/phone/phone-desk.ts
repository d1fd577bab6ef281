import type { FoundCase } from '#contract/cases.ts'
import type { PhoneCases, PhoneTicket } from '#contract/phone.ts'
import type { Ticket } from '#contract/ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Tickets } from '#daemon/desks/tickets/tickets.ts'
import type { TicketRecord } from '#daemon/domain/queue/state.ts'
import type { Station } from '#daemon/station.ts'

export type PhoneDesk = {
  /** The ticket of a slip's token, of the open day only; undefined for any other. */
  ticket(token: string): PhoneTicket | undefined
  /** The same, once what is kept of past tickets can be relied on: a start must not call a ticket over that is not. */
  reliably(token: string): Promise<PhoneTicket | undefined>
  /** How the cases stand for which the slip's holder came. */
  cases(token: string): Promise<PhoneCases>
  /** Tells whenever any ticket may have changed. */
  onChanged(listener: () => void): () => void
}

export type PhoneDeskParts = {
  station: Pick<Station, 'state' | 'onEntries' | 'today'>
  tickets: Pick<Tickets, 'view'>
  /** A ticket that the state has let go, by its token. */
  past(token: string): TicketRecord | undefined
  /** Resolves once `past` knows all there is. */
  pastIsKnown(): Promise<void>
  said(): { name: string; phone: string }
  casesOf(token: string): Promise<readonly FoundCase[]>
  /** What is published now of the ticket's errand. */
  editionOf(record: TicketRecord): string
  timeZone: string
  windows(): readonly { id: string; label: string }[]
  clock: Clock
}

/** What the holder of a slip may see on a phone: the token is all they need; the ticket ends with its day. */
export function phoneDesk(parts: PhoneDeskParts): PhoneDesk {
  const { station, tickets, said, clock } = parts
  const wall = () =>
    Temporal.Instant.fromEpochMilliseconds(clock.now())
      .toZonedDateTimeISO(parts.timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' })
  const labelOf = (windowId: string) => parts.windows().find(({ id }) => id === windowId)?.label ?? windowId

  function ticket(token: string): PhoneTicket | undefined {
    const { queue, day: today, opening } = station.state()
    const day = today.open
    const id = queue.tokens.get(token)
    const record = id === undefined ? parts.past(token) : queue.tickets.get(id)
    if (record === undefined || record.day < day) return undefined
    const seen = tickets.view(record)
    return {
      station: said().name,
      number: seen.number,
      day,
      time: wall(),
      edition: parts.editionOf(record),
      ...(opening.issuing.at === 'stopped' && { issuingStopped: true }),
      place: placeOf(seen, labelOf),
    }
  }

  return {
    ticket,
    async reliably(token) {
      if (!station.state().queue.tokens.has(token)) await parts.pastIsKnown()
      return ticket(token)
    },
    async cases(token) {
      const cases = await parts.casesOf(token)
      const { name, phone } = said()
      const about = { station: name, phone, today: station.today(), time: wall() }
      return { ...about, cases: [...cases] }
    },
    onChanged: (listener) => station.onEntries(listener),
  }
}

function placeOf(ticket: Ticket, labelOf: (windowId: string) => string): PhoneTicket['place'] {
  const { state, ahead, estimateMinutes, estimateBasis, unattended } = ticket
  switch (state.at) {
    case 'waiting':
      return { at: 'waiting', ahead, estimateMinutes, estimateBasis, ...(unattended && { unattended }) }
    case 'called':
      return { at: 'called', window: labelOf(state.window), calls: state.calls }
    case 'serving':
      return { at: 'serving', window: labelOf(state.window) }
    case 'held':
    case 'done':
    case 'no-show':
    case 'cancelled':
      return { at: state.at }
  }
}
