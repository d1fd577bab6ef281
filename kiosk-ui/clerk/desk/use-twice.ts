import { type Armed, useQuestion } from '../../staff/use-question.ts'
import type { Offer } from './offers.ts'

export type Press = (offer: Offer) => void

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
