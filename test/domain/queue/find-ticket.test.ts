import { expect, test } from 'vitest'
import { checkCode } from '#daemon/domain/queue/check-code.ts'
import { findTicket } from '#daemon/domain/queue/find-ticket.ts'
import { openDesk } from './queue-harness.ts'

function standing() {
  const desk = openDesk()
  const first = desk.take()
  const second = desk.take()
  return { desk, first, second, check: (id: string) => checkCode(desk.ticket(id).token) }
}

test('a person with a slip finds the ticket by its QR code', () => {
  const { desk, second } = standing()
  expect(findTicket(desk.state(), { qr: 'KT1:token-2' })?.id).toBe(second)
})

test('a person who types number and 查询码 finds the ticket', () => {
  const { desk, first, check } = standing()
  expect(findTicket(desk.state(), { number: 'A001', check: check(first) })?.id).toBe(first)
})

test.each(['a001', 'A1', 'a 1', 'Ａ００１', ' A0001 '])('a number typed as %s is understood', (number) => {
  const { desk, first, check } = standing()
  expect(findTicket(desk.state(), { number, check: check(first) })?.id).toBe(first)
})

test.each(['', '001', 'AA1', 'A', 'A-1', 'A1B', 'A9999999999'])('%s is no number', (number) => {
  const { desk, first, check } = standing()
  expect(findTicket(desk.state(), { number, check: check(first) })).toBeUndefined()
})

test('a number alone finds nothing, nor does the 查询码 of another slip', () => {
  const { desk, first, second, check } = standing()
  expect(check(first)).not.toBe(check(second))
  for (const wrong of ['', '0000', check(second)]) {
    expect(findTicket(desk.state(), { number: 'A001', check: wrong })).toBeUndefined()
  }
})

test.each(['token-1', 'KT2:token-1', 'KT1:', 'KT1:nobody', 'kt1:token-1', 'https://example.org', ''])(
  'a code that says %s is no slip of this station',
  (qr) => {
    expect(findTicket(standing().desk.state(), { qr })).toBeUndefined()
  },
)

test('a ticket is found whatever became of it, for as long as the day lasts', () => {
  const { desk, first, check } = standing()
  desk.does({ type: 'cancel-ticket', ticketId: first, by: 'resident', window: null })
  expect(findTicket(desk.state(), { qr: 'KT1:token-1' })?.state.at).toBe('cancelled')
  expect(findTicket(desk.state(), { number: 'A001', check: check(first) })?.id).toBe(first)
})

test('the next morning a number means the ticket of that day alone', () => {
  const { desk, first, check } = standing()
  const yesterdays = check(first)
  desk.call('1')
  desk.serve(first, '1')
  desk.setDay('2026-11-24')
  const todays = desk.take()
  expect(desk.ticket(todays).number).toBe('A001')
  expect(findTicket(desk.state(), { number: 'A001', check: yesterdays })).toBeUndefined()
  expect(findTicket(desk.state(), { number: 'A001', check: check(todays) })?.id).toBe(todays)
  // The service of yesterday that is still under way is found by its own code only.
  expect(findTicket(desk.state(), { qr: 'KT1:token-1' })?.id).toBe(first)
  desk.finish(first, '1')
  expect(findTicket(desk.state(), { qr: 'KT1:token-1' })).toBeUndefined()
})

test('a 查询码 is four digits, always the same for a slip, and evenly spread', () => {
  const codes = Array.from({ length: 10_000 }, (_, i) => checkCode(`token-${i}`))
  for (const code of codes) expect(code).toMatch(/^\d{4}$/)
  expect(codes).toEqual(Array.from({ length: 10_000 }, (_, i) => checkCode(`token-${i}`)))
  const perFirstDigit = Array.from(
    { length: 10 },
    (_, d) => codes.filter((code) => code.startsWith(String(d))).length,
  )
  for (const count of perFirstDigit) expect(count).toBeGreaterThan(800)
  expect(new Set(codes).size).toBeGreaterThan(5_500)
})

test('slips that are printed already keep their 查询码 with every version of the program', () => {
  expect(checkCode('token-1')).toBe('4068')
})
