import type { WindowWork } from '#contract/clerk.ts'
import type { Snapshot } from '#contract/live.ts'
import { manyTroubles, paperOut } from '../made-up/troubles.ts'
import { callOf, workOf } from '../made-up/window-work.ts'
import { atWork, holding, opened, ouyang, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type ClerkFixture, called, clerk, serving } from './fixture.ts'

/** 接替 of a window with a person in hand, for the one who asks and the one who is asked. */
export function takeOverStates(): readonly GalleryState<ClerkFixture>[] {
  const people = { clerk: wang, from: ouyang }
  const asked = { at: 'asked', clerk: ouyang, from: wang, seconds: 42 } as const
  const windows = (snapshot: Snapshot): Snapshot =>
    atWork(snapshot, (one, i) => (i === 0 ? holding(opened(one, ouyang), 'A9999', 'serving') : one))
  const theirs = (snapshot: Snapshot, takeOver: WindowWork['takeOver']): WindowWork => {
    const work = serving(snapshot)
    return { ...work, window: { ...work.window, clerk: ouyang }, takeOver }
  }
  return [
    clerk('choose-window-ask', 'choose-window', workOf, {
      window: null,
      windows: (snapshot) => atWork(snapshot, (one, i) => (i === 1 ? holding(one, 'A032', 'serving') : one)),
      steps: async (hand) => {
        await hand.pressOn('[data-place=W2]')
        await hand.see('dialog[open]')
      },
    }),
    clerk(
      'waits-for-answer',
      'waits-for-answer',
      (snapshot) => theirs(snapshot, { at: 'asked', ...people, seconds: 40 }),
      { windows },
    ),
    clerk(
      'take-over-refused',
      'choose-window',
      (snapshot) => theirs(snapshot, { at: 'over', how: 'refused', ...people, ticketId: 't-A9999' }),
      { windows },
    ),
    clerk(
      'lost-without-answer',
      'choose-window',
      (snapshot) =>
        theirs(snapshot, { at: 'over', how: 'no-answer', clerk: ouyang, from: wang, ticketId: 't-A9999' }),
      { windows },
    ),
    clerk('desk-asked-for', 'desk', (snapshot) => ({ ...serving(snapshot), takeOver: asked })),
    clerk('compact-asked-for', 'compact', (snapshot) => ({ ...serving(snapshot), takeOver: asked }), {
      layout: 'compact',
      troubles: manyTroubles,
      calls: (snapshot) => [callOf(snapshot, 'call-1', { at: 'waiting' })],
    }),
    clerk('desk-asked-for-and-calls', 'desk', (snapshot) => ({ ...called(3)(snapshot), takeOver: asked }), {
      troubles: (snapshot) => [paperOut(snapshot)],
      calls: (snapshot) => [callOf(snapshot, 'call-1', { at: 'waiting' })],
    }),
    clerk('desk-taken-over', 'desk', (snapshot) => ({
      ...serving(snapshot),
      takeOver: { at: 'over', how: 'no-answer', ...people, ticketId: 't-A9999' },
    })),
  ]
}
