import type { EventTime } from '../area.ts'
import type { DayEvent } from '../day/day.ts'
import type { RecordsEvent } from '../records/records.ts'
import type { QueueEvent } from './events.ts'
import { recordOf } from './line.ts'
import { correctDay, openDay } from './open-day.ts'
import {
  countCall,
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
import { skip } from './skipped.ts'
import { evolveTicket, takenTicket, type TicketChange, type TicketTaken } from './ticket.ts'
import type { QueueState, WindowDay } from './state.ts'
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
  carriedOver: persistentList(),
  over: persistentList(),
  tokens: persistentMap(),
  numbers: persistentMap(),
  people: persistentMap(),
  recentServices: [],
  endings: [],
  recentCalls: [],
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
  leftWaiting: withoutTold(state.leftWaiting, ticketId, (id) => id),
})

/** Likewise of one who goes on in the day. */
const carriedOver = (state: QueueState, ticketId: string): QueueState => ({
  ...state,
  carriedOver: withoutTold(state.carriedOver, ticketId, (each) => each.ticketId),
})

/** Without the ticket of which it is said, nearly always the first one. */
const withoutTold = <T>(
  list: PersistentList<T>,
  ticketId: string,
  idOf: (each: T) => string,
): PersistentList<T> => {
  const first = list.first()
  if (first !== undefined && idOf(first) === ticketId) return list.shift()
  const others = list.filter((each) => idOf(each) !== ticketId)
  if (others.size === list.size) throw new Error(`no ticket ${ticketId} in the state`)
  return others
}

const cancelled = (
  state: QueueState,
  event: Extract<TicketChange, { type: 'ticket-cancelled' }>,
  at: EventTime,
): QueueState => {
  const { ticketId } = event
  if (event.by !== 'day-over') return calledBack(ended(state, event, at), ticketId)
  if (!state.tickets.has(ticketId)) return leftEnded(state, ticketId)
  // An earlier program told a day apart from what its clock called a day to come in this entry only.
  const going = state.carriedOver.filter((each) => each.ticketId !== ticketId)
  return calledBack(ended({ ...state, carriedOver: going }, event, at), ticketId)
}

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
      return openDay(state, event)
    case 'day-corrected':
      return correctDay(state, event.day)
    case 'entries-lost':
    case 'numbers-skipped':
      return skip(state, event.skipped)
    case 'ticket-taken':
      return taken(state, event, at)
    case 'ticket-carried-over':
      return carriedOver(state, event.ticketId)
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
