import type { EventTime } from '../area.ts'
import type { DayEvent } from '../day/day.ts'
import type { RecordsEvent } from '../records/records.ts'
import type { QueueEvent } from './events.ts'
import { isLeftWaiting } from './left-waiting.ts'
import { linesIn, recordOf } from './line.ts'
import {
  countCall,
  isOpen,
  moveTicket,
  placeTicket,
  queueDay,
  rewriteTicket,
  windowDay,
  withOver,
  withoutOver,
  withService,
  withTakeOver,
} from './places.ts'
import { withEnding, withoutEnding, withoutServed, withServed } from './endings.ts'
import { withCall, withoutCall } from './recent-calls.ts'
import { numbersFrom, skip, withNumber } from './skipped.ts'
import { evolveTicket, takenTicket, type TicketChange, type TicketTaken } from './ticket.ts'
import type { QueueState, TicketRecord, WaitingLine, WindowDay } from './types.ts'
import { type PersistentList, persistentList, persistentMap } from './persistent.ts'

export const emptyQueue: QueueState = {
  day: '',
  queues: persistentMap(),
  windows: persistentMap(),
  ordinals: persistentMap(),
  earlier: [],
  skipped: {},
  arrivals: 0,
  tickets: persistentMap(),
  servedBy: persistentMap(),
  finishedBy: persistentMap(),
  leftWaiting: persistentList(),
  over: persistentList(),
  tokens: persistentMap(),
  numbers: persistentMap(),
  people: persistentMap(),
  recentServices: [],
  endings: [],
  recentCalls: [],
}

/** Clerks who are at work when the day is believed at last stay there, with those who were sent to them. */
const staysOpen = (
  { tickets }: QueueState,
  { line, next, service }: Pick<WindowDay, 'line' | 'next' | 'service'>,
  since: string | undefined,
): boolean => {
  if (since === undefined || service.at === 'closed') return false
  const sent = [...next, ...line.priority, ...line.ordinary].map((id) => recordOf(tickets, id))
  return service.since >= since || sent.some(({ takenAt }) => takenAt >= since)
}

/** Every list in which tickets wait. */
const allLists = (state: QueueState): readonly PersistentList<string>[] => {
  const lists: PersistentList<string>[] = []
  const add = ({ priority, ordinary }: WaitingLine) => lists.push(priority, ordinary)
  for (const queue of state.queues.values()) linesIn(queue).forEach(add)
  for (const { line, next } of state.windows.values()) {
    add(line)
    lists.push(next)
  }
  return lists
}

/** Who is left waiting, in order of arrival; from list to list, because each of them is in that order already. */
const leftBy = (state: QueueState, since: string | undefined): string[] => {
  const left: TicketRecord[] = []
  for (const list of allLists(state))
    for (const id of list) {
      const ticket = recordOf(state.tickets, id)
      if (isLeftWaiting(ticket, since)) left.push(ticket)
    }
  return left.sort((a, b) => a.arrival - b.arrival).map(({ id }) => id)
}

/**
 * Keeps what is not over: slips under way, and open tickets but for those who are left waiting (the same entry cancels
 * the others that are not being served). `since`: what happened after it belongs to the new day already. Once a day, and
 * so never quick: it looks at each of thousands as rarely as it can.
 */
const openDay = (state: QueueState, day: string, since: string | undefined): QueueState => {
  const left = leftBy(state, since)
  const kept: TicketRecord[] = []
  for (const ticket of state.tickets.values())
    if ((isOpen(ticket.state) || ticket.print.at === 'sending') && !isLeftWaiting(ticket, since))
      kept.push(ticket)
  const tickets = state.tickets.clear().concat(kept.map((ticket) => [ticket.id, ticket]))
  const isKept = (id: string): boolean => tickets.has(id)
  const keptOf = (list: PersistentList<string>): PersistentList<string> =>
    kept.length === 0 ? list.clear() : list.filter(isKept)
  const withoutLeft = ({ priority, ordinary }: WaitingLine): WaitingLine => ({
    priority: keptOf(priority),
    ordinary: keptOf(ordinary),
    priorityInARow: 0,
  })
  return {
    ...state,
    day,
    ...numbersFrom(state, day, 'new'),
    queues: state.queues.map(({ line, skilled }) => ({
      issued: 0,
      line: withoutLeft(line),
      skilled: skilled.map(withoutLeft),
    })),
    windows: state.windows.map(({ line, next, service, busyWith }) => ({
      line: withoutLeft(line),
      next: keptOf(next),
      takeOver: { at: 'none' as const },
      service: staysOpen(state, { line, next, service }, since) ? service : { at: 'closed' as const },
      busyWith,
      priorityInARow: 0,
      servedToday: 0,
    })),
    tickets,
    leftWaiting: state.leftWaiting.concat(left),
    people: left.length === 0 ? state.people : state.people.filter(isKept),
    servedBy: state.servedBy.clear(),
    finishedBy: state.finishedBy.clear(),
    over: persistentList(),
    tokens: state.tokens.clear().concat(kept.map(({ token, id }) => [token, id])),
    numbers: state.numbers.clear(),
    recentServices: [],
    endings: [],
    recentCalls: since === undefined ? [] : state.recentCalls.filter(({ calledAt }) => calledAt >= since),
  }
}

/** The open day had a wrong date: everything goes on, and what is over on an earlier day is let go. */
const correctDay = (state: QueueState, day: string): QueueState => {
  const tickets = state.tickets.filter(
    (ticket) => ticket.day >= day || isOpen(ticket.state) || ticket.print.at === 'sending',
  )
  return {
    ...state,
    day,
    ...numbersFrom(state, day, 'corrected'),
    ...(day > state.day && {
      windows: state.windows.map((window) => ({ ...window, servedToday: 0 })),
      servedBy: state.servedBy.clear(),
      finishedBy: state.finishedBy.clear(),
    }),
    tickets,
    over: persistentList<string>().concat([...state.over].filter((id) => tickets.has(id))),
    tokens: state.tokens.filter((id) => tickets.has(id)),
    numbers: state.numbers.filter((id) => (tickets.get(id)?.day ?? '') >= day),
  }
}

/** Goes on in the day that was opened after it was taken. */
const carriedOver = (state: QueueState, event: CarriedOver, at: EventTime): QueueState => {
  const ticket = recordOf(state.tickets, event.ticketId)
  const queue = queueDay(state, ticket.queueId)
  const counted = {
    ...state,
    queues: state.queues.set(ticket.queueId, { ...queue, issued: queue.issued + 1 }),
  }
  return rewritten(withNumber(counted, event), event, at)
}

const taken = (state: QueueState, event: TicketTaken, at: EventTime): QueueState => {
  const queue = queueDay(state, event.queueId)
  const persons = event.revisitOf === undefined ? 1 : 0
  const day = state.day === '' ? at.day : state.day
  const ticket = takenTicket(event, { time: at.time, day }, state.arrivals + 1)
  return placeTicket(
    {
      ...state,
      arrivals: state.arrivals + 1,
      ordinals: state.ordinals.set(event.number.charAt(0), event.ordinal),
      queues: state.queues.set(event.queueId, { ...queue, issued: queue.issued + persons }),
    },
    ticket,
  )
}

/** Changes a ticket that stays where it is. */
const rewritten = (state: QueueState, event: TicketChange, at: EventTime): QueueState =>
  rewriteTicket(state, evolveTicket(recordOf(state.tickets, event.ticketId), event, at))

/** Changes a ticket and takes it to where it then belongs. */
const moved = (state: QueueState, event: TicketChange, at: EventTime): QueueState => {
  const ticket = recordOf(state.tickets, event.ticketId)
  const wasOver = ticket.state.at === 'done' || ticket.state.at === 'cancelled'
  return moveTicket(wasOver ? withoutOver(state, ticket.id) : state, ticket, evolveTicket(ticket, event, at))
}

const whoServes = (state: QueueState, window: string): string => {
  const { service } = windowDay(state, window)
  return service.at === 'closed' ? '' : service.clerk
}

const takeOverAsked = (
  state: QueueState,
  { window, clerk }: { window: string; clerk: string },
  { time }: EventTime,
): QueueState =>
  withTakeOver(state, window, { at: 'asked', clerk, from: whoServes(state, window), since: time })

const takeOverEnded = (
  state: QueueState,
  window: string,
  ended: Omit<Extract<WindowDay['takeOver'], { at: 'over' }>, 'at' | 'ticketId'>,
): QueueState =>
  withTakeOver(state, window, { at: 'over', ...ended, ticketId: windowDay(state, window).busyWith })

type CarriedOver = Extract<TicketChange, { type: 'ticket-carried-over' }>
type Call = Extract<TicketChange, { type: 'ticket-called' | 'ticket-recalled' }>

const called = (state: QueueState, event: Call, at: EventTime): QueueState => {
  const { id, number } = recordOf(state.tickets, event.ticketId)
  return {
    ...moved(state, event, at),
    recentCalls: withCall(state.recentCalls, {
      ticketId: id,
      number,
      window: event.window,
      calledAt: at.time,
    }),
  }
}

type Ended = Extract<TicketChange, { type: 'ticket-done' | 'ticket-cancelled' }>

/** Finished or cancelled: nothing more happens to it, unless that is undone. */
const ended = (state: QueueState, event: Ended, at: EventTime): QueueState => {
  const { ticketId, window = null, clerk: by = null } = event
  return withOver(moved(withEnding(state, { ticketId, window, by }, at), event, at), ticketId)
}

/** The ledger says of one who was left waiting what has been so since the day ended. */
const leftEnded = (state: QueueState, ticketId: string): QueueState => ({
  ...state,
  leftWaiting:
    state.leftWaiting.first() === ticketId
      ? state.leftWaiting.shift()
      : withoutOne(state.leftWaiting, ticketId),
})

const withoutOne = (list: PersistentList<string>, id: string): PersistentList<string> => {
  if (!list.includes(id)) throw new Error(`no ticket ${id} in the state`)
  return list.filter((each) => each !== id)
}

const cancelled = (
  state: QueueState,
  event: Extract<TicketChange, { type: 'ticket-cancelled' }>,
  at: EventTime,
): QueueState =>
  event.by === 'day-over' && !state.tickets.has(event.ticketId)
    ? leftEnded(state, event.ticketId)
    : calledBack(ended(state, event, at), event.ticketId)

/** Its person is not to come to the window that called. */
const calledBack = (state: QueueState, ticketId: string): QueueState => ({
  ...state,
  recentCalls: withoutCall(state.recentCalls, ticketId),
})

const done = (
  state: QueueState,
  event: Extract<TicketChange, { type: 'ticket-done' }>,
  at: EventTime,
): QueueState => {
  const ticket = recordOf(state.tickets, event.ticketId)
  const next = ended(state, event, at)
  if (ticket.day < state.day) return next
  return withServed(next, event)
}

/**
 * Folds one event of an entry with that entry's time and day. Pure. Throws when the ledger speaks of a ticket that is
 * not there: `decide` writes no such thing, so the state cannot be trusted any more.
 */
export const evolve = (
  state: QueueState,
  event: QueueEvent | DayEvent | RecordsEvent,
  at: EventTime,
): QueueState => {
  switch (event.type) {
    case 'day-opened':
      return openDay(state, event.day, event.since)
    case 'day-corrected':
      return correctDay(state, event.day)
    case 'entries-lost':
    case 'numbers-skipped':
      return skip(state, event.skipped)
    case 'ticket-taken':
      return taken(state, event, at)
    case 'ticket-carried-over':
      return carriedOver(state, event, at)
    case 'ticket-print-begun':
    case 'ticket-printed':
    case 'ticket-print-failed':
    case 'ticket-print-unconfirmed':
      return rewritten(state, event, at)
    case 'ticket-called':
      return called(countCall(state, recordOf(state.tickets, event.ticketId), event.window), event, at)
    case 'ticket-recalled':
      return called(state, event, at)
    case 'ticket-done':
      return done(state, event, at)
    case 'ticket-cancelled':
      return cancelled(state, event, at)
    case 'ticket-ending-undone':
      return moved(withoutEnding(state, recordOf(state.tickets, event.ticketId), event.back), event, at)
    case 'ticket-taken-up':
      return moved(withoutServed(state, recordOf(state.tickets, event.ticketId)), event, at)
    case 'ticket-serving':
    case 'ticket-no-show':
      return moved(state, event, at)
    case 'ticket-held':
    case 'ticket-returned':
    case 'ticket-transferred':
    case 'ticket-priority-refused':
      return calledBack(moved(state, event, at), event.ticketId)
    case 'ticket-announced':
      // Its ticket may be over for so long that it was let go.
      return state.tickets.has(event.ticketId) ? rewritten(state, event, at) : state
    case 'window-opened':
      // Who takes over says so in the same entry, after this.
      return withTakeOver(
        withService(state, event.window, { at: 'open', clerk: event.clerk, since: at.time }),
        event.window,
        { at: 'none' },
      )
    case 'window-resumed':
      return withService(state, event.window, { at: 'open', clerk: event.clerk, since: at.time })
    case 'window-paused':
      return withService(state, event.window, {
        at: 'paused',
        clerk: event.clerk,
        since: at.time,
        notice: event.notice,
      })
    case 'window-closed':
      return withService(state, event.window, { at: 'closed' })
    case 'take-over-asked':
      return takeOverAsked(state, event, at)
    case 'take-over-allowed':
      return takeOverEnded(state, event.window, { how: event.how, clerk: event.clerk, from: event.from })
    case 'take-over-refused':
      return takeOverEnded(state, event.window, { how: 'refused', clerk: event.clerk, from: event.by })
    case 'take-over-withdrawn': {
      const { window, clerk } = event
      return takeOverEnded(state, window, { how: 'withdrawn', clerk, from: whoServes(state, window) })
    }
  }
}

/** Folds one decision's events. */
export const evolveAll = (
  state: QueueState,
  events: readonly (QueueEvent | DayEvent)[],
  at: EventTime,
): QueueState => events.reduce((next, event) => evolve(next, event, at), state)
