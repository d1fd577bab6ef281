import { effect } from '@preact/signals'
import type { Session } from './session.ts'

/** What a person does who is still there. */
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Locks the screen when nobody has touched it for as long as the station wants. For as long as the page stands. */
export function lockWhenIdle(session: Session): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idleMs = 0

  function again(): void {
    clearTimeout(timer)
    if (idleMs > 0) timer = setTimeout(session.lock, idleMs)
  }

  effect(() => {
    const state = session.state.value
    idleMs = state.at === 'signed-in' ? state.session.idleSeconds * 1000 : 0
    again()
  })
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, again, { passive: true, capture: true })
}
