import { type ReadonlySignal, signal } from '@preact/signals'

/**
 * `counting`: seconds without a touch that are left to the warning. `warning`: seconds until everything personal is
 * gone. `resting`: the resident has gone, and the screen shows the board until the next touch.
 */
type Idle =
  | { at: 'counting'; secondsLeft: number }
  | { at: 'warning'; secondsLeft: number }
  | { at: 'resting' }

/** How a screen's quiet time ends: with a warning, at rest, or at once. */
type QuietEnd = 'warns' | 'rests' | 'leaves'

/** Seconds without a touch that a screen bears, and how they end. */
export type Patience = { quiet: number; end: QuietEnd }

/** A page to read gets half as long again as the ticket (design.md, Screens: 60 s on the ticket screen). */
export const READING: Patience = { quiet: 90, end: 'warns' }
export const WARNING_S = 30

export type IdleWatch = {
  state: ReadonlySignal<Idle>
  /** A touch: counts from the beginning. During the warning only `goOn` counts. */
  touched(): void
  goOn(): void
  /** The screen is being read aloud: counts as a touch, and a warning that is read begins its seconds again. */
  listenedTo(): void
  /** A new screen with its own patience, in seconds. */
  begin(quietSeconds: number, end: QuietEnd): void
}

/** Counts the seconds without a touch on a clock that never steps, in ms; `onEnd` when they are over. */
export function createIdle(onEnd: () => void, elapsed: () => number = () => performance.now()): IdleWatch {
  const state = signal<Idle>({ at: 'counting', secondsLeft: READING.quiet })
  let quiet = READING.quiet
  let end = READING.end
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  /** As if the last touch were `passed` seconds ago. */
  function restart(passed = 0): void {
    since = elapsed() - passed * 1000
    tick()
  }

  function tick(): void {
    clearTimeout(timer)
    const passed = (elapsed() - since) / 1000
    const next = idleAfter(passed, quiet, end)
    if (next === 'over') {
      if (end === 'rests') state.value = { at: 'resting' }
      else restart()
      onEnd()
      return
    }
    const last = state.peek()
    if (last.at !== next.at || last.secondsLeft !== next.secondsLeft) state.value = next
    timer = setTimeout(tick, 1000 - ((passed * 1000) % 1000) + 1)
  }

  return {
    state,
    touched() {
      if (state.peek().at !== 'warning') restart()
    },
    goOn: () => restart(),
    listenedTo: () => restart(state.peek().at === 'warning' ? quiet : 0),
    begin(quietSeconds, itsEnd) {
      quiet = quietSeconds
      end = itsEnd
      // Home at rest stays at rest: no touch has begun anything.
      if (itsEnd !== 'rests' || state.peek().at !== 'resting') restart()
    },
  }
}

/** Pure: what `passed` seconds without a touch mean. */
function idleAfter(passed: number, quiet: number, end: QuietEnd): Exclude<Idle, { at: 'resting' }> | 'over' {
  if (passed < quiet) return { at: 'counting', secondsLeft: Math.ceil(quiet - passed) }
  const left = quiet + WARNING_S - passed
  return end === 'warns' && left > 0 ? { at: 'warning', secondsLeft: Math.ceil(left) } : 'over'
}
