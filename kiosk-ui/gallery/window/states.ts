import type { Snapshot } from '#contract/live.ts'
import type { Answers } from '../made-up-daemon.ts'
import type { Heard } from '../made-up-live.ts'
import { atWork, fullest, holding, opened, ouyang, paused, PICTURE, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'

/** `code`: the station does not trust it yet; `id`: which window's screen; `plate`: its plates on paper instead. */
export type WindowFixture = Heard & { answers?: Answers; id: string; plate?: 'a4' | 'a5'; code?: string }

function window(
  name: string,
  screen: string,
  change: (snapshot: Snapshot) => Snapshot,
  more: Partial<Pick<WindowFixture, 'id' | 'plate' | 'link' | 'code'>> = {},
): GalleryState<WindowFixture> {
  return {
    name,
    screen,
    fixture: ({ snapshot }) => ({
      id: 'W1',
      ...more,
      says: [{ name: 'snapshot', data: change(snapshot) }],
    }),
  }
}

const first =
  (change: (window: Snapshot['windows'][number]) => Snapshot['windows'][number]) => (snapshot: Snapshot) =>
    atWork(snapshot, (one, i) => (i === 0 ? change(one) : one))

const opens = first((one) => opened(one, wang))

/** The first window with every text as long as it may be. */
const full = first((one) => ({ ...opened(fullest(one), ouyang), clerk: { ...ouyang, photo: PICTURE } }))

/** On paper. */
const plates = (
  name: string,
  plate: 'a4' | 'a5',
  change: (snapshot: Snapshot) => Snapshot,
): GalleryState<WindowFixture> => ({ ...window(name, 'plates', change, { plate }), lookedAtBy: 'paper' })

export const windowStates: readonly GalleryState<WindowFixture>[] = [
  { name: 'connecting', screen: 'connecting', fixture: () => ({ id: 'W1', link: 'connecting', says: [] }) },
  window('closed', 'closed', (snapshot) => snapshot),
  window('closed-others-open', 'closed', (snapshot) =>
    atWork(snapshot, (one, i) => (i === 0 ? { ...one, service: { at: 'closed' }, clerk: null } : one)),
  ),
  window('closed-until-tomorrow', 'closed', (snapshot) => ({
    ...snapshot,
    opening: { at: 'closed', opensAt: { day: '2026-11-24', time: '08:30' } },
  })),
  window('free', 'free', opens),
  window(
    'called',
    'called',
    first((one) => holding(opened(one, wang), 'A032')),
  ),
  window(
    'called-a9999',
    'called',
    first((one) => holding(opened(fullest(one), ouyang), 'A9999')),
  ),
  window(
    'serving',
    'serving',
    first((one) => holding(opened(one, wang), 'A032', 'serving')),
  ),
  window(
    'paused',
    'paused',
    first((one) => paused(one, '')),
  ),
  window(
    'paused-with-notice',
    'paused',
    first((one) => paused(one, '取件，约 10 分钟')),
  ),
  window(
    'paused-while-serving',
    'paused',
    first((one) => holding(paused(one, '取件，约 10 分钟'), 'A032', 'serving')),
  ),
  window(
    'paused-before-its-number-came',
    'paused',
    first((one) => holding(paused(one, '取件，约 10 分钟'), 'A032')),
  ),
  window(
    'offline',
    'called',
    first((one) => holding(opened(one, wang), 'A032')),
    { link: 'restarting' },
  ),
  window(
    'not-paired',
    'called',
    first((one) => holding(opened(fullest(one), ouyang), 'A032')),
    { code: '482173' },
  ),
  window('unknown', 'unknown', (snapshot) => atWork(snapshot), { id: 'W9' }),
  plates('plates-a4', 'a4', opens),
  plates('plates-a4-fullest', 'a4', full),
  plates('plates-a5', 'a5', opens),
  plates('plates-a5-fullest', 'a5', full),
  plates('plates-nobody-at-it', 'a4', (snapshot) => snapshot),
]
