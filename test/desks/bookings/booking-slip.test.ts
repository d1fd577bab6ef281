import { expect, test } from 'vitest'
import { bookingSlip } from '#daemon/desks/bookings/booking-slip.ts'

const facts = { stationName: '示例站', address: '示例路 0 号', phone: '0536-0000000', sample: false }
const booked = {
  code: '1042819305',
  itemSeq: 14,
  title: '高龄补贴',
  slot: { day: '2026-11-25', from: '09:00', to: '11:00' },
  dueOn: null,
  group: '一组',
  phone: 'kept',
  byCard: false,
} as const

test('a slip says what, which day of the week, what comes next and how it is changed; who asks for a call reads the promised day', () => {
  const visit = JSON.stringify(bookingSlip({ ...booked, kind: 'visit' }, facts))
  for (const words of [
    '2026年11月25日',
    '星期三',
    '09:00–11:00',
    '1042 819 305',
    '改时间、取消',
    '0536-0000000',
  ])
    expect(visit).toContain(words)
  expect(visit).not.toContain('一组')
  const contact = { ...booked, kind: 'contact', slot: null } as const
  const promised = JSON.stringify(bookingSlip({ ...contact, dueOn: '2026-12-02' }, facts))
  expect(promised).toContain('2026年12月2日以前')
  // It has no time that could be changed.
  expect(promised).not.toContain('改时间')
  expect(JSON.stringify(bookingSlip(contact, facts))).toContain('回话期限待核定')
})
