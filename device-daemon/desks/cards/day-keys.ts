import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'

export type DayKeys = {
  /** The key of a day's tags; null while it cannot be had. */
  dayKey(day: string): Uint8Array | null
  close(): void
}

const AGAIN_MS = 60_000 // a disk that was full may have room again

/**
 * The keys under which a day's residents are told apart. A key is destroyed as soon as the next day opens, and at a
 * start after that; from then on no tag in the ledger can be traced to a person.
 */
export function openDayKeys(
  seal: Seal | null,
  station: Pick<Station, 'state' | 'onEntries'>,
  { clock, log }: { clock: Clock; log: Log },
): DayKeys {
  let cancelAgain = () => {}

  const forgetPastDays = () => {
    cancelAgain()
    const { open: day } = station.state().day
    if (seal === null || day === '') return
    const forgotten = seal.forgetDaysBefore(day)
    if (forgotten.at === 'forgotten') return
    log.error({ reason: forgotten.reason }, 'keys of past days could not be destroyed; trying again')
    cancelAgain = clock.after(AGAIN_MS, forgetPastDays)
  }
  const unsubscribe = station.onEntries((entries) => {
    const opens = entries.some(({ events }) => events.some(({ type }) => type === 'day-opened'))
    if (opens) forgetPastDays()
  })
  forgetPastDays()

  return {
    dayKey(day) {
      const found = seal?.dayKey(day)
      if (found?.at === 'key') return found.key
      log.error({ day, found: found?.at ?? 'no key store' }, 'no key for the day')
      return null
    },
    close() {
      unsubscribe()
      cancelAgain()
    },
  }
}
