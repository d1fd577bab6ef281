import { expect, test } from 'vitest'
import { readVitestReport } from '../../scripts/vitest-report.ts'

type Case = { status: string; fullName: string; failureMessages: string[] }
const passed: Case = { status: 'passed', fullName: 'a number is issued', failureMessages: [] }
const failed: Case = { status: 'failed', fullName: 'a slip is printed', failureMessages: ['no paper'] }
const skipped: Case = { status: 'skipped', fullName: 'a door is opened', failureMessages: [] }

const file = (status: string, assertionResults: Case[], message = '') => ({
  name: 'a.test.ts',
  status,
  message,
  assertionResults,
})
const read = (files: object[], code: number) =>
  readVitestReport(JSON.stringify({ testResults: files }), code, { title: 'unit', folders: [] })

test('each test counts as itself', () => {
  const tally = read([file('passed', [passed, passed]), file('failed', [passed, failed])], 1)
  expect(tally.passed).toBe(3)
  expect(tally.faults).toEqual([{ name: 'a.test.ts\n  a slip is printed', detail: 'no paper' }])
})

test('a failure shows where the test broke, not where vitest called it', () => {
  const stack = 'Error: no paper\n    at slip.test.ts:3:1\n    at file:///a/node_modules/vitest/run.js:1:2'
  const { faults } = read([file('failed', [{ ...failed, failureMessages: [stack] }])], 1)
  expect(faults[0]?.detail).toBe('Error: no paper\n    at slip.test.ts:3:1')
})

test('a green run has no faults', () => {
  expect(read([file('passed', [passed])], 0)).toEqual({ passed: 1, faults: [] })
})

test.for([
  [
    'a file that does not load',
    [file('passed', [passed]), file('failed', [], 'cannot find module')],
    1,
    'cannot find module',
  ],
  [
    'a set-up that fails before its tests',
    [file('failed', [skipped, skipped], 'port in use')],
    1,
    'port in use',
  ],
  ['a skipped test', [file('passed', [passed, skipped])], 0, 'not run: a door is opened'],
  ['a run without tests', [], 0, 'no test ran'],
  ['a run that ends badly after its tests', [file('passed', [passed])], 1, 'ended with code 1'],
] as const)('%s is one failure', ([, files, code, words]) => {
  const { faults } = read([...files], code)
  expect(faults).toHaveLength(1)
  expect(faults[0]?.detail).toContain(words)
})

test('a run that wrote no report is a failure, whatever its code', () => {
  expect(readVitestReport(null, 0, { title: 'browser', folders: ['test/gate/'] }).faults).toHaveLength(1)
})

test('a folder that has tests and ran none is a failure, though others passed', () => {
  const report = JSON.stringify({
    testResults: [{ ...file('passed', [passed]), name: '/a/test/gate/home.test.ts' }],
  })
  const folders = ['test/gate/', 'test/journeys/']
  expect(readVitestReport(report, 0, { title: 'browser', folders }).faults).toEqual([
    { name: 'browser', detail: 'no test ran in test/journeys/' },
  ])
})
