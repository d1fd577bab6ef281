import type { Snapshot } from '#contract/live.ts'
import type { WindowView } from '#contract/window.ts'
import { emptyDay, fullDay, waitingNow } from '../made-up/reports.ts'
import { largeRoster } from '../made-up/window-work.ts'
import { ago, atWork, holding, ouyang, paused, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin, names } from './fixture.ts'

/** Eight windows, with labels as long as they come, and every one of them at work. */
const largeHall = (snapshot: Snapshot): Snapshot => {
  const [first] = atWork(snapshot).windows
  if (first === undefined) throw new Error('a station has a window')
  const windows = Array.from({ length: 8 }, (_, i): WindowView => {
    const each = { ...first, id: `W${i + 1}`, label: i === 2 ? '帮办代办综合服务窗口' : `${i + 1} 号窗口` }
    if (i === 4) return paused(each, '取件，约 10 分钟')
    if (i === 6) return { ...each, service: { at: 'closed' }, clerk: null }
    return holding({ ...each, clerk: i % 2 === 0 ? ouyang : wang }, `A${1012 + i}`, 'serving')
  })
  return { ...snapshot, windows }
}

export const todayStates: readonly GalleryState<AdminFixture>[] = [
  admin('today', 'today'),
  admin('today-empty', 'today', {
    windows: (snapshot) => snapshot,
    report: emptyDay,
    now: (snapshot) => waitingNow(snapshot, 0),
  }),
  admin('today-large', 'today', {
    windows: largeHall,
    report: (snapshot) =>
      fullDay(
        snapshot,
        largeRoster.map(({ name }) => name),
        250,
      ),
    now: (snapshot) => waitingNow(snapshot, 236),
    plan: (snapshot) => ({
      issuing: { at: 'stopped', why: 'past-closing', by: ouyang.name, since: ago(snapshot, 20) },
      exceptions: [
        {
          id: 'e-1',
          day: '2026-11-23',
          exception: { at: 'window-until', window: 'W3', time: '15:00' },
          reason: '到街道便民服务中心开会',
          by: ouyang.name,
        },
        { id: 'e-2', day: '2026-12-31', exception: { at: 'closed' }, reason: '', by: wang.name },
      ],
    }),
  }),
  admin('today-stops-later', 'today', {
    plan: (snapshot) => ({
      issuing: {
        at: 'stops-later',
        when: { at: 'waiting', count: 20 },
        by: wang.name,
        since: ago(snapshot, 4),
      },
    }),
  }),
  admin('today-asks-before-it-stops', 'today', {
    steps: (hand) => hand.press('现在停止取号'),
  }),
  admin('today-exception', 'today', {
    async steps(hand) {
      await hand.pressOn('[data-act=add-exception]')
      await hand.see('dialog[open]')
    },
  }),
  admin('today-past', 'today', {
    report: (snapshot) => ({ ...fullDay(snapshot, names), day: '2026-11-22', at: 'over' }),
    steps: (hand) => hand.press('前一天'),
  }),
  admin('today-away', 'today', { link: 'restarting' }),
  admin('today-still-asking', 'today', {
    answers: { 'GET /api/reports/day?format=json&day=:day': 'never', 'GET /api/reports/now': 'never' },
  }),
]
