import { effect } from '@preact/signals'
import type { Session } from './session.ts'

/** What shows that a person is still at the screen. */
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Often enough for the shortest lock there is, one minute. */
const TELL_EVERY_MS = 30_000

/** Locks the screen after the station's idle time without a touch, for as long as the page stands. */
export function lockWhenIdle(session: Session): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idleMs = 0
  let toldAt = -Infinity

  function again(): void {
    clearTimeout(timer)
    if (idleMs > 0) timer = setTimeout(session.lock, idleMs)
  }

  /** The daemon locks by itself too, and sees no mouse, so this screen tells it that a person is reading. */
  function alive(): void {
    again()
    const now = performance.now()
    if (idleMs === 0 || now - toldAt < TELL_EVERY_MS) return
    toldAt = now
    session.stayAwake()
  }

  effect(() => {
    const state = session.state.value
    const isHere = state.at === 'signed-in' || state.at === 'given-pin'
    idleMs = isHere ? state.session.idleSeconds * 1000 : 0
    again()
  })
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { passive: true, capture: true })
}
