import { describe, expect, test } from 'vitest'
import { ALLOWED, RECOMMENDED } from '../../scripts/fairness/choice.ts'
import { STRICT, type Waits, waitsOver } from '../../scripts/fairness/figures.ts'
import type { Calling } from '../../scripts/fairness/live-day.ts'

// A short look at what `npm run fairness` shows over 1,000 days: the same days each time, and as many people for each
// number of windows.
const WINDOW_DAYS = 80
/** So few days scatter more than a thousand. */
const LEEWAY = 1.1
const FIRST_COME = { at: 'first-come' } as const

describe.for([...RECOMMENDED])('%i windows with the parameters that are recommended', ([windows, rule]) => {
  const known = new Map<string, Waits>()
  const waits = (wrongClaims: number, calling: Calling): Waits => {
    const key = JSON.stringify([wrongClaims, calling])
    const found = known.get(key) ?? waitsOver(WINDOW_DAYS / windows, { windows, wrongClaims }, calling)
    known.set(key, found)
    return found
  }
  const recommended = { at: 'by-the-rule', rule } as const

  test.for([0, 0.3])(
    'a person without priority pays little for the others where a share of %f claims it wrongly',
    (share) => {
      const before = waits(share, FIRST_COME).ordinary
      const now = waits(share, recommended).ordinary
      expect(now.n).toBeGreaterThan(WINDOW_DAYS * 15)
      expect(now.p95).toBeLessThan(before.p95 * ALLOWED.p95 * LEEWAY)
      expect(now.longest).toBeLessThan(before.longest * ALLOWED.longest * LEEWAY)
    },
  )

  test('a person with priority waits half as long as all did before, and as others do now', () => {
    const before = waits(0, FIRST_COME).priority
    const { priority, ordinary } = waits(0, recommended)
    expect(priority.p50).toBeLessThan(before.p50 / 2)
    expect(priority.p95).toBeLessThan(before.p95 / 2)
    expect(priority.p95).toBeLessThan(ordinary.p95 / 2)
  })

  test('where nine in ten claim it wrongly nobody starves: the longest wait is hardly longer than without any priority', () => {
    const { longest } = waits(0.9, FIRST_COME).ordinary
    expect(waits(0.9, { at: 'by-the-rule', rule: STRICT }).ordinary.longest).toBeGreaterThan(longest * 1.4)
    expect(waits(0.9, recommended).ordinary.longest).toBeLessThan(longest * 1.2)
  })
})
