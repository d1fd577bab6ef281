import type { WindowWork } from '#contract/clerk.ts'
import type { Snapshot } from '#contract/live.ts'
import type { PastTicketsReply } from '#contract/past-ticket.ts'
import type { StaffCall } from '#contract/staff-call.ts'
import type { Hand } from '../hand.ts'
import { type Answers, refusal } from '../made-up-daemon.ts'
import { largeTodo, usualTodo } from '../made-up/todo.ts'
import { manyTroubles, paperOut } from '../made-up/troubles.ts'
import { callOf, workOf, sessionOf, ticketOf, waitingTicket } from '../made-up/window-work.ts'
import { ago, atWork, holding, opened, ouyang, paused, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { caseStates } from './case-states.ts'
import { busy, clerk, type ClerkFixture, errands, search } from './fixture.ts'

const signedOut: Answers = { 'GET /api/session': refusal('not-signed-in', '请先登录。') }
const locked: Answers = { 'GET /api/session': sessionOf(wang, { at: 'locked' }) }

const typePin = async (hand: Hand): Promise<void> => {
  for (const digit of '246810') await hand.press(new RegExp(`^${digit}$`))
}
const forward = (hand: Hand) => hand.pressOn('.pin-keys .go')

const called = (calls: number) =>
  busy((snapshot) => ({
    current: ticketOf(snapshot, 'A032', 44, {
      priority: { at: 'declared', reason: '残' },
      state: { at: 'called', window: 'W1', calledAt: ago(snapshot, 1), calls },
    }),
  }))

const serving = busy((snapshot) => ({
  current: ticketOf(snapshot, 'A9999', 44, {
    errand: { seq: 16, title: '独生子女伤残死亡家庭扶助' },
    print: { at: 'unconfirmed', reason: 'timeout' },
    state: { at: 'serving', window: 'W1', startedAt: ago(snapshot, 14) },
  }),
}))

const menu = (after: (hand: Hand) => Promise<void>) => ({
  steps: async (hand: Hand) => {
    await hand.pressOn('[data-act=menu]')
    await after(hand)
    await hand.see('dialog[open]')
  },
})

const coming = (id: string): StaffCall['state'] => ({
  at: 'answered',
  clerk: id,
  name: id === wang.id ? wang.name : ouyang.name,
  window: 'W1',
  answeredAt: '2026-11-23T00:01:00Z',
})

/** What was, of a day that is over too, with an errand of the longest name and a person's of the longest. */
const pastOf = (snapshot: Snapshot): PastTicketsReply => {
  const ended = { at: 'done', window: 'W1', finishedAt: ago(snapshot, 62) } as const
  const went = { calledAt: ago(snapshot, 80), servedAt: ago(snapshot, 79), endedAt: ended.finishedAt }
  const by = { window: '1 号窗口', clerk: ouyang.name }
  const long = { seq: 16, title: '独生子女伤残死亡家庭扶助' }
  return {
    tickets: [
      { ticket: ticketOf(snapshot, 'A9999', 95, { state: ended, errand: long }), ...went, ...by },
      {
        ticket: ticketOf(snapshot, 'A021', 96, {
          state: { at: 'cancelled', since: ago(snapshot, 90) },
          revisitOf: 't-A003',
        }),
        calledAt: null,
        servedAt: null,
        endedAt: ago(snapshot, 90),
        window: null,
        clerk: null,
      },
      {
        ticket: ticketOf(snapshot, 'A021', 4000, { state: ended, errand: null, day: '2026-11-20' }),
        ...went,
        ...by,
      },
    ],
  }
}

/** 接替 of a window with a person in hand, for the one who asks and the one who is asked. */
function takeOverStates(): readonly GalleryState<ClerkFixture>[] {
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

const issuing = async (hand: Hand): Promise<void> => {
  await hand.pressOn('[data-act=issue]')
  await search(hand, 'canji')
  await hand.pressOn('[data-choice=errand] button:nth-child(2)')
  await hand.press(/^抱婴/)
}

/** Numbers from the window, calls out of turn, and what is over. */
function numbersStates(): readonly GalleryState<ClerkFixture>[] {
  const past = (name: string, steps: (hand: Hand) => Promise<void>): GalleryState<ClerkFixture> => {
    const state = clerk(name, 'desk', busy(), { steps })
    return {
      ...state,
      fixture: (contents) => {
        const fixture = state.fixture(contents)
        const reply = pastOf(contents.snapshot)
        const answers = {
          ...fixture.answers,
          'GET /api/past-tickets?at=:at': reply,
          'GET /api/past-tickets?q=:q': reply,
        }
        return { ...fixture, answers }
      },
    }
  }
  return [
    clerk('desk-issue', 'issue', busy(), { answers: errands, steps: issuing }),
    clerk('desk-issue-quota', 'issue', busy(), {
      answers: {
        ...errands,
        'POST /api/windows/:id/issue': refusal(
          'queue-full',
          '今天的号已经取完了，号还没有发。一定要发的，请选一个原因再按一次。',
        ),
      },
      steps: async (hand) => {
        await issuing(hand)
        await hand.pressOn('[data-act=issue-print]')
        await hand.see('[data-choice=reason]')
      },
    }),
    clerk('desk-undo', 'desk', serving, {
      answers: {
        'POST /api/windows/:id/finish': {
          ticket: waitingTicket('2026-11-23T00:00:00.000Z', 'A9999', {
            state: { at: 'done', window: 'W1', finishedAt: '2026-11-23T00:00:00.000Z' },
          }),
        },
      },
      steps: async (hand) => {
        await hand.pressOn('[data-act=finish]')
        await hand.see('.undo')
      },
    }),
    clerk('desk-call-early', 'desk', busy(), {
      steps: (hand) => hand.pressOn('[data-number=A034] .row-who'),
    }),
    past('desk-done', async (hand) => {
      await hand.pressOn('[data-act=list-done]')
      await hand.pressOn('[data-number=A9999] .row-who')
    }),
    past('desk-find', async (hand) => {
      await hand.pressOn('[data-act=list-find]')
      await search(hand, 'A021')
      await hand.see('.lists-rows li')
    }),
  ]
}

export const clerkStates: readonly GalleryState<ClerkFixture>[] = [
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
  ...takeOverStates(),
  clerk('relieved', 'choose-window', (snapshot) => {
    const work = workOf(snapshot)
    return { ...work, window: { ...work.window, clerk: ouyang } }
  }),
  clerk('desk-nobody-waits', 'desk', workOf),
  clerk('desk-free', 'desk', busy()),
  clerk('desk-called', 'desk', called(1)),
  clerk('desk-on-a-day-that-differs', 'desk', serving, {
    plan: (snapshot) => ({
      issuing: { at: 'stopped', why: 'past-closing', by: ouyang.name, since: ago(snapshot, 20) },
      exceptions: [
        {
          id: 'e-1',
          day: '2026-11-23',
          exception: { at: 'closes-earlier', time: '15:00' },
          reason: '全体到镇里去学习半天',
          by: ouyang.name,
        },
        {
          id: 'e-2',
          day: '2026-11-23',
          exception: { at: 'window-until', window: 'W1', time: '14:30' },
          reason: '',
          by: ouyang.name,
        },
      ],
    }),
  }),
  clerk('desk-called-often', 'desk', called(3)),
  clerk('desk-called-just-now', 'desk', (snapshot) => ({
    ...called(1)(snapshot),
    silence: { last: 'said', seconds: 12 },
  })),
  clerk('desk-called-unsaid', 'desk', (snapshot) => ({
    ...called(3)(snapshot),
    silence: { last: 'unsaid', seconds: 78 },
  })),
  clerk('desk-serving', 'desk', serving),
  clerk('desk-two-counts', 'desk', (snapshot) => ({
    ...busy()(snapshot),
    servedToday: 128,
    servedByClerk: 103,
  })),
  clerk('desk-paused', 'desk', (snapshot) => {
    const work = busy()(snapshot)
    return { ...work, window: paused(work.window, '取件，约 10 分钟') }
  }),
  clerk('desk-closed', 'desk', (snapshot) => {
    const work = busy()(snapshot)
    return { ...work, window: { ...work.window, service: { at: 'closed' }, clerk: null } }
  }),
  clerk('desk-held', 'desk', busy(), { steps: (hand) => hand.pressOn('[data-act=list-held]') }),
  clerk('desk-no-shows', 'desk', busy(), { steps: (hand) => hand.pressOn('[data-act=list-no-show]') }),
  ...numbersStates(),
  clerk('desk-refused', 'desk', busy(), {
    answers: { 'POST /api/windows/:id/call-next': refusal('nobody-waiting', '现在没有人在等。') },
    steps: async (hand) => {
      await hand.pressOn('[data-act=call-next]')
      await hand.see('.refusal')
    },
  }),
  ...caseStates,
  clerk('desk-own-reason', 'desk', serving, {
    steps: async (hand) => {
      await hand.pressOn('[data-act=own-reason]')
      await hand.see('dialog[open]')
    },
  }),
  clerk('desk-own-notice', 'desk', busy(), {
    steps: async (hand) => {
      await hand.pressOn('[data-act=own-notice]')
      await hand.see('dialog[open]')
    },
  }),
  clerk('desk-offline', 'desk', called(1), { link: 'restarting' }),
  clerk('desk-trouble', 'desk', called(1), { troubles: (snapshot) => [paperOut(snapshot)] }),
  clerk('desk-trouble-seen-to', 'desk', called(1), {
    troubles: (snapshot) => [
      {
        ...paperOut(snapshot),
        acknowledged: {
          clerk: ouyang.id,
          name: ouyang.name,
          window: '党群和便民服务窗口',
          time: ago(snapshot, 2),
        },
      },
    ],
  }),
  clerk('desk-troubles-and-calls', 'desk', serving, {
    troubles: manyTroubles,
    calls: (snapshot) => [
      callOf(snapshot, 'call-1', { at: 'waiting' }),
      callOf(snapshot, 'call-2', coming(ouyang.id)),
    ],
  }),
  clerk('desk-troubles-open', 'desk', serving, {
    troubles: manyTroubles,
    steps: async (hand) => {
      await hand.pressOn('[data-act=troubles]')
      await hand.see('.troubles-list')
    },
  }),
  clerk('desk-day-asked', 'desk', busy(), {
    troubles: (snapshot) => manyTroubles(snapshot).slice(0, 1),
    steps: async (hand) => {
      await hand.pressOn('[data-act=troubles]')
      await hand.press(/机器的日期对/)
    },
  }),
  clerk('desk-soon', 'desk', busy(), { troubles: (snapshot) => manyTroubles(snapshot).slice(-1) }),
  clerk('choose-window-trouble', 'choose-window', workOf, {
    window: null,
    troubles: (snapshot) => [paperOut(snapshot)],
  }),
  clerk('choose-window-todo', 'choose-window', workOf, { window: null, todo: usualTodo }),
  clerk('desk-troubles-and-todo', 'desk', busy(), {
    troubles: manyTroubles,
    todo: largeTodo,
    steps: (hand) => hand.pressOn('[data-act=troubles]'),
  }),
  clerk('choose-window-troubles-open', 'choose-window', workOf, {
    window: null,
    troubles: manyTroubles,
    steps: async (hand) => {
      await hand.pressOn('[data-act=troubles]')
      await hand.see('dialog[open]')
    },
  }),
  clerk('somebody-calls', 'desk', called(1), {
    calls: (snapshot) => [callOf(snapshot, 'call-1', { at: 'waiting' })],
  }),
  clerk('calls-answered', 'desk', busy(), {
    calls: (snapshot) => [
      callOf(snapshot, 'call-1', coming(wang.id)),
      callOf(snapshot, 'call-2', coming(ouyang.id)),
    ],
  }),
  clerk('call-handed-over', 'desk', busy(), {
    calls: (snapshot) => [callOf(snapshot, 'call-1', coming(wang.id))],
    steps: async (hand) => {
      await hand.pressOn('[data-act=hand-over]')
      await hand.see('dialog[open]')
    },
  }),
  clerk(
    'menu',
    'menu',
    busy(),
    menu(async () => {}),
  ),
  clerk(
    'own-plate',
    'own-plate',
    busy(),
    menu((hand) => hand.press(/座牌/)),
  ),
  clerk(
    'change-pin',
    'change-pin',
    busy(),
    menu((hand) => hand.press(/密码/)),
  ),
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
