import type { Snapshot } from '#contract/live.ts'
import type { PastTicketsReply } from '#contract/past-ticket.ts'
import type { Hand } from '../hand.ts'
import { refusal } from '../made-up-daemon.ts'
import { ticketOf, waitingTicket } from '../made-up/window-work.ts'
import { ago, ouyang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type ClerkFixture, busy, clerk, errands, search, serving } from './fixture.ts'

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

const issuing = async (hand: Hand): Promise<void> => {
  await hand.pressOn('[data-act=issue]')
  await search(hand, 'canji')
  await hand.pressOn('[data-choice=errand] button:nth-child(2)')
  await hand.press(/^抱婴/)
}

/** Numbers from the window, calls out of turn, and what is over. */
export function numbersStates(): readonly GalleryState<ClerkFixture>[] {
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
