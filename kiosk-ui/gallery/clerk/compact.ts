import { manyTroubles } from '../made-up/troubles.ts'
import { callOf, workOf } from '../made-up/window-work.ts'
import { paused } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type ClerkFixture, busy, called, clerk, locked, serving } from './fixture.ts'

/** The small window that stays above other programs. */
export const compactStates: readonly GalleryState<ClerkFixture>[] = [
  clerk('compact-free', 'compact', busy(), { layout: 'compact' }),
  clerk('compact-called', 'compact', called(1), { layout: 'compact' }),
  clerk('compact-pressing', 'compact', serving, {
    layout: 'compact',
    troubles: manyTroubles,
    calls: (snapshot) => [callOf(snapshot, 'call-1', { at: 'waiting' })],
  }),
  clerk(
    'compact-paused',
    'compact',
    (snapshot) => {
      const work = busy()(snapshot)
      return { ...work, window: paused(work.window, '取件，约 10 分钟') }
    },
    { layout: 'compact' },
  ),
  clerk('compact-locked', 'compact', workOf, { layout: 'compact', answers: locked }),
]
