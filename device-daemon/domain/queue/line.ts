import type { QueueEvent } from './events.ts'
import type { QueueDay, QueueState, TicketRecord, WaitingLine } from './state.ts'
import { type PersistentList, persistentList } from './persistent.ts'

type Tickets = QueueState['tickets']

export const emptyLine: WaitingLine = {
  priority: persistentList(),
  ordinary: persistentList(),
  priorityInARow: 0,
}

/** The two classes of a line; in each of them the earlier arrival is called first. */
export type TicketClass = 'priority' | 'ordinary'

export const classOf = (ticket: TicketRecord): TicketClass =>
  ticket.priority.at === 'none' ? 'ordinary' : 'priority'

/** The ticket of an id that stands in a line or at a window: its absence is a bug. */
export const recordOf = (tickets: Tickets, id: string): TicketRecord => {
  const ticket = tickets.get(id)
  if (ticket === undefined) throw new Error(`no ticket ${id} in the state`)
  return ticket
}

/** The ticket at this place of a list; undefined where nobody stands there. */
export const ticketAt = (
  list: PersistentList<string>,
  index: number,
  tickets: Tickets,
): TicketRecord | undefined => {
  const id = list.get(index)
  return id === undefined ? undefined : recordOf(tickets, id)
}

/** How many of the list came before this ticket: its index if it stands there. */
export const rankIn = (list: PersistentList<string>, ticket: TicketRecord, tickets: Tickets): number => {
  let low = 0
  let high = list.size
  while (low < high) {
    const middle = (low + high) >>> 1
    const id = list.get(middle)
    if (id !== undefined && recordOf(tickets, id).arrival < ticket.arrival) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts a ticket where its arrival belongs; most come last, which costs no shifting. */
export const withTicket = (
  list: PersistentList<string>,
  ticket: TicketRecord,
  tickets: Tickets,
): PersistentList<string> => {
  const at = rankIn(list, ticket, tickets)
  return at === list.size ? list.push(ticket.id) : list.insert(at, ticket.id)
}

export const withoutTicket = (
  list: PersistentList<string>,
  ticket: TicketRecord,
  tickets: Tickets,
): PersistentList<string> => {
  // Who is called, and who goes at midnight, stands in front: there is nothing to search.
  const at = list.first() === ticket.id ? 0 : rankIn(list, ticket, tickets)
  if (list.get(at) !== ticket.id) throw new Error(`ticket ${ticket.id} does not wait in its line`)
  return at === 0 ? list.shift() : list.delete(at)
}

export const joinLine = (line: WaitingLine, ticket: TicketRecord, tickets: Tickets): WaitingLine => {
  const kind = classOf(ticket)
  return { ...line, [kind]: withTicket(line[kind], ticket, tickets) }
}

export const leaveLine = (line: WaitingLine, ticket: TicketRecord, tickets: Tickets): WaitingLine => {
  const kind = classOf(ticket)
  return { ...line, [kind]: withoutTicket(line[kind], ticket, tickets) }
}

/** How many priority calls stand in a row after one more call: one that passed over somebody without priority goes on with the row. */
export const inARowAfter = (inARow: number, passedOver: boolean): number => (passedOver ? inARow + 1 : 0)

/** A queue's line of those whose errand needs this skill; null for the line of all others. */
export const lineIn = (queue: QueueDay | undefined, skill: string | null): WaitingLine =>
  (skill === null ? queue?.line : queue?.skilled.get(skill)) ?? emptyLine

/** All lines of a queue. */
export const linesIn = ({ line, skilled }: QueueDay): readonly WaitingLine[] =>
  skilled.size === 0 ? [line] : [line, ...skilled.values()]

/** The line in which a waiting ticket stands: that of its window if it was sent to one, else that of its queue. */
export const lineOf = (state: QueueState, { onlyWindow, queueId, skill }: TicketRecord): WaitingLine =>
  onlyWindow === null
    ? lineIn(state.queues.get(queueId), skill)
    : (state.windows.get(onlyWindow)?.line ?? emptyLine)

/** The event that takes a ticket from waiting for one window alone back to all windows of its queue. `by`: the clerk. */
export const backToQueue = ({ id, queueId }: TicketRecord, by: string): QueueEvent => ({
  type: 'ticket-transferred',
  ticketId: id,
  queueId,
  window: null,
  by,
})

export const waitingIn = (line: WaitingLine): number => line.priority.size + line.ordinary.size
