import type { TicketState } from '#contract/ticket.ts'
import type { EventTime } from '../area.ts'
import { recordOf } from './line.ts'
import { windowDay } from './places.ts'
import { calledStill, olderCallsThan } from './recent-calls.ts'
import type { Ending, QueueState, TicketRecord } from './state.ts'

/** So long a press may be taken back by the person who made it. */
export const UNDO_MS = 60_000
/** More than a hall full of windows ends within that time; a clock that stands still must not fill the memory. */
const ENDINGS_KEPT = 64

const RECENT_SERVICES = 10 // 「按最近 10 人平均」
/** Those that an undo brings back into the newest ten stand behind them. */
const SERVICES_KEPT = RECENT_SERVICES + ENDINGS_KEPT
const MAX_SERVICE_SECONDS = 2 * 60 * 60 // longer is a ticket that was not finished by mistake

/** Seconds that the day's newest services took, at most 10. */
export const newestServices = ({ recentServices }: QueueState): readonly number[] =>
  recentServices.slice(-RECENT_SERVICES)

/** What a service says of the next ones; null where that is nothing. */
const secondsServed = (state: QueueState, ticket: TicketRecord, time: string): number | null => {
  // Yesterday's last service says nothing of today's windows.
  if (ticket.state.at !== 'serving' || ticket.day < state.day) return null
  const seconds = Math.round((Date.parse(time) - Date.parse(ticket.state.startedAt)) / 1000)
  return seconds <= 0 || seconds > MAX_SERVICE_SECONDS ? null : seconds
}

/** Whether it can still be undone at `time`. Reading a time is dear, and at midnight thousands end at one time. */
const notBefore = (time: string): ((ending: Ending) => boolean) => {
  const oldest = Date.parse(time) - UNDO_MS
  return (ending) => ending.time === time || Date.parse(ending.time) >= oldest
}

/** Notes how a ticket ended; before it does. `by`: the clerk, null for anybody else. */
export const withEnding = (
  state: QueueState,
  { ticketId, window, by }: { ticketId: string; window: string | null; by: string | null },
  { time }: EventTime,
): QueueState => {
  const ticket = recordOf(state.tickets, ticketId)
  const seconds = secondsServed(state, ticket, time)
  const olderCalls = olderCallsThan(state.recentCalls, ticketId)
  const ending: Ending = { ticketId, by, window, time, from: ticket.state, seconds, olderCalls }
  return {
    ...state,
    endings: [...state.endings.filter(notBefore(time)), ending].slice(-ENDINGS_KEPT),
    recentServices:
      seconds === null ? state.recentServices : [...state.recentServices, seconds].slice(-SERVICES_KEPT),
  }
}

/** One service more for the window and the clerk that finished a ticket of the open day. */
export const withServed = (
  state: QueueState,
  { ticketId, window: id, clerk }: { ticketId: string; window: string; clerk: string },
): QueueState => {
  const window = windowDay(state, id)
  return {
    ...state,
    windows: state.windows.set(id, { ...window, servedToday: window.servedToday + 1 }),
    servedBy: state.servedBy.set(clerk, (state.servedBy.get(clerk) ?? 0) + 1),
    finishedBy: state.finishedBy.set(ticketId, clerk),
  }
}

/** One service less for those who finished the ticket, which goes on after all; before it does. */
export const withoutServed = (state: QueueState, { id, state: was, day }: TicketRecord): QueueState => {
  if (was.at !== 'done' || day < state.day) return state
  const window = windowDay(state, was.window)
  const clerk = state.finishedBy.get(id)
  return {
    ...state,
    windows: state.windows.set(was.window, { ...window, servedToday: Math.max(0, window.servedToday - 1) }),
    finishedBy: state.finishedBy.delete(id),
    servedBy:
      clerk === undefined
        ? state.servedBy
        : state.servedBy.set(clerk, Math.max(0, (state.servedBy.get(clerk) ?? 0) - 1)),
  }
}

/** As if the ticket had not ended; before it goes back to `back`, where it was. */
export const withoutEnding = (state: QueueState, ticket: TicketRecord, back: TicketState): QueueState => {
  const ending = state.endings.findLast(({ ticketId }) => ticketId === ticket.id)
  const counted = withoutServed(state, ticket)
  if (ending === undefined) return counted
  const { seconds } = ending
  const at = seconds === null ? -1 : counted.recentServices.lastIndexOf(seconds)
  return {
    ...counted,
    endings: counted.endings.filter((each) => each !== ending),
    recentCalls: calledStill(counted.recentCalls, ticket, back, ending.olderCalls),
    recentServices: at < 0 ? counted.recentServices : counted.recentServices.toSpliced(at, 1),
  }
}
