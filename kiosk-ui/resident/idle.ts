import { type ReadonlySignal, signal } from '@preact/signals'
import type { Screen } from './screen.ts'

/**
 * `counting`: nobody has touched for a while, seconds to the warning. `warning`: seconds until everything personal is
 * gone.
 */
export type Idle = { at: 'counting'; secondsLeft: number } | { at: 'warning'; secondsLeft: number }

/** design.md, Screens: 60 s on the ticket screen; a page to read gets half as long again. */
const TICKET_QUIET_S = 60
const READING_QUIET_S = 90
/** Long enough to turn round and come back. */
const CARD_QUIET_S = 30
export const WARNING_S = 30

/** Seconds without a touch that a screen bears, and whether it asks before the end. */
export function patienceOf(at: Screen['at']): { quiet: number; warns: boolean } {
  if (at === 'take-card-away') return { quiet: CARD_QUIET_S, warns: false }
  const quiet = at === 'ticket' || at === 'already-waiting' ? TICKET_QUIET_S : READING_QUIET_S
  return { quiet, warns: at !== 'home' }
}

export type IdleWatch = {
  state: ReadonlySignal<Idle>
  /** Somebody is there: counts from the beginning. During the warning only `goOn` counts. */
  touched(): void
  goOn(): void
  /** A new screen with its own patience, in seconds; `warns` false goes straight to the end. */
  begin(quietSeconds: number, warns: boolean): void
}

/** Counts the seconds without a touch on a clock that never steps, in ms; `onEnd` when nobody came back. */
export function createIdle(onEnd: () => void, elapsed: () => number = () => performance.now()): IdleWatch {
  const state = signal<Idle>({ at: 'counting', secondsLeft: READING_QUIET_S })
  let quiet = READING_QUIET_S
  let warns = true
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function restart(): void {
    since = elapsed()
    tick()
  }

  function tick(): void {
    clearTimeout(timer)
    const passed = (elapsed() - since) / 1000
    const next = idleAfter(passed, quiet, warns)
    if (next === 'over') {
      since = elapsed()
      state.value = { at: 'counting', secondsLeft: quiet }
      timer = setTimeout(tick, 1000)
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
      if (state.peek().at === 'counting') restart()
    },
    goOn: restart,
    begin(quietSeconds, warnsFirst) {
      quiet = quietSeconds
      warns = warnsFirst
      restart()
    },
  }
}

/** Pure: what `passed` seconds without a touch mean. */
export function idleAfter(passed: number, quiet: number, warns: boolean): Idle | 'over' {
  if (passed < quiet) return { at: 'counting', secondsLeft: Math.ceil(quiet - passed) }
  const left = quiet + WARNING_S - passed
  return warns && left > 0 ? { at: 'warning', secondsLeft: Math.ceil(left) } : 'over'
}
