import { signal } from '@preact/signals'
import type { LinkState, Live, LiveMessage } from '../link/live.ts'

/** What a surface hears of the station: the state of its link, and the messages that came through it. */
export type Heard = { link?: LinkState['at']; says: readonly LiveMessage[] }

/** A stream that has said this and stays in this link state. */
export function madeUpLive({ link = 'live', says }: Heard): Live {
  const state = signal<LinkState>({ at: 'live' })
  return {
    state,
    move() {},
    start(onMessage) {
      for (const message of says) onMessage(message)
      // Screens note when the link goes away by what they knew before.
      state.value = { at: link }
    },
  }
}
