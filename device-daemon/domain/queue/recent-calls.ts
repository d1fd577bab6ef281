import type { TicketState } from '#contract/ticket.ts'
import type { RecentCall, TicketRecord } from './state.ts'

const RECENT_CALLS = 12 // lines of the hall display

type Calls = readonly RecentCall[]

/** A call, or the same one again, comes first. */
export const withCall = (calls: Calls, call: RecentCall): Calls =>
  [call, ...withoutCall(calls, call.ticketId)].slice(0, RECENT_CALLS)

/** The call's person is not to come to that window: the hall shows it no more. */
export const withoutCall = (calls: Calls, ticketId: string): Calls =>
  calls.some((call) => call.ticketId === ticketId)
    ? calls.filter((call) => call.ticketId !== ticketId)
    : calls

/** How many calls of the hall are older than this ticket's; null where the hall does not show it. */
export const olderCallsThan = (calls: Calls, ticketId: string): number | null => {
  const at = calls.findIndex((call) => call.ticketId === ticketId)
  return at < 0 ? null : calls.length - at - 1
}

/** The person of a call that was taken back is to come after all: it stands between the older and the newer calls again. */
export const calledStill = (
  calls: Calls,
  { id, number }: TicketRecord,
  back: TicketState,
  olderCalls: number | null,
): Calls => {
  if (back.at !== 'called' || olderCalls === null) return calls
  const others = withoutCall(calls, id)
  const call = { ticketId: id, number, window: back.window, calledAt: back.calledAt }
  return others.toSpliced(Math.max(0, others.length - olderCalls), 0, call).slice(0, RECENT_CALLS)
}
