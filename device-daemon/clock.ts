/** The one source of time and of waiting. Durations are milliseconds. */
export interface Clock {
  /** Epoch milliseconds. Steps when the machine's clock is set. */
  now(): number
  /** Milliseconds that never step; only differences mean anything. */
  monotonic(): number
  /** Runs `then` once after `ms`; returns a way to call it off. */
  after(ms: number, then: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}
