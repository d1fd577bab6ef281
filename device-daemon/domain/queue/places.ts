import type { TicketState } from '#contract/ticket.ts'
import {
  classOf,
  emptyLine,
  inARowAfter,
  joinLine,
  lineIn,
  leaveLine,
  withTicket,
  withoutTicket,
} from './line.ts'
import { type PersistentList, persistentList, persistentMap } from './persistent.ts'
import type { QueueDay, QueueState, TicketRecord, WaitingLine, WindowDay } from './state.ts'

const emptyQueueDay: QueueDay = { issued: 0, line: emptyLine, skilled: persistentMap() }
const emptyWindowDay: WindowDay = {
  line: emptyLine,
  next: persistentList(),
  service: { at: 'closed' },
  takeOver: { at: 'none' },
  busyWith: null,
  priorityInARow: 0,
  servedToday: 0,
}

export const queueDay = (state: QueueState, id: string): QueueDay => state.queues.get(id) ?? emptyQueueDay
export const windowDay = (state: QueueState, id: string): WindowDay => state.windows.get(id) ?? emptyWindowDay

/** Whether the ticket still counts as the person's open one; decides 「一人一事一号」. */
export const isOpen = (state: TicketState): boolean => {
  switch (state.at) {
    case 'waiting':
    case 'called':
    case 'serving':
    case 'held':
      return true
    case 'done':
    case 'no-show':
    case 'cancelled':
      return false
  }
}

/** Whether a ticket may wait for this window alone: only if a clerk is there to call it. */
export const isAttended = (state: QueueState, window: string): boolean =>
  windowDay(state, window).service.at !== 'closed'

export const personKey = (personTag: string, itemSeq: number | null): string =>
  `${itemSeq ?? 'any'} ${personTag}`

const withLine = (
  state: QueueState,
  ticket: TicketRecord,
  change: (line: WaitingLine) => WaitingLine,
): QueueState => {
  if (ticket.onlyWindow === null) {
    const { queueId, skill } = ticket
    const queue = queueDay(state, queueId)
    const line = change(lineIn(queue, skill))
    const lines = skill === null ? { line } : { skilled: queue.skilled.set(skill, line) }
    return { ...state, queues: state.queues.set(queueId, { ...queue, ...lines }) }
  }
  const window = windowDay(state, ticket.onlyWindow)
  return {
    ...state,
    windows: state.windows.set(ticket.onlyWindow, { ...window, line: change(window.line) }),
  }
}

/** Changes the list of those who are a window's very next. */
const withNext = (
  state: QueueState,
  window: string,
  change: (next: PersistentList<string>) => PersistentList<string>,
): QueueState => {
  const day = windowDay(state, window)
  return { ...state, windows: state.windows.set(window, { ...day, next: change(day.next) }) }
}

const withBusy = (state: QueueState, window: string, busyWith: string | null): QueueState => ({
  ...state,
  windows: state.windows.set(window, { ...windowDay(state, window), busyWith }),
})

const leavePlace = (state: QueueState, ticket: TicketRecord): QueueState => {
  switch (ticket.state.at) {
    case 'waiting':
      return ticket.nextAt === null
        ? withLine(state, ticket, (line) => leaveLine(line, ticket, state.tickets))
        : withNext(state, ticket.nextAt, (next) => withoutTicket(next, ticket, state.tickets))
    case 'called':
    case 'serving':
      return withBusy(state, ticket.state.window, null)
    case 'held':
    case 'done':
    case 'no-show':
    case 'cancelled':
      return state
  }
}

const enterPlace = (state: QueueState, ticket: TicketRecord): QueueState => {
  switch (ticket.state.at) {
    case 'waiting':
      return ticket.nextAt === null
        ? withLine(state, ticket, (line) => joinLine(line, ticket, state.tickets))
        : withNext(state, ticket.nextAt, (next) => withTicket(next, ticket, state.tickets))
    case 'called':
    case 'serving':
      return withBusy(state, ticket.state.window, ticket.id)
    case 'held':
    case 'done':
    case 'no-show':
    case 'cancelled':
      return state
  }
}

const indexPerson = (state: QueueState, ticket: TicketRecord): QueueState['people'] => {
  if (ticket.personTag === null) return state.people
  const key = personKey(ticket.personTag, ticket.itemSeq)
  if (isOpen(ticket.state)) return state.people.set(key, ticket.id)
  return state.people.get(key) === ticket.id ? state.people.delete(key) : state.people
}

/** A ticket of a past day is kept only while a service or a slip of it is still under way. */
const isSpent = (state: QueueState, ticket: TicketRecord): boolean =>
  ticket.day < state.day && !isOpen(ticket.state) && ticket.print.at !== 'sending'

/** Writes a record whose place has not changed, or forgets a spent one. */
export const rewriteTicket = (state: QueueState, ticket: TicketRecord): QueueState => {
  const { id, token, number, day } = ticket
  const people = indexPerson(state, ticket)
  if (isSpent(state, ticket)) {
    return { ...state, tickets: state.tickets.delete(id), tokens: state.tokens.delete(token), people }
  }
  return {
    ...state,
    tickets: state.tickets.set(id, ticket),
    tokens: state.tokens.set(token, id),
    numbers: day >= state.day ? state.numbers.set(number, id) : state.numbers,
    people,
  }
}

/**
 * A screen may still show a ticket that has just been finished or cancelled, a clerk press a key for it, a phone ask: so
 * many of them stay. Days of thousands of tickets keep no more than that.
 */
const KEPT_WHEN_OVER = 256

/** Notes that a ticket is over for good, and lets go of the one that has been so the longest. */
export const withOver = (state: QueueState, id: string): QueueState => {
  if (!state.tickets.has(id)) return state
  const over = state.over.push(id)
  const oldest = over.first()
  return over.size <= KEPT_WHEN_OVER || oldest === undefined
    ? { ...state, over }
    : forgotten({ ...state, over: over.shift() }, oldest)
}

/** It goes on after all. It was over only lately, so it stands near the end. */
export const withoutOver = (state: QueueState, id: string): QueueState => {
  for (let at = state.over.size - 1; at >= 0; at -= 1)
    if (state.over.get(at) === id) return { ...state, over: state.over.delete(at) }
  return state
}

const forgotten = (state: QueueState, id: string): QueueState => {
  const ticket = state.tickets.get(id)
  // What its printer says of a slip under way must still find it.
  if (ticket === undefined || ticket.print.at === 'sending') return state
  const { token, number } = ticket
  return {
    ...state,
    tickets: state.tickets.delete(id),
    tokens: state.tokens.delete(token),
    numbers: state.numbers.get(number) === id ? state.numbers.delete(number) : state.numbers,
  }
}

/** Puts a ticket that is nowhere yet into the one place its record says. */
export const placeTicket = (state: QueueState, ticket: TicketRecord): QueueState =>
  enterPlace(rewriteTicket(state, ticket), ticket)

export const withService = (
  state: QueueState,
  window: string,
  service: WindowDay['service'],
): QueueState => ({
  ...state,
  windows: state.windows.set(window, { ...windowDay(state, window), service }),
})

export const withTakeOver = (
  state: QueueState,
  window: string,
  takeOver: WindowDay['takeOver'],
): QueueState => ({
  ...state,
  windows: state.windows.set(window, { ...windowDay(state, window), takeOver }),
})

/** Takes the ticket from where it was to where its new record says. */
export const moveTicket = (state: QueueState, from: TicketRecord, to: TicketRecord): QueueState =>
  placeTicket(leavePlace(state, from), to)

/**
 * Counts a call for the fairness rule; before the ticket leaves its line. One without priority that was chosen before
 * its turn passes over the first of its line as a priority call does. Who is called to a window again, or was in no
 * line, has had a turn: nothing is counted.
 */
export const countCall = (state: QueueState, ticket: TicketRecord, windowId: string): QueueState => {
  if (ticket.state.at !== 'waiting' || ticket.nextAt !== null) return state
  const passesOver = ({ ordinary }: WaitingLine): boolean =>
    classOf(ticket) === 'priority' || ordinary.first() !== ticket.id
  let passed = false
  const counted = withLine(state, ticket, (line) => {
    passed = passesOver(line)
    return { ...line, priorityInARow: inARowAfter(line.priorityInARow, passed && line.ordinary.size > 0) }
  })
  const window = windowDay(counted, windowId)
  const priorityInARow = inARowAfter(window.priorityInARow, passed)
  return { ...counted, windows: counted.windows.set(windowId, { ...window, priorityInARow }) }
}
