import type { Answers } from '../made-up-daemon.ts'
import { accountChanges, largeRoster, roster } from '../made-up/window-work.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

const few: Answers = {
  'GET /api/staff': { accounts: [...roster] },
  'GET /api/staff/changes': { changes: [] },
}
const many: Answers = {
  'GET /api/staff': { accounts: [...largeRoster] },
  'GET /api/staff/changes': accountChanges,
}

export const peopleStates: readonly GalleryState<AdminFixture>[] = [
  admin('people', 'people', { answers: few }),
  admin('people-changed', 'people', { answers: many }),
  admin('people-plate', 'people', {
    answers: few,
    async steps(hand) {
      await hand.pressOn('[data-act=plate]')
      await hand.see('.own-plate')
    },
  }),
  admin('people-own-pin-first', 'people', {
    answers: few,
    async steps(hand) {
      await hand.press('改姓名、身份')
      await hand.see('.own-pin .asked:not(:empty)')
    },
  }),
]
