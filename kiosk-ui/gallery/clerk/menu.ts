import type { Hand } from '../hand.ts'
import type { GalleryState } from '../state.ts'
import { type ClerkFixture, busy, clerk } from './fixture.ts'

const menu = (after: (hand: Hand) => Promise<void>) => ({
  steps: async (hand: Hand) => {
    await hand.pressOn('[data-act=menu]')
    await after(hand)
    await hand.see('dialog[open]')
  },
})

/** What the menu opens. */
export const menuStates: readonly GalleryState<ClerkFixture>[] = [
  clerk(
    'menu',
    'menu',
    busy(),
    menu(async () => {}),
  ),
  clerk(
    'own-plate',
    'own-plate',
    busy(),
    menu((hand) => hand.press(/座牌/)),
  ),
  clerk(
    'change-pin',
    'change-pin',
    busy(),
    menu((hand) => hand.press(/密码/)),
  ),
]
