import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'

const DAY_MS = 86_400_000
/** Long enough for a text that is begun, left and taken up again. */
const UNUSED_FOR_DAYS = 30
/** A station that is switched off at night does it by day, once everything else has started. */
const AFTER_START_MS = 600_000

/**
 * Removes pictures that nothing has needed for 30 days, each day once: at midnight, or ten minutes after a start. They
 * were put into a text that was never kept. By the station's day, which a clock that was set wrong does not move.
 */
export function collectPictures(parts: {
  station: Pick<Station, 'today' | 'onTick'>
  /** Removes what was kept last before `before`, epoch milliseconds, and is not needed; where that cannot be said, nothing. */
  collect(
    before: number,
  ): Promise<{ at: 'collected'; gone: readonly string[] } | { at: 'failed'; reason: string }>
  clock: Pick<Clock, 'monotonic'>
  log: Log
}): { settled(): Promise<void>; close(): void } {
  const { station, clock, log } = parts
  const from = clock.monotonic() + AFTER_START_MS
  let done = ''

  async function collect(): Promise<void> {
    const today = station.today()
    if (today === done || clock.monotonic() < from) return
    done = today
    const collected = await parts.collect(Date.parse(today) - UNUSED_FOR_DAYS * DAY_MS)
    if (collected.at === 'failed')
      log.error({ reason: collected.reason }, 'it cannot be said which pictures are needed: none is removed')
    else if (collected.gone.length > 0)
      log.info({ pictures: collected.gone }, 'pictures that nothing needed are removed')
  }

  let going: Promise<void> = Promise.resolve()
  const close = station.onTick(() => {
    going = going.then(collect)
  })
  return { settled: () => going, close }
}
