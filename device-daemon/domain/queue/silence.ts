import type { TicketState } from '#contract/ticket.ts'
import type { QueueRules } from './rules.ts'

type Called = Extract<TicketState, { at: 'called' }>

/** A call that waits longer than this to be said is not said any more: it has been shown all that time. */
const SHOWN_AFTER_MS = 60_000

/** How the newest call is answered. `unsaid`: it has still to be said. `until`: from then on a further call counts. */
export type Silence = { last: 'said' | 'unsaid'; until: string }

/** The silence that must follow a call before the next one counts, and before the ticket may be passed over. */
export const silenceAfter = (
  { calledAt, saidAt }: Called,
  { secondsBetweenCalls }: Pick<QueueRules, 'secondsBetweenCalls'>,
): Silence => {
  const called = Date.parse(calledAt)
  const ends = (from: number) => new Date(from + secondsBetweenCalls * 1000).toISOString()
  if (secondsBetweenCalls === 0) return { last: 'said', until: calledAt }
  return saidAt === undefined
    ? { last: 'unsaid', until: ends(called + SHOWN_AFTER_MS) }
    : { last: 'said', until: ends(Date.parse(saidAt)) }
}

/** Whole seconds that are still wanting at `time`, rounded up. A clock that was set back asks for no wait. */
export const secondsWanting = (called: Called, { until }: Silence, time: string): number =>
  time < called.calledAt ? 0 : Math.max(0, Math.ceil((Date.parse(until) - Date.parse(time)) / 1000))
