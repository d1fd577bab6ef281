import { expect, test } from 'vitest'
import { casesTodo } from '#daemon/desks/cases/cases-todo.ts'
import { openCaseBench } from '../../domain/cases/case-bench.ts'

test('a case that is overdue asks for what was done, leads to the case itself, and asks again while no answer comes', () => {
  const at = openCaseBench([])
  const accept = (id: string, date: string) =>
    at.open(id, { at: 'accepted', due: { date, basis: { sealed: null } } })
  accept('a', '2026-11-25')
  accept('b', '2026-11-24')
  const asked = (today: string) => casesTodo(at.state(), today).map(({ count, first }) => [count, first.id])
  expect(asked('2026-11-24')).toEqual([])
  expect(asked('2026-11-26')).toEqual([[2, 'b']])
  at.on('2026-11-26')
  at.change('b', { at: 'stepped', text: null })
  expect(asked('2026-11-26')).toEqual([[1, 'a']])
  at.change('a', { at: 'decided', granted: true, text: null })
  expect(asked('2026-12-01')).toEqual([])
  expect(asked('2026-12-02')).toEqual([[1, 'b']])
})
