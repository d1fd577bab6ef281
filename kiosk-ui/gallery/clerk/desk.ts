import { refusal } from '../made-up-daemon.ts'
import { workOf } from '../made-up/window-work.ts'
import { ago, ouyang, paused } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type ClerkFixture, busy, called, clerk, serving } from './fixture.ts'

/** The desk: who is in hand, and the lists. */
export const deskStates: readonly GalleryState<ClerkFixture>[] = [
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
  clerk('desk-refused', 'desk', busy(), {
    answers: { 'POST /api/windows/:id/call-next': refusal('nobody-waiting', '现在没有人在等。') },
    steps: async (hand) => {
      await hand.pressOn('[data-act=call-next]')
      await hand.see('.refusal')
    },
  }),
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
]
