import type { Snapshot } from '#contract/live.ts'
import type { OpeningReply } from '#contract/opening.ts'
import type { DayReport, NowReport } from '#contract/report.ts'
import type { SessionView } from '#contract/clerk.ts'
import type { Contents } from '../contents.ts'
import type { Todo } from '#contract/todo.ts'
import type { Hand } from '../hand.ts'
import type { Answers } from '../made-up-daemon.ts'
import type { Heard } from '../made-up-live.ts'
import { fullDay, waitingNow } from '../made-up/reports.ts'
import { sessionOf } from '../made-up/window-work.ts'
import { atWork, ouyang, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'

/** `place`: what the address names of the page, `notices/2026-11-28-dibao`. */
export type AdminFixture = Heard & { answers: Answers; names?: readonly string[]; place?: string }

type More = Partial<Pick<AdminFixture, 'names' | 'link' | 'answers' | 'place'>> & {
  windows?: (snapshot: Snapshot) => Snapshot
  report?: (snapshot: Snapshot) => DayReport
  now?: (snapshot: Snapshot) => NowReport
  plan?: (snapshot: Snapshot) => Partial<OpeningReply>
  /** Answers that are made of what the station has written. */
  written?: (contents: Contents) => Answers
  todo?: (snapshot: Snapshot) => Todo[]
  steps?: (hand: Hand) => Promise<void>
}

export const lead: SessionView = {
  ...sessionOf(wang),
  permissions: [
    ...sessionOf(wang).permissions,
    'report.read',
    'opening.edit',
    'content.edit',
    'content.publish',
    'content.import',
    'station.back-up',
    'station.update',
    'devices.edit',
    'catalogue.edit',
    'feedback.read',
    'feedback.reply',
  ],
}
export const names = [wang.name, ouyang.name]

/** A page at which 王芳 is signed in as 站长, unless the answers say otherwise. */
export function admin(name: string, screen: string, more: More = {}): GalleryState<AdminFixture> {
  const { windows = atWork, report, now, plan, todo, written, answers = {}, steps, ...heard } = more
  return {
    name,
    screen,
    fixture(contents) {
      const { snapshot } = contents
      const shown = windows(snapshot)
      return {
        names,
        place: screen,
        ...heard,
        answers: {
          'GET /api/session': lead,
          'GET /api/session/names': { names },
          'GET /api/first-use': { sample: 'ended', steps: [], left: [] },
          'GET /api/contents': { changes: [] },
          'GET /api/todo': { todo: todo?.(shown) ?? [] },
          'GET /api/reports/day?format=json&day=:day': (report ?? ((s) => fullDay(s, names)))(shown),
          'GET /api/reports/now': (now ?? ((s) => waitingNow(s, 6)))(shown),
          ...written?.(contents),
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
