import { Map } from 'immutable'
import type { PrintState } from '#contract/ticket.ts'
import type { QueueEvent } from './events.ts'
import { recordOf } from './line.ts'
import { countCall, isOpen, moveTicket, placeTicket, queueDay, rewriteTicket, withService } from './places.ts'
import type { QueueState, TicketRecord } from './types.ts'

/** Of the entry an event stands in: instant (ISO 8601 UTC) and business day. */
export type EventTime = { time: string; day: string }

const RECENT_CALLS = 12 // lines of the hall display
const RECENT_SERVICES = 10 // 「按最近 10 人平均」
const MAX_SERVICE_SECONDS = 2 * 60 * 60 // longer is a ticket somebody forgot to finish, not a service

export const emptyQueue: QueueState = {
  day: '',
  queues: Map(),
  windows: Map(),
  ordinals: Map(),
  arrivals: 0,
  tickets: Map(),
  tokens: Map(),
  numbers: Map(),
  people: Map(),
  recentServices: [],
  recentCalls: [],
}

/** Keeps what is not over: open tickets (the same entry cancels those not being served) and slips under way. */
const openDay = (state: QueueState, day: string): QueueState => {
  const tickets = state.tickets.filter((ticket) => isOpen(ticket.state) || ticket.print.at === 'sending')
  return {
    ...state,
    day,
    queues: state.queues.map(({ line }) => ({ issued: 0, line: { ...line, priorityInARow: 0 } })),
    windows: state.windows.map(({ line, busyWith }) => ({
      line: { ...line, priorityInARow: 0 },
      service: { at: 'closed' as const },
      busyWith,
      priorityInARow: 0,
    })),
    ordinals: state.ordinals.clear(),
    tickets,
    tokens: state.tokens.filter((id) => tickets.has(id)),
    numbers: state.numbers.clear(),
    recentServices: [],
    recentCalls: [],
  }
}

const taken = (
  state: QueueState,
  event: Extract<QueueEvent, { type: 'ticket-taken' }>,
  at: EventTime,
): QueueState => {
  const queue = queueDay(state, event.queueId)
  const { type: _type, ticketId, ...given } = event
  const ticket: TicketRecord = {
    ...given,
    id: ticketId,
    // A clock set back does not bring yesterday back.
    day: at.day > state.day ? at.day : state.day,
    arrival: state.arrivals + 1,
    onlyWindow: null,
    takenAt: at.time,
    state: { at: 'waiting', since: at.time },
    print: { at: 'none' },
    printKiosk: null,
  }
  return placeTicket(
    {
      ...state,
      arrivals: ticket.arrival,
      ordinals: state.ordinals.set(event.number.charAt(0), event.ordinal),
      queues: state.queues.set(event.queueId, { ...queue, issued: queue.issued + 1 }),
    },
    ticket,
  )
}

const printing = (state: QueueState, ticketId: string, print: PrintState, kiosk?: string): QueueState => {
  const ticket = recordOf(state.tickets, ticketId)
  return rewriteTicket(state, { ...ticket, print, printKiosk: kiosk ?? ticket.printKiosk })
}

const moving = (state: QueueState, ticketId: string, to: Partial<TicketRecord>): QueueState => {
  const ticket = recordOf(state.tickets, ticketId)
  return moveTicket(state, ticket, { ...ticket, ...to })
}

const showCall = (
  state: QueueState,
  ticket: TicketRecord,
  window: string,
  calledAt: string,
): QueueState['recentCalls'] =>
  [
    { ticketId: ticket.id, number: ticket.number, window, calledAt },
    ...state.recentCalls.filter((call) => call.ticketId !== ticket.id),
  ].slice(0, RECENT_CALLS)

const called = (state: QueueState, ticketId: string, window: string, time: string): QueueState => {
  const ticket = recordOf(state.tickets, ticketId)
  const counted = countCall(state, ticket, window)
  return {
    ...moveTicket(counted, ticket, { ...ticket, state: { at: 'called', window, calledAt: time, calls: 1 } }),
    recentCalls: showCall(state, ticket, window, time),
  }
}

const recalled = (state: QueueState, ticketId: string, window: string, time: string): QueueState => {
  const ticket = recordOf(state.tickets, ticketId)
  const calls = ticket.state.at === 'called' ? ticket.state.calls + 1 : 1
  return {
    ...moveTicket(state, ticket, { ...ticket, state: { at: 'called', window, calledAt: time, calls } }),
    recentCalls: showCall(state, ticket, window, time),
  }
}

const rememberService = (
  state: QueueState,
  ticket: TicketRecord,
  time: string,
): QueueState['recentServices'] => {
  // Yesterday's last service says nothing of today's windows.
  if (ticket.state.at !== 'serving' || ticket.day !== state.day) return state.recentServices
  const seconds = Math.round((Date.parse(time) - Date.parse(ticket.state.startedAt)) / 1000)
  if (seconds <= 0 || seconds > MAX_SERVICE_SECONDS) return state.recentServices
  return [...state.recentServices, seconds].slice(-RECENT_SERVICES)
}

const done = (state: QueueState, ticketId: string, window: string, time: string): QueueState => {
  const recentServices = rememberService(state, recordOf(state.tickets, ticketId), time)
  return {
    ...moving(state, ticketId, { state: { at: 'done', window, finishedAt: time } }),
    recentServices,
  }
}

/** Whoever was called already goes back: the turn was another's. */
const priorityRefused = (state: QueueState, ticketId: string, time: string): QueueState => {
  const { state: was } = recordOf(state.tickets, ticketId)
  return moving(state, ticketId, {
    priority: { at: 'none' },
    state: was.at === 'called' ? { at: 'waiting', since: time } : was,
  })
}

/**
 * Folds one event of an entry with that entry's time and day. Pure. Throws when the ledger speaks of a ticket that is
 * not there: `decide` writes no such thing, so the state cannot be trusted any more.
 */
export const evolve = (state: QueueState, event: QueueEvent, at: EventTime): QueueState => {
  switch (event.type) {
    case 'day-opened':
      return openDay(state, event.day)
    case 'ticket-taken':
      return taken(state, event, at)
    case 'ticket-print-begun':
      return printing(state, event.ticketId, { at: 'sending' }, event.kiosk)
    case 'ticket-printed':
      return printing(state, event.ticketId, { at: 'printed' })
    case 'ticket-print-failed':
      return printing(state, event.ticketId, { at: 'failed', reason: event.reason })
    case 'ticket-print-unconfirmed':
      return printing(state, event.ticketId, { at: 'unconfirmed', reason: event.reason })
    case 'ticket-called':
      return called(state, event.ticketId, event.window, at.time)
    case 'ticket-recalled':
      return recalled(state, event.ticketId, event.window, at.time)
    case 'ticket-serving':
      return moving(state, event.ticketId, {
        state: { at: 'serving', window: event.window, startedAt: at.time },
      })
    case 'ticket-done':
      return done(state, event.ticketId, event.window, at.time)
    case 'ticket-no-show':
      return moving(state, event.ticketId, { state: { at: 'no-show', window: event.window, since: at.time } })
    case 'ticket-held':
      return moving(state, event.ticketId, {
        state: { at: 'held', window: event.window, reason: event.reason, since: at.time },
      })
    case 'ticket-returned':
      return moving(state, event.ticketId, { state: { at: 'waiting', since: at.time } })
    case 'ticket-transferred':
      return moving(state, event.ticketId, {
        queueId: event.queueId,
        onlyWindow: event.window,
        state: { at: 'waiting', since: at.time },
      })
    case 'ticket-cancelled':
      return moving(state, event.ticketId, { state: { at: 'cancelled', since: at.time } })
    case 'ticket-priority-refused':
      return priorityRefused(state, event.ticketId, at.time)
    case 'ticket-announced':
      return state
    case 'window-opened':
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
  }
}

/** Folds one decision's events. */
export const evolveAll = (state: QueueState, events: readonly QueueEvent[], at: EventTime): QueueState =>
  events.reduce((next, event) => evolve(next, event, at), state)
