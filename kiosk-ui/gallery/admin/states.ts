import type { Snapshot } from '#contract/live.ts'
import type { OpeningReply } from '#contract/opening.ts'
import type { DayReport, NowReport } from '#contract/report.ts'
import type { SessionView } from '#contract/clerk.ts'
import type { WindowView } from '#contract/window.ts'
import type { Hand } from '../hand.ts'
import { type Answers, refusal } from '../made-up-daemon.ts'
import type { Heard } from '../made-up-live.ts'
import { emptyDay, fullDay, waitingNow } from '../made-up/reports.ts'
import { largeRoster, sessionOf } from '../made-up/window-work.ts'
import { ago, atWork, holding, ouyang, paused, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'

export type AdminFixture = Heard & { answers: Answers; names?: readonly string[] }

type More = Partial<Pick<AdminFixture, 'names' | 'link' | 'answers'>> & {
  windows?: (snapshot: Snapshot) => Snapshot
  report?: (snapshot: Snapshot) => DayReport
  now?: (snapshot: Snapshot) => NowReport
  plan?: (snapshot: Snapshot) => Partial<OpeningReply>
  steps?: (hand: Hand) => Promise<void>
}

const lead: SessionView = {
  ...sessionOf(wang),
  permissions: [...sessionOf(wang).permissions, 'report.read', 'opening.edit'],
}
const names = [wang.name, ouyang.name]

/** A page at which 王芳 is signed in as 站长, unless the answers say otherwise. */
function admin(name: string, screen: string, more: More = {}): GalleryState<AdminFixture> {
  const { windows = atWork, report, now, plan, answers = {}, steps, ...heard } = more
  return {
    name,
    screen,
    fixture({ snapshot }) {
      const shown = windows(snapshot)
      return {
        names,
        ...heard,
        answers: {
          'GET /api/session': lead,
          'GET /api/session/names': { names },
          'GET /api/reports/day?format=json&day=:day': (report ?? ((s) => fullDay(s, names)))(shown),
          'GET /api/reports/now': (now ?? ((s) => waitingNow(s, 6)))(shown),
          ...answers,
        },
        says: [
          {
            name: 'snapshot',
            data: { ...shown, plan: { issuing: { at: 'on' }, exceptions: [], ...plan?.(shown) } },
          },
        ],
      }
    },
    ...(steps && { steps }),
  }
}

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

export const adminStates: readonly GalleryState<AdminFixture>[] = [
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
  admin('nothing-for-this-account', 'none', { answers: { 'GET /api/session': sessionOf(ouyang) } }),
  admin('signed-out', 'sign-in', {
    answers: { 'GET /api/session': refusal('not-signed-in', '请先登录。') },
  }),
  admin('locked', 'locked', { answers: { 'GET /api/session': { ...lead, at: 'locked' } } }),
]
