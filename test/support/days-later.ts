import type { ManualClock } from './manual-clock.ts'

const DAY_MS = 24 * 60 * 60_000
/** Midnight in Shanghai is at 16:00 UTC. */
const MIDNIGHT_MS = 16 * 60 * 60_000
/** A clock that was set is believed after ten. */
const QUARTER_MS = 15 * 60_000

/** Lets nights pass as they do at a running station, without waiting for them: a minute past midnight afterwards. */
export async function daysLater(clock: ManualClock, days: number): Promise<void> {
  for (let night = 0; night < days; night++) {
    const today = clock.now() - ((clock.now() + DAY_MS - MIDNIGHT_MS) % DAY_MS)
    clock.step(today + DAY_MS - QUARTER_MS)
    await clock.advance(QUARTER_MS + 60_000)
  }
}
