/** First wait, longest wait (milliseconds). Each attempt doubles the wait until it reaches the cap. */
export type BackoffLimits = { firstMs: number; capMs: number }

/**
 * How long to wait before attempt number `attempt` (0 = the first one after a failure), in milliseconds.
 * The lower half is fixed and the upper half drawn with `random` (0 ≤ x < 1), so that several devices or kiosks do not
 * knock in step. Never above `capMs`, never below half of `firstMs`.
 */
export function backoffMs(attempt: number, limits: BackoffLimits, random: () => number): number {
  const whole = Math.min(limits.capMs, limits.firstMs * 2 ** Math.min(attempt, 30))
  return Math.round(whole / 2 + (random() * whole) / 2)
}
