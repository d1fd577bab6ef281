import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { upperBound } from './bounds.ts'
import { reportOf } from './report.ts'
import { readResults, reportFile, type SuiteRun } from './results.ts'
import { faultsIn, openTally } from './suite.ts'

const run = (failures: number, caught: boolean): SuiteRun => ({
  suite: 'made-up',
  title: 'Made up',
  trial: 'a throw of a coin',
  at: '2026-11-27T12:00:00.000Z',
  seconds: 61,
  seed: 7,
  version: 'abc',
  machine: { kernel: 'Linux 6', fileSystem: 'ext4', cpu: '2 × X', memory: '4 GiB', node: 'v26' },
  result: {
    at: 'ran',
    trials: 100,
    checks: [{ promise: 'heads', trials: 100, failures, examples: ['throw 3, seed 7'] }],
    controls: [{ sabotage: 'a coin with two tails', caught }],
    tables: [],
    notes: [],
  },
})

test('the published page says what the results say, and nothing that was typed by hand', () => {
  expect(readFileSync(reportFile, 'utf8')).toBe(reportOf(readResults()))
})

test('the page tells failures, with what brings them back', () => {
  const page = reportOf([run(2, true)])
  expect(page).toContain('does not hold')
  expect(page).toContain('throw 3, seed 7')
  expect(page).toContain('| heads | 100 | 2 | 7.00 % |')
})

test('a suite that did not notice the sabotage does not hold, though nothing failed', () => {
  expect(faultsIn(run(0, true).result)).toEqual([])
  expect(faultsIn(run(0, false).result)).toHaveLength(1)
  expect(reportOf([run(0, false)])).toContain('does not hold')
})

test('bounds are those of the textbook', () => {
  expect(upperBound(0, 300)).toBe(0.01)
  // Brown, Cai, DasGupta (2001): Wilson for 10 of 100 is 5.5 % to 17.4 %.
  expect(upperBound(10, 100)).toBeCloseTo(0.1744, 3)
})

test('a tally counts each promise by itself and keeps the first failures', () => {
  const tally = openTally()
  for (let i = 0; i < 9; i++) tally.check('even', i % 2 === 0, () => `at ${i}`)
  tally.check('other', true, () => '')
  expect(tally.checks()).toEqual([
    { promise: 'even', trials: 9, failures: 4, examples: ['at 1', 'at 3', 'at 5', 'at 7'] },
    { promise: 'other', trials: 1, failures: 0, examples: [] },
  ])
})
