import { useRef, useState } from 'preact/hooks'
import type { Offer } from './offers.ts'

/** What was pressed once and must be pressed again: its verb and ticket; null for nothing. */
export type Armed = string | null
export type Press = (offer: Offer) => void

/** How long the question stands. */
const ARMED_MS = 5000
/** A trembling second tap is no answer to it. */
const DEAF_MS = 400

/** Presses at once, but for what cannot be undone: that must be pressed a second time. */
export function useTwice(send: Press): { press: Press; armed: Armed } {
  const [armed, setArmed] = useState<Armed>(null)
  const since = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function press(offer: Offer): void {
    if (offer.when.at === 'not-yet') return
    const now = performance.now()
    if (offer.when.at === 'twice' && armed !== keyOf(offer)) {
      since.current = now
      setArmed(keyOf(offer))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setArmed(null), ARMED_MS)
      return
    }
    if (offer.when.at === 'twice' && now - since.current < DEAF_MS) return
    setArmed(null)
    send(offer)
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
