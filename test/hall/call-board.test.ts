import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { manualClock } from '#test/support/manual-clock.ts'
import { type Call, createCallBoard } from '../../kiosk-ui/hall/call-board.ts'

const NOW = Date.UTC(2026, 10, 23, 2)
const call = (number: string, window = 'W1'): Call => ({ ticketId: `t-${number}`, number, window })
const calledAt = (one: Call, secondsAgo: number) => ({
  ...one,
  calledAt: new Date(NOW - secondsAgo * 1000).toISOString(),
})

const stand = () => true

/** A board and every number that has had its moment so far, in order. */
function hall() {
  const clock = manualClock()
  const board = createCallBoard((ms, then) => void clock.after(ms, then))
  const moments: string[] = []
  board.moment.subscribe((now) => now && moments.push(now.number))
  return { clock, board, moments }
}

describe('the calls on the hall display', () => {
  test('however many come at once, each has its moment, in the order in which they came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 8000 }), { maxLength: 12 }), async (pauses) => {
        const { clock, board, moments } = hall()
        const numbers = pauses.map((_, i) => `A${String(i + 1).padStart(3, '0')}`)
        for (const [i, ms] of pauses.entries()) {
          board.called(call(numbers[i]!))
          await clock.advance(ms)
        }
        await clock.advance(12 * 25_000)
        expect(moments).toEqual(numbers)
        expect(board.moment.value).toBe(null)
        expect(board.recent.value.map(({ number }) => number)).toEqual(numbers.toReversed())
      }),
      { numRuns: 30 },
    )
  })

  test('one that is called again while it waits for its moment has one moment, not two', async () => {
    const { clock, board, moments } = hall()
    for (const number of ['A001', 'A002', 'A002']) board.called(call(number))
    await clock.advance(60_000)
    expect(moments).toEqual(['A001', 'A002'])
  })

  test('one that is called again later has another moment, and still one line', async () => {
    const { clock, board, moments } = hall()
    for (const number of ['A001', 'A002', 'A001']) {
      board.called(call(number))
      await clock.advance(60_000)
    }
    expect(moments).toEqual(['A001', 'A002', 'A001'])
    expect(board.recent.value.map(({ number }) => number)).toEqual(['A001', 'A002'])
  })

  test('a moment lasts as long as the voice says its number, and no longer than a voice may take', async () => {
    const { clock, board } = hall()
    board.called(call('A001'))
    board.saying('t-A001')
    board.called(call('A002'))
    await clock.advance(12_000)
    expect(board.moment.value?.number).toBe('A001')
    board.saying(null)
    expect(board.moment.value?.number).toBe('A002')
    board.saying('t-A002')
    await clock.advance(60_000)
    expect(board.moment.value).toBe(null)
  })

  test('after a break the list is what the station says, and only who was just called has a moment', async () => {
    const { clock, board, moments } = hall()
    board.called(call('A001'))
    await clock.advance(60_000)
    board.reset(
      [calledAt(call('A004', 'W2'), 3), calledAt(call('A003'), 10), calledAt(call('A002'), 300)],
      NOW,
      stand,
    )
    expect(board.recent.value.map(({ number }) => number)).toEqual(['A004', 'A003', 'A002'])
    await clock.advance(60_000)
    expect(moments).toEqual(['A001', 'A003', 'A004'])
    // The same snapshot once more changes nothing.
    board.reset([calledAt(call('A004', 'W2'), 3), calledAt(call('A003'), 10)], NOW, stand)
    await clock.advance(60_000)
    expect(moments).toEqual(['A001', 'A003', 'A004'])
  })

  test('a call that stands no longer loses its moment at once, and the next one has it', async () => {
    const { clock, board, moments } = hall()
    for (const number of ['A001', 'A002', 'A003']) board.called(call(number))
    await clock.advance(1000)
    board.withdraw('t-A002')
    board.saying('t-A001')
    board.withdraw('t-A001')
    expect(board.moment.value?.number).toBe('A003')
    await clock.advance(60_000)
    expect(moments).toEqual(['A001', 'A003'])
    expect(board.recent.value.map(({ number }) => number)).toEqual(['A003', 'A002', 'A001'])
  })

  test('a number whose person is not to come any more has no line either', async () => {
    const { board } = hall()
    for (const number of ['A001', 'A002']) board.called(call(number))
    board.takeBack('t-A001')
    expect(board.moment.value?.number).toBe('A002')
    expect(board.recent.value.map(({ number }) => number)).toEqual(['A002'])
  })

  test('a screen that comes late, or comes back, gives no moment to a call that stands no longer', async () => {
    const { clock, board, moments } = hall()
    board.called(call('A001'))
    const calls = [calledAt(call('A003'), 2), calledAt(call('A002'), 5), calledAt(call('A001'), 8)]
    board.reset(calls, NOW, ({ number }) => number === 'A003')
    expect(board.moment.value?.number).toBe('A003')
    await clock.advance(60_000)
    expect(moments).toEqual(['A001', 'A003'])
  })

  test('a call that was cancelled by mistake has its line again, without interrupting the one that has its moment', () => {
    const { board, moments } = hall()
    board.called(call('A001'))
    board.called(call('A002', 'W2'))
    board.takeBack('t-A001')
    board.putBack(call('A001'))
    expect(board.recent.value).toEqual([call('A001'), call('A002', 'W2')])
    expect(board.moment.value).toEqual(call('A002', 'W2'))
    expect(moments).toEqual(['A001', 'A002'])
  })
})
