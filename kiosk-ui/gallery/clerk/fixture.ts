import type { WindowWork } from '#contract/clerk.ts'
import type { Snapshot } from '#contract/live.ts'
import type { OpeningReply } from '#contract/opening.ts'
import type { StaffCall } from '#contract/staff-call.ts'
import type { Todo } from '#contract/todo.ts'
import type { Trouble } from '#contract/trouble.ts'
import type { Hand } from '../hand.ts'
import { type Answers, refusal } from '../made-up-daemon.ts'
import type { Heard } from '../made-up-live.ts'
import { workOf, lineOf, roster, sessionOf, ticketOf } from '../made-up/window-work.ts'
import { ago, atWork, ouyang, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'

/** `window`: which one this screen stands at; `names`: who has signed in here before. */
export type ClerkFixture = Heard & {
  answers: Answers
  window: string | null
  names?: readonly string[]
  /** `compact`: in the small window that stays above other programs. */
  layout?: 'compact'
}

type More = Partial<Pick<ClerkFixture, 'window' | 'names' | 'link' | 'answers' | 'layout'>> & {
  steps?: (hand: Hand) => Promise<void>
  calls?: (snapshot: Snapshot) => readonly StaffCall[]
  windows?: (snapshot: Snapshot) => Snapshot
  troubles?: (snapshot: Snapshot) => Trouble[]
  todo?: (snapshot: Snapshot) => Todo[]
  plan?: (snapshot: Snapshot) => OpeningReply
}

/** A screen at which 王芳 is signed in, unless the answers say otherwise. */
export function clerk(
  name: string,
  screen: string,
  work: (snapshot: Snapshot) => WindowWork,
  {
    steps,
    calls = () => [],
    windows = atWork,
    troubles = () => [],
    todo = () => [],
    plan,
    answers = {},
    ...more
  }: More = {},
): GalleryState<ClerkFixture> {
  return {
    name,
    screen,
    fixture: ({ snapshot }) => ({
      window: 'W1',
      names: [wang.name, ouyang.name],
      ...more,
      answers: {
        'GET /api/session': sessionOf(wang),
        'GET /api/session/names': { names: roster.map((account) => account.name) },
        'GET /api/windows/:id/work': work(snapshot),
        'GET /api/troubles': { troubles: troubles(snapshot) },
        'GET /api/todo': { todo: todo(snapshot) },
        ...answers,
      },
      says: [
        {
          name: 'snapshot',
          data: {
            ...windows(snapshot),
            staffCalls: [...calls(snapshot)],
            troubles: troubles(snapshot),
            ...(plan && { plan: plan(snapshot) }),
          },
        },
      ],
    }),
    ...(steps && { steps }),
  }
}

export const signedOut: Answers = { 'GET /api/session': refusal('not-signed-in', '请先登录。') }
export const locked: Answers = { 'GET /api/session': sessionOf(wang, { at: 'locked' }) }

/** With the line and the lists full, and this in hand. */
export const busy =
  (more: (snapshot: Snapshot) => Partial<WindowWork> = () => ({})) =>
  (snapshot: Snapshot): WindowWork =>
    workOf(snapshot, {
      waiting: lineOf(snapshot),
      held: [
        ticketOf(snapshot, 'A021', 95, {
          state: { at: 'held', window: 'W2', reason: '回家取户口本', since: ago(snapshot, 50) },
        }),
      ],
      noShows: ['A018', 'A019'].map((number, i) =>
        ticketOf(snapshot, number, 120 + i, {
          state: { at: 'no-show', window: 'W1', since: ago(snapshot, 60 + i) },
        }),
      ),
      ...more(snapshot),
    })

export const called = (calls: number) =>
  busy((snapshot) => ({
    current: ticketOf(snapshot, 'A032', 44, {
      priority: { at: 'declared', reason: '残' },
      state: { at: 'called', window: 'W1', calledAt: ago(snapshot, 1), calls },
    }),
  }))

export const serving = busy((snapshot) => ({
  current: ticketOf(snapshot, 'A9999', 44, {
    errand: { seq: 16, title: '独生子女伤残死亡家庭扶助' },
    print: { at: 'unconfirmed', reason: 'timeout' },
    state: { at: 'serving', window: 'W1', startedAt: ago(snapshot, 14) },
  }),
}))

export const errands: Answers = {
  'GET /api/errands?q=:q': {
    errands: [
      { seq: 16, title: '独生子女伤残死亡家庭扶助', byClerkOnly: false },
      { seq: 25, title: '残疾人补贴', byClerkOnly: false },
      { seq: 44, title: '特困人员供养', byClerkOnly: true },
    ],
  },
}

/** Writes what is looked for, as a finger would that could type. */
export const search = async (hand: Hand, text: string): Promise<void> => {
  await hand.see('.lists-find input, .issue input, .case-choose input')
  const field = document.querySelector<HTMLInputElement>(
    '.lists-find input, .issue input, .case-choose input',
  )
  if (!field) return
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.form?.requestSubmit()
}
