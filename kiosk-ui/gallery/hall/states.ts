import type { Snapshot } from '#contract/live.ts'
import type { QueueView, StationView } from '#contract/station.ts'
import type { LiveMessage } from '../../link/live.ts'
import type { Answers } from '../made-up-daemon.ts'
import type { Heard } from '../made-up-live.ts'
import { LONG_TITLE } from '../made-up/notices.ts'
import { atWork, called, fullest, holding, paused, waiting } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'

/** `sound`: whether the browser lets the screen speak; `code`: the station does not trust it yet. */
export type HallFixture = Heard & { answers?: Answers; sound?: 'blocked'; code?: string }

const LONG_LABEL = '党群和便民服务窗口'

/** A state of the hall display after a snapshot; `hears`: the messages after it. */
function hall(
  name: string,
  screen: string,
  change: (snapshot: Snapshot) => Snapshot,
  more: { hears?: readonly LiveMessage[]; link?: 'restarting'; sound?: 'blocked'; code?: string } = {},
): GalleryState<HallFixture> {
  const { hears = [], ...rest } = more
  return {
    name,
    screen,
    fixture: ({ snapshot }) => ({
      ...rest,
      says: [{ name: 'snapshot', data: change(snapshot) }, ...hears],
    }),
  }
}

/** The newest notice of the board interrupts the band, in the longest words that it may have. */
const urgent = (name: string): GalleryState<HallFixture> => ({
  name,
  screen: 'calling',
  fixture(contents) {
    const [first, ...others] = contents.board.notices
    if (!first) throw new Error('something hangs on the board')
    const notice = { ...first, title: LONG_TITLE, urgent: true, remainingDays: 1 }
    return {
      says: [{ name: 'snapshot', data: firstHolds('A032', 'called')(contents.snapshot) }],
      answers: { 'GET /api/notices': { ...contents.board, notices: [notice, ...others], latest: notice } },
    }
  },
})

const firstHolds = (number: string, at: 'called' | 'serving') => (snapshot: Snapshot) =>
  called(
    waiting(
      atWork(snapshot, (window, i) => (i === 0 ? holding(window, number, at) : window)),
      6,
    ),
    [
      [number, 'W1'],
      ['A031', 'W2'],
      ['A030', 'W3'],
    ],
  )

const callOf = (number: string, window: string): LiveMessage => ({
  name: 'ticket-called',
  data: { ticketId: `t-${number}`, number, queueId: 'general', window },
})

const queue = (id: string, name: string, letter: string, count: number): QueueView => ({
  id,
  name,
  letter,
  waiting: count,
  estimateMinutes: null,
  estimateBasis: 0,
  left: null,
})

/** Every window is called what the first one is in the longest station there is. */
function relabelled(station: StationView): StationView {
  return { ...station, windows: station.windows.map((window) => ({ ...window, label: LONG_LABEL })) }
}

export const hallStates: readonly GalleryState<HallFixture>[] = [
  { name: 'connecting', screen: 'connecting', fixture: () => ({ link: 'connecting', says: [] }) },
  hall('nobody-yet', 'nobody-yet', (snapshot) => atWork(snapshot)),
  hall('no-more-numbers', 'nobody-yet', (snapshot) => ({
    ...atWork(snapshot),
    queues: snapshot.queues.map((queue) => ({ ...queue, waiting: 4, left: 0 })),
  })),
  hall('moment', 'moment', firstHolds('A032', 'called'), { hears: [callOf('A032', 'W1')] }),
  hall('moment-a9999', 'moment', firstHolds('A9999', 'called'), { hears: [callOf('A9999', 'W1')] }),
  hall('calling', 'calling', firstHolds('A032', 'called')),
  hall('serving', 'called', firstHolds('A032', 'serving')),
  hall('over', 'called', (snapshot) =>
    called(atWork(snapshot), [
      ['A032', 'W1'],
      ['A031', 'W2'],
    ]),
  ),
  hall('paused', 'calling', (snapshot) => {
    const now = firstHolds('A032', 'called')(snapshot)
    return {
      ...now,
      windows: now.windows.map((window, i) => (i === 2 ? paused(window, '取件，约 10 分钟') : window)),
    }
  }),
  hall('paused-before-its-number-came', 'called', (snapshot) => {
    const now = firstHolds('A032', 'called')(snapshot)
    return {
      ...now,
      windows: now.windows.map((window, i) => (i === 0 ? paused(window, '取件，约 10 分钟') : window)),
    }
  }),
  hall('closed', 'closed', (snapshot) => ({
    ...snapshot,
    opening: { at: 'closed', opensAt: { day: '2026-11-24', time: '08:30' } },
  })),
  hall('closed-while-people-wait', 'closed', (snapshot) =>
    waiting({ ...snapshot, opening: { at: 'closed', opensAt: null } }, 4),
  ),
  hall('several-queues', 'calling', (snapshot) => ({
    ...firstHolds('A032', 'called')(snapshot),
    queues: [
      queue('general', '综合业务', 'A', 12),
      queue('insurance', '医疗保险', 'B', 999),
      queue('veterans', '退役军人事务', 'C', 0),
    ],
  })),
  hall(
    'longest-labels',
    'moment',
    (snapshot) => {
      const now = firstHolds('A9999', 'called')(snapshot)
      return { ...now, station: relabelled(now.station), windows: now.windows.map(fullest) }
    },
    { hears: [callOf('A9999', 'W1')] },
  ),
  hall('up-next', 'calling', (snapshot) => ({
    ...firstHolds('A032', 'called')(snapshot),
    upNext: ['A033', 'A034'],
  })),
  hall('up-next-most', 'calling', (snapshot) => ({
    ...called(firstHolds('A9999', 'called')(snapshot), [
      ['A9999', 'W1'],
      ['A9998', 'W2'],
      ['A9997', 'W3'],
      ['A9996', 'W1'],
      ['A9995', 'W2'],
    ]),
    queues: [
      queue('general', '综合业务', 'A', 12),
      queue('insurance', '医疗保险', 'B', 999),
      queue('veterans', '退役军人事务', 'C', 0),
    ],
    upNext: ['A10000', 'A10001', 'A10002'],
  })),
  urgent('urgent'),
  hall('sound-blocked', 'calling', firstHolds('A032', 'called'), { sound: 'blocked' }),
  hall('not-paired', 'calling', firstHolds('A032', 'called'), { code: '482173' }),
  hall('offline', 'calling', firstHolds('A032', 'called'), { link: 'restarting' }),
]
