import type { CardDesk } from '#daemon/desks/cards/card-desk.ts'
import { liveMessage } from '../message.ts'
import type { KioskTopic } from '../topic.ts'

/** What the reader of a kiosk sees: for that kiosk, now, and never again. */
export function cardsTopic(cards: Pick<CardDesk, 'onEvent'>): KioskTopic {
  return {
    name: 'cards',
    audience: 'kiosk',
    moments(tell) {
      cards.onEvent((kiosk, { event, data }) => tell(kiosk, liveMessage(event, data)))
    },
  }
}
