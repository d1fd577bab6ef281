import { LONG_TITLE } from '../made-up/notices.ts'
import type { Snapshot } from '#contract/live.ts'
import type { GuideEntry } from '#contract/guide.ts'
import type { NoticeEntry } from '#contract/notice.ts'
import type { WindowView } from '#contract/window.ts'
import { atWork, holding, paused, waiting } from '../made-up/windows.ts'
import { type ResidentFixture, type ResidentState, closed, full } from './fixture.ts'

type Station = NonNullable<ResidentFixture['station']>

const PORTAL = { name: '山东政务服务网安丘市站点（示例）', url: 'https://example.invalid/station/online' }
const doneOnline = (guide: GuideEntry): GuideEntry => ({ ...guide, portal: PORTAL })

/** Nothing but what is urgent turns, in the longest words that it may have. */
const urgentOnly = (notice: NoticeEntry, i: number): NoticeEntry => ({
  ...notice,
  title: LONG_TITLE,
  urgent: i === 0,
})

/** Enough have been served today to say when one's turn comes. */
const estimated: Station = (now) => ({
  ...now,
  queues: now.queues.map((queue) => ({ ...queue, waiting: 3, estimateMinutes: 25, estimateBasis: 5 })),
})

const closedWindow = (window: WindowView): WindowView => ({
  ...window,
  service: { at: 'closed' },
  clerk: null,
  current: null,
})

/** No clerk has opened a window yet. */
const nobody = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  windows: snapshot.windows.map(closedWindow),
})

/** So many windows, most of them at work. */
const many =
  (count: number): NonNullable<ResidentFixture['atWindows']> =>
  (snapshot) => {
    const [first] = atWork(snapshot).windows
    if (!first) return snapshot
    const windows = Array.from({ length: count }, (_, i) => {
      const window = { ...first, id: `W${i + 1}`, label: `${i + 1} 号窗口` }
      return i % 4 === 3 ? closedWindow(window) : holding(window, `A${100 + i}`, 'serving')
    })
    return { ...snapshot, windows }
  }

type Fixture = Omit<ResidentFixture, 'shows'>
type FixtureOf = (...of: Parameters<ResidentState['fixture']>) => Fixture

const atHome = (name: string, fixture: Fixture | FixtureOf = {}): ResidentState => ({
  name,
  screen: 'home',
  fixture: (contents) => ({ shows: [], ...(typeof fixture === 'function' ? fixture(contents) : fixture) }),
})

/** What the machine shows once nobody has touched it for a while. */
const resting = (name: string, fixture: Fixture | FixtureOf = {}): ResidentState => ({
  ...atHome(name, (contents) => ({
    idle: { at: 'resting' },
    ...(typeof fixture === 'function' ? fixture(contents) : fixture),
  })),
  screen: 'above',
  atRest: true,
})

export const homeStates: readonly ResidentState[] = [
  atHome('home', {
    atWindows: (snapshot) =>
      atWork(snapshot, (window, i) =>
        i === 0 ? holding(window, 'A006', 'serving') : i === 1 ? paused(window, '取件，约 10 分钟') : window,
      ),
  }),
  atHome('home-days-differ', {
    station: estimated,
    differs: ['11月23日 15:00 关门（全体到镇里去学习半天）', '12月31日 2 号窗口到 15:00'],
  }),
  atHome('home-estimate', {
    station: estimated,
    atWindows: (snapshot) => atWork(snapshot, (window) => holding(window, 'A9999')),
  }),
  atHome('home-many-windows', { station: estimated, atWindows: many(7) }),
  atHome('home-most-windows', { station: estimated, atWindows: many(12) }),
  atHome('home-no-window', { atWindows: nobody }),
  atHome('home-all-paused', { atWindows: (snapshot) => atWork(snapshot, (window) => paused(window, '')) }),
  atHome('home-nobody-waits', { station: (now) => waiting(now, 0) }),
  atHome('home-closed', { station: closed, atWindows: nobody }),
  atHome('home-full', { station: full }),
  atHome('home-restarting', { link: 'restarting' }),
  atHome('home-out-of-order', {
    station: (now) => ({
      ...now,
      kiosk: {
        ...now.kiosk,
        printer: { at: 'out-of-order', code: 'P-2' },
        cardReader: { at: 'out-of-order', code: 'R-1' },
      },
    }),
  }),
  resting('resting'),
  resting('resting-longest-title', ({ board }) => ({
    answers: {
      'GET /api/notices': {
        ...board,
        latest: board.notices.find(({ title }) => title === LONG_TITLE) ?? board.latest,
      },
    },
  })),
  resting('resting-online', ({ board, guides }) => ({
    answers: {
      'GET /api/notices': { ...board, notices: [], latest: null },
      'GET /api/guides': {
        ...guides,
        guides: guides.guides.map((guide, i) => (i < 6 ? doneOnline(guide) : guide)),
      },
    },
  })),
  resting('resting-closed', { station: closed, atWindows: nobody }),
  resting('resting-full', { station: full }),
  resting('resting-no-window', { atWindows: nobody }),
  resting('resting-away', { link: 'restarting' }),
  resting('resting-urgent', ({ board }) => ({
    answers: { 'GET /api/notices': { ...board, notices: board.notices.map(urgentOnly) } },
  })),
]
