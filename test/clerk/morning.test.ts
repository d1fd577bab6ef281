import { expect, test } from 'vitest'
import { caseLines, carriedLines } from '../../kiosk-ui/gallery/made-up/cases.ts'
import { morningGroups, peopleOf, resultGroups } from '../../kiosk-ui/clerk/cases/morning.ts'

const [first, second] = caseLines
if (first === undefined || second === undefined) throw new Error('the gallery has cases')

test("a morning's list has each case once, what is overdue first; of several people each has their own, the latest first", () => {
  const own = morningGroups(caseLines)
  expect(own.flatMap(({ rows }) => rows.map(({ light }) => light))).toEqual([
    'overdue',
    'red',
    'amber',
    'green',
    'none',
    'none',
  ])
  const two = [{ ...second, by: '欧阳明月' }, first, { ...second, by: '欧阳明月', id: 'x' }]
  expect(peopleOf(two)).toEqual([
    { name: '王芳', count: 1, late: 1 },
    { name: '欧阳明月', count: 2, late: 0 },
  ])
  expect(morningGroups(two).map(({ rows }) => rows.length)).toEqual([1, 2])
})

test('what hangs out for 「有结果了」 has numbers and days, and neither a name nor what it was about', () => {
  const [{ rows } = { rows: [] }] = resultGroups([...caseLines, ...carriedLines])
  expect(rows.map(({ cells }) => cells)).toEqual([['2026-0061', '2026年11月19日']])
  expect(resultGroups(caseLines)).toEqual([])
})
