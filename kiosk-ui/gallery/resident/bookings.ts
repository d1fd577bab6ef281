import type { BookingReceipt, FoundBooking } from '#contract/bookings.ts'
import type { Draft } from '../../resident/journeys/bookings/draft.ts'
import { numbered } from '../made-up/guides.ts'
import { type ResidentFixture, type ResidentState, state } from './fixture.ts'

const SLOT = { day: '2026-11-25', from: '09:00', to: '11:00' }
const draft: Draft = {
  commandId: 'gallery-booking',
  seq: 14,
  title: '领80岁以上高龄补贴',
  kind: 'visit',
  group: '东山片区第三组',
  slot: SLOT,
  phone: '139053612345',
}

const slots = [
  { from: '08:30', to: '10:00', free: 1 },
  { from: '10:00', to: '11:30', free: 2 },
  { from: '14:00', to: '15:30', free: 2 },
  { from: '15:30', to: '17:00', free: 1 },
]
const days = ['24', '25', '26', '27', '30'].map((day, i) => ({
  day: `2026-11-${day}`,
  slots: i % 2 === 0 ? slots : slots.slice(0, 1),
}))

const choosing = (name: string, more: { trouble?: string; moving?: string; none?: true } = {}) =>
  state(`book-day${name}`, 'book-day', () => ({
    at: 'book-day',
    draft: { ...draft, slot: null },
    moving: more.moving ?? null,
    days: more.none ? [] : days,
    trouble: more.trouble ?? null,
    from: 0,
  }))

const receipt: BookingReceipt = {
  code: '1042819305',
  kind: 'visit',
  itemSeq: 14,
  title: '领80岁以上高龄补贴',
  slot: SLOT,
  dueOn: null,
  group: '东山片区第三组',
  phone: 'kept',
  byCard: false,
}

const made = (name: string, more: Partial<BookingReceipt> = {}, rest: Omit<ResidentFixture, 'shows'> = {}) =>
  state(
    `booking-made${name}`,
    'booking-made',
    () => ({ at: 'booking-made', receipt: { ...receipt, ...more } }),
    rest,
  )

const found = (name: string, more: Partial<FoundBooking> = {}, asking: 'nothing' | 'cancel' = 'nothing') =>
  state(`booking-found${name}`, 'booking-found', () => ({
    at: 'booking-found',
    found: { ...receipt, state: { at: 'booked', on: '2026-11-23' }, number: 'none', ...more },
    asking,
  }))

const PAPER_OUT: Omit<ResidentFixture, 'shows'> = {
  answers: { 'POST /api/bookings/print': { print: { at: 'failed', reason: 'paper-out' } } },
}

export const bookingStates: readonly ResidentState[] = [
  state('guide-bookable', 'guide', (contents) => ({
    at: 'guide',
    guide: numbered(contents, 14),
    bookable: ['visit', 'number'],
    from: 0,
  })),
  {
    // With both turns beside the five things that can be done.
    ...state('guide-bookable-on', 'guide', (contents) => ({
      at: 'guide',
      guide: numbered(contents, 14),
      bookable: ['visit', 'number'],
      from: 0,
    })),
    steps: (hand) => hand.press('下一页'),
  },
  state('book-how', 'book-how', () => ({
    at: 'book-how',
    seq: 14,
    title: '领80岁以上高龄补贴',
    ways: ['visit', 'number'],
  })),
  state('book-group', 'book-group', () => ({
    at: 'book-group',
    draft: { ...draft, group: null, slot: null },
    groups: [
      '东山片区第三组',
      '一组',
      '二组',
      '三组',
      '四组',
      '五组',
      '六组',
      '七组',
      '八组',
      '九组',
      '河西',
      '新村',
    ],
    from: 0,
  })),
  choosing(''),
  choosing('-taken', { trouble: '这个时段刚刚约满了，请另选一个。' }),
  choosing('-none', { none: true }),
  state('book-time', 'book-time', () => ({
    at: 'book-time',
    draft: { ...draft, slot: null },
    moving: null,
    day: '2026-11-25',
    slots,
    from: 0,
  })),
  state('book-phone', 'book-phone', () => ({ at: 'book-phone', draft })),
  state('book-confirm', 'book-confirm', () => ({ at: 'book-confirm', draft })),
  made(''),
  made('-contact', {
    kind: 'contact',
    slot: null,
    title: '找人修农机',
    dueOn: '2026-11-26',
    phone: 'not-kept',
  }),
  {
    ...made('-paper-out', { kind: 'number', phone: 'none' }, PAPER_OUT),
    steps: async (hand) => {
      await hand.press('打印预约单')
      await hand.see('[role=alertdialog]')
    },
  },
  state('booking-refused', 'booking-refused', () => ({
    at: 'booking-refused',
    why: '这台机器刚约了好几个，都记下了。请过 48 分钟再来，或者直接跟窗口工作人员说。',
  })),
  state(
    'booking-list',
    'booking-list',
    () => ({
      at: 'booking-list',
      bookings: [
        {
          ...receipt,
          kind: 'number',
          byCard: true,
          state: { at: 'booked', on: '2026-11-23' },
          number: 'now',
        },
        { ...receipt, byCard: true, state: { at: 'booked', on: '2026-11-23' }, number: 'none' },
      ],
      from: 0,
    }),
    { card: { at: 'lying', maskedName: '张*' } },
  ),
  state('booking-none', 'booking-none', () => ({ at: 'booking-none' })),
  made('-number', { kind: 'number', phone: 'none', group: null }),
  made('-tied', { kind: 'number', phone: 'none', group: null, byCard: true }),
  state('booking-find', 'booking-find', () => ({
    at: 'booking-find',
    code: '1042819',
    trouble: '没有找到这个预约码。请对着预约单再看一遍，或者问窗口工作人员。',
  })),
  found(''),
  found('-number', { kind: 'number', number: 'now', phone: 'none' }),
  found('-too-early', { kind: 'number', number: 'too-early', phone: 'none' }),
  found('-cancelled', { state: { at: 'cancelled', on: '2026-11-23' } }),
  { ...found('-surely', {}, 'cancel'), screen: 'above' },
]
