import type { StaffCall } from '#contract/staff-call.ts'
import { largeTodo } from '../made-up/todo.ts'
import { manyTroubles, paperOut } from '../made-up/troubles.ts'
import { callOf } from '../made-up/window-work.ts'
import { ago, ouyang, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type ClerkFixture, busy, called, clerk, serving } from './fixture.ts'

const coming = (id: string): StaffCall['state'] => ({
  at: 'answered',
  clerk: id,
  name: id === wang.id ? wang.name : ouyang.name,
  window: 'W1',
  answeredAt: '2026-11-23T00:01:00Z',
})

/** Troubles, and residents who call for staff. */
export const troubleStates: readonly GalleryState<ClerkFixture>[] = [
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
  clerk('desk-troubles-and-todo', 'desk', busy(), {
    troubles: manyTroubles,
    todo: largeTodo,
    steps: (hand) => hand.pressOn('[data-act=troubles]'),
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
]
