import type { Clock } from '#daemon/clock.ts'
import type { ClockFacts } from '#daemon/domain/area.ts'

/** The wall clock was set while the daemon ran. `by`: milliseconds, forward above 0; `from`, `to`: ISO 8601 UTC. */
type ClockStep = { by: number; from: string; to: string }

/** `now`: epoch milliseconds; `day`: the business day by it, whether it is believed or not. */
export type ClockReading = { now: number; day: string; facts: ClockFacts }

export type WallClock = {
  read(): ClockReading
  /** Those of the last 24 hours, oldest first, at most 20. */
  steps(): readonly ClockStep[]
}

export type WallClockParts = {
  clock: Clock
  businessDay(epochMs: number): string
  dayBegan(epochMs: number): number
  /** Whether a time server has set the machine's clock; null where the system does not say. */
  synchronised(): boolean | null
  stepped(step: ClockStep): void
}

/** More than this between wall clock and steady clock is a step, and an alarm for staff (reliability.md 2). */
const STEP_MS = 5 * 60_000
const ASK_AGAIN_MS = 5_000
const TOLD_MS = 24 * 60 * 60_000
const STEPS_MAX = 20

/**
 * Measures the wall clock against steady time, at every reading: the first decision after a step knows of it already.
 * What is small passes, as a time server moves a clock.
 */
export function openWallClock({
  clock,
  businessDay,
  dayBegan,
  synchronised,
  stepped,
}: WallClockParts): WallClock {
  let before = { now: clock.now(), steady: clock.monotonic() }
  let since = steadySince('start', before)
  let began = { at: before.now, instant: instant(before.now) }
  let steps: readonly { step: ClockStep; steady: number }[] = []
  let asked = { steady: before.steady, synchronised: synchronised() }

  function steadySince(after: ClockFacts['steadySince'], { now, steady }: { now: number; steady: number }) {
    return { steady, after, from: { time: instant(now), day: businessDay(now) } }
  }

  /** Asked at every command, and another one only once a day. */
  function dayBeganAt(now: number): string {
    const at = dayBegan(now)
    if (at !== began.at) began = { at, instant: instant(at) }
    return began.instant
  }

  function notice(now: number, steady: number): void {
    const expected = before.now + (steady - before.steady)
    before = { now, steady }
    if (Math.abs(now - expected) <= STEP_MS) return
    since = steadySince('step', before)
    const step = { by: Math.round(now - expected), from: instant(expected), to: instant(now) }
    steps = [...steps, { step, steady }].slice(-STEPS_MAX)
    stepped(step)
  }

  return {
    read() {
      const [now, steady] = [clock.now(), clock.monotonic()]
      notice(now, steady)
      if (steady - asked.steady >= ASK_AGAIN_MS) asked = { steady, synchronised: synchronised() }
      return {
        now,
        day: businessDay(now),
        facts: {
          steadyForMs: steady - since.steady,
          steadySince: since.after,
          from: since.from,
          dayBegan: dayBeganAt(now),
          synchronised: asked.synchronised,
        },
      }
    },
    steps: () => steps.filter(({ steady }) => clock.monotonic() - steady < TOLD_MS).map(({ step }) => step),
  }
}

function instant(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
