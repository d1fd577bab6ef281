import { expect, test } from 'vitest'
import { spread } from '../../scripts/bench/history.ts'

const TODAY = Date.UTC(2026, 10, 28)
const DAY_MS = 24 * 60 * 60 * 1000

test.each([
  { tickets: 450, cases: 0 },
  { tickets: 1_000_000, cases: 12_500 },
  { tickets: 0, cases: 100_000 },
])('a past of $tickets tickets and $cases cases begins on a day that a station believes', (past) => {
  const { days, ticketsADay, everyMs } = spread(past, TODAY)
  expect(new Date(TODAY - days * DAY_MS).toISOString() >= '2026-01-01').toBe(true)
  expect(days * ticketsADay).toBeGreaterThanOrEqual(past.tickets)
  expect(everyMs * ticketsADay).toBeLessThan(DAY_MS)
})
