import type { Clock } from '#daemon/clock.ts'

/** Guessing four digits takes a day at this rate, longer than a person stands in a hall. */
const WRONG_TRIES = 5
const WITHIN_MS = 60_000

/** So many wrong tries a minute at each kiosk. */
export function openTries(clock: Pick<Clock, 'monotonic'>): {
  /** Seconds until another try counts; 0 for at once. */
  waitSeconds(kiosk: string): number
  /** Counts a try as wrong until it is taken back. */
  count(kiosk: string): { takeBack(): void }
} {
  const wrong = new Map<string, readonly number[]>()
  const recent = (kiosk: string) =>
    (wrong.get(kiosk) ?? []).filter((at) => at > clock.monotonic() - WITHIN_MS)
  return {
    waitSeconds(kiosk) {
      const tries = recent(kiosk)
      const [oldest] = tries
      return oldest === undefined || tries.length < WRONG_TRIES
        ? 0
        : Math.ceil((oldest + WITHIN_MS - clock.monotonic()) / 1000)
    },
    count(kiosk) {
      const now = clock.monotonic()
      wrong.set(kiosk, [...recent(kiosk), now])
      return {
        takeBack() {
          const tries = wrong.get(kiosk) ?? []
          const own = tries.indexOf(now)
          if (own >= 0) wrong.set(kiosk, tries.toSpliced(own, 1))
        },
      }
    },
  }
}
