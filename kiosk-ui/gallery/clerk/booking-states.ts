import type { BookingOffersReply, BookingReceipt, BookingsReply, BookingView } from '#contract/bookings.ts'
import type { Hand } from '../hand.ts'
import { caseForm } from '../made-up/cases.ts'
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
  caseId: null,
  ...more,
})

export const visitsOfToday = [
  booking('b2'),
  booking('b5', {
    title: '申请低保',
    group: '一组',
    overdue: true,
    slot: { day: '2026-11-20', from: '14:30', to: '16:00' },
  }),
]

const listed: BookingsReply = {
  today: '2026-11-23',
  agents: AGENTS,
  groups: ['一组', '东山片区第三组'],
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

const numberAlone: BookingOffersReply['offers'][number] = {
  kind: 'number',
  itemSeq: 16,
  title: '独生子女伤残死亡家庭扶助',
  groups: [],
  days: [{ day: '2026-11-25', slots: [{ from: '09:00', to: '11:00', free: 1 }] }],
  keepDays: 30,
}

const taken: BookingReceipt = {
  code: '1042819305',
  kind: 'number',
  itemSeq: 16,
  title: '独生子女伤残死亡家庭扶助',
  slot: { day: '2026-11-25', from: '09:00', to: '11:00' },
  dueOn: null,
  group: null,
  phone: 'none',
  byCard: false,
}

const takeDown = async (hand: Hand): Promise<void> => {
  await open(hand)
  await hand.pressOn('[data-act=bookings-take-down]')
  await search(hand, 'canji')
  await hand.pressOn('.case-choose [data-errand]')
  await hand.see('.take-down select')
}

const answers = {
  'GET /api/bookings': listed,
  'GET /api/bookings/offers?item=:item': offered,
  'POST /api/bookings/taken-down': { booking: taken },
  'POST /api/bookings/:id/print': { print: { at: 'printed' } },
  'GET /api/case-forms/:seq': { form: caseForm },
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
    steps: takeDown,
  }),
  clerk('desk-taken-down', 'desk', busy(), {
    answers: { ...answers, 'GET /api/bookings/offers?item=:item': { offers: [numberAlone] } },
    steps: async (hand) => {
      await takeDown(hand)
      await hand.pressOn('[data-act=take-down-book]')
      await hand.see('[data-print=printed]')
    },
  }),
  clerk('desk-case-of-visit', 'desk', busy(), {
    answers,
    steps: async (hand) => {
      await open(hand)
      await hand.pressOn('.bookings-list li:first-child button')
      await hand.pressOn('[data-act=booking-case]')
      await hand.see('.case-ends')
    },
  }),
  clerk('desk-visit-list', 'desk', busy(), {
    answers,
    steps: async (hand) => {
      await open(hand)
      await hand.pressOn('[data-act=bookings-print]')
      await hand.see('.list-a4')
    },
  }),
]
