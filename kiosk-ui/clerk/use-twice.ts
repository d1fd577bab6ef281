import { useEffect, useRef, useState } from 'preact/hooks'
import type { Offer } from './offers.ts'

/** What was pressed once and must be pressed again: its verb and ticket; null for nothing. */
export type Armed = string | null
export type Press = (offer: Offer) => void

/** A question that stands since `sinceMs`, on a clock that only runs forward. */
type Question = { what: string; sinceMs: number }

/** How long the question stands. */
const ARMED_MS = 5000
/** A trembling second tap is no answer to it. */
const DEAF_MS = 400

/** What a press means while this question stands: it asks, it is a trembling of the press that asked, or the answer. */
export function readPress(
  standing: Question | null,
  what: string,
  nowMs: number,
): 'asks' | 'trembles' | 'answers' {
  if (standing === null || standing.what !== what) return 'asks'
  const age = nowMs - standing.sinceMs
  if (age < DEAF_MS) return 'trembles'
  return age < ARMED_MS ? 'answers' : 'asks'
}

/** Asks before what cannot be undone: `surely` acts at the second press of the same thing. */
export function useQuestion(): { armed: Armed; surely(what: string, act: () => void): void; forget(): void } {
  const [armed, setArmed] = useState<Armed>(null)
  const standing = useRef<Question | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function forget(): void {
    clearTimeout(timer.current)
    standing.current = null
    setArmed(null)
  }

  return {
    armed,
    forget,
    surely(what, act) {
      const nowMs = performance.now()
      switch (readPress(standing.current, what, nowMs)) {
        case 'asks':
          forget()
          standing.current = { what, sinceMs: nowMs }
          setArmed(what)
          timer.current = setTimeout(forget, ARMED_MS)
          return
        case 'trembles':
          return
        case 'answers':
          forget()
          act()
      }
    },
  }
}

/** Presses at once, but for what cannot be undone: that must be pressed a second time. */
export function useTwice(send: Press): { press: Press; armed: Armed } {
  const { armed, surely, forget } = useQuestion()

  function press(offer: Offer): void {
    switch (offer.when.at) {
      case 'not-yet':
        return
      case 'twice':
        return surely(keyOf(offer), () => send(offer))
      case 'ready':
        forget()
        send(offer)
    }
  }

  return { press, armed }
}

/** Whether this is what was pressed once. */
export function isArmed(offer: Offer, armed: Armed): boolean {
  return armed === keyOf(offer)
}

function keyOf({ wish }: Offer): string {
  return 'ticketId' in wish ? `${wish.verb} ${wish.ticketId}` : wish.verb
}
