import type { BookingOffersReply, BookingsReply, BookingView } from '#contract/bookings.ts'
import type { Hand } from '../hand.ts'
import type { GalleryState } from '../state.ts'
import { busy, clerk, type ClerkFixture, errands, search } from './fixture.ts'

const AGENTS = [
  { id: 'u-1', name: '王芳' },
  { id: 'u-2', name: '欧阳瑠璃' },
]

const booking = (id: string, more: Partial<BookingView> = {}): BookingView => ({
  id,
  code: '1042819305',
  kind: 'visit',
  itemSeq: 14,
  title: '领80岁以上高龄补贴',
  slot: { day: '2026-11-23', from: '09:00', to: '11:00' },
  dueOn: null,
  group: '东山片区第三组',
  agent: AGENTS[0] ?? null,
  bookedAt: '2026-11-20T01:00:00.000Z',
  state: { at: 'booked', on: '2026-11-20' },
  overdue: false,
  contact: 'may',
  acts: [
    { at: 'moved', by: null, time: '2026-11-20T02:00:00.000Z' },
    { at: 'contact-opened', by: '王芳', time: '2026-11-23T00:20:00.000Z' },
  ],
  ...more,
})

const listed: BookingsReply = {
  today: '2026-11-23',
  agents: AGENTS,
  bookings: [
    booking('b1', { slot: { day: '2026-11-20', from: '14:30', to: '16:00' }, overdue: true }),
    booking('b2'),
    booking('b3', { title: '申请低保', group: '一组', agent: null, contact: 'another' }),
    booking('b4', {
      kind: 'date',
      title: '预约志愿者帮忙',
      group: null,
      slot: { day: '2026-11-23', from: '14:00', to: '15:30' },
    }),
  ],
}

const open = async (hand: Hand): Promise<void> => {
  await hand.pressOn('[data-act=menu]')
  await hand.pressOn('[data-act=bookings]')
  await hand.see('.bookings-list li')
}

const offered: BookingOffersReply = {
  offers: [
    {
      kind: 'visit',
      itemSeq: 16,
      title: '独生子女伤残死亡家庭扶助',
      groups: ['东山片区第三组', '一组'],
      days: [{ day: '2026-11-25', slots: [{ from: '09:00', to: '11:00', free: 1 }] }],
      keepDays: 30,
    },
    { kind: 'number', itemSeq: 16, title: '独生子女伤残死亡家庭扶助', groups: [], days: [], keepDays: 30 },
  ],
}

const answers = {
  'GET /api/bookings': listed,
  'GET /api/bookings/offers?item=:item': offered,
  ...errands,
} as const

/** 上门、预约、代为联系 at the desk, from the menu. */
export const bookingStates: readonly GalleryState<ClerkFixture>[] = [
  clerk('desk-bookings', 'desk', busy(), { answers, steps: open }),
  clerk('desk-booking', 'desk', busy(), {
    answers,
    steps: async (hand) => {
      await open(hand)
      await hand.pressOn('.bookings-list li:first-child button')
      await hand.see('.booking-facts')
    },
  }),
  clerk('desk-take-down', 'desk', busy(), {
    answers,
    steps: async (hand) => {
      await open(hand)
      await hand.pressOn('[data-act=bookings-take-down]')
      await search(hand, 'canji')
      await hand.pressOn('.case-choose [data-errand]')
      await hand.see('.take-down select')
    },
  }),
  clerk('desk-visit-list', 'desk', busy(), {
    answers,
    steps: async (hand) => {
      await open(hand)
      await hand.pressOn('[data-act=bookings-print]')
      await hand.see('.visit-list')
    },
  }),
]
