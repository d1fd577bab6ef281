import type { Hand } from '../hand.ts'
import { refusal } from '../made-up-daemon.ts'
import { usualTodo } from '../made-up/todo.ts'
import { manyTroubles, paperOut } from '../made-up/troubles.ts'
import { callOf, workOf, sessionOf } from '../made-up/window-work.ts'
import { atWork, holding, ouyang, paused, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type ClerkFixture, clerk, locked, signedOut } from './fixture.ts'

const typePin = async (hand: Hand): Promise<void> => {
  for (const digit of '246810') await hand.press(new RegExp(`^${digit}$`))
}
const forward = (hand: Hand) => hand.pressOn('.pin-keys .go')

/** What stands before the desk: the sign-in, the lock, and the choice of a window. */
export const doorStates: readonly GalleryState<ClerkFixture>[] = [
  clerk('opening', 'opening', workOf, { answers: { 'GET /api/session': 'never' } }),
  clerk('sign-in', 'sign-in', workOf, { answers: signedOut }),
  clerk('sign-in-first-time', 'sign-in', workOf, {
    answers: { ...signedOut, 'GET /api/session/names': { names: [] } },
    names: [],
  }),
  clerk('sign-in-wrong-pin', 'sign-in', workOf, {
    answers: { ...signedOut, 'POST /api/session': refusal('wrong-pin', '姓名或密码不对。') },
    steps: async (hand) => {
      await typePin(hand)
      await forward(hand)
      await hand.see('.said:not(:empty)')
    },
  }),
  clerk('sign-in-too-often', 'sign-in', workOf, {
    answers: {
      ...signedOut,
      'POST /api/session': refusal('too-many-tries', '试的次数太多了，请过 4 分钟再试。', {
        retryAfterSeconds: 225,
      }),
    },
    steps: async (hand) => {
      await typePin(hand)
      await forward(hand)
      await hand.see('.said-left')
    },
  }),
  clerk('locked', 'locked', workOf, { answers: locked }),
  clerk('locked-while-something-waits', 'locked', workOf, {
    answers: { ...locked, 'GET /api/session/awaits': { troubles: 2, takeOver: true } },
  }),
  clerk('locked-while-somebody-calls', 'locked', workOf, {
    answers: locked,
    calls: (snapshot) => [callOf(snapshot, 'call-1', { at: 'waiting' })],
  }),
  clerk('own-pin-first', 'first-pin', workOf, {
    answers: { 'GET /api/session': sessionOf(wang, { pin: 'given' }) },
  }),
  clerk('choose-window', 'choose-window', workOf, {
    window: null,
    windows: (snapshot) =>
      atWork(snapshot, (one, i) => (i === 2 ? { ...one, service: { at: 'closed' }, clerk: null } : one)),
  }),
  clerk('choose-window-still-open', 'choose-window', workOf, {
    window: null,
    windows: (snapshot) =>
      atWork(snapshot, (one, i) =>
        i === 0 ? holding(one, 'A032', 'serving') : i === 2 ? paused(one, '取件，约 10 分钟') : one,
      ),
  }),
  clerk('choose-window-take-over', 'choose-window', workOf, {
    window: null,
    steps: async (hand) => {
      await hand.pressOn('[data-place=W2]')
      await hand.see('dialog[open]')
    },
  }),
  clerk('relieved', 'choose-window', (snapshot) => {
    const work = workOf(snapshot)
    return { ...work, window: { ...work.window, clerk: ouyang } }
  }),
  clerk('choose-window-trouble', 'choose-window', workOf, {
    window: null,
    troubles: (snapshot) => [paperOut(snapshot)],
  }),
  clerk('choose-window-todo', 'choose-window', workOf, { window: null, todo: usualTodo }),
  clerk('choose-window-troubles-open', 'choose-window', workOf, {
    window: null,
    troubles: manyTroubles,
    steps: async (hand) => {
      await hand.pressOn('[data-act=troubles]')
      await hand.see('dialog[open]')
    },
  }),
]
