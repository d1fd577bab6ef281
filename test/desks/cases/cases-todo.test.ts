import { expect, test } from 'vitest'
import { casesTodo } from '#daemon/desks/cases/cases-todo.ts'
import { casesTodoWords } from '#daemon/http/words/todo/cases.ts'
import { item, openCaseBench } from '../../domain/cases/case-bench.ts'

const TABLES = [{ year: 2026, holidays: [], workdays: [] }]
const limits = { entrusted: 1, registered: 2, submitted: 5, resulted: 2, delivered: 5, 'called-back': 5 }
const RULES = { tables: TABLES, limits, timeZone: 'Asia/Shanghai' }

test('a case that is overdue asks for what was done, leads to the case itself, and asks again while no answer comes', () => {
  const at = openCaseBench([])
  const accept = (id: string, date: string) =>
    at.open(id, { at: 'accepted', due: { date, basis: { sealed: null } } })
  accept('a', '2026-11-25')
  accept('b', '2026-11-24')
  const asked = (today: string) =>
    casesTodo(at.state(), today, RULES).map(({ count, first }) => [count, first.id])
  expect(asked('2026-11-24')).toEqual([])
  expect(asked('2026-11-26')).toEqual([[2, 'b']])
  at.on('2026-11-26')
  // An hour after midnight, which is still the day before in Greenwich.
  at.ms(-8 * 3_600_000)
  at.change('b', { at: 'stepped', text: null })
  expect(asked('2026-11-26')).toEqual([[1, 'a']])
  at.change('a', { at: 'decided', granted: true, text: null })
  at.change('a', { at: 'delivered', how: 'handed-over' })
  expect(asked('2026-12-01')).toEqual([])
  expect(asked('2026-12-02')).toEqual([[1, 'b']])
})

test('a result that its person does not have asks to be told of from the next day on, and not again while it was', () => {
  const at = openCaseBench([])
  at.on('2026-11-24')
  const decide = (id: string) => {
    at.open(id, { at: 'accepted', due: { date: '2026-12-18', basis: { sealed: null } } })
    at.change(id, { at: 'decided', granted: true, text: null })
  }
  const asked = (today: string) =>
    casesTodo(at.state(), today, RULES).map(({ code, count, first }) => [code, count, first.id, first.day])
  decide('a')
  expect(asked('2026-11-24')).toEqual([])
  expect(asked('2026-11-25')).toEqual([['results-waiting', 1, 'a', '2026-11-24']])
  // Told by telephone on the very day.
  at.change('a', { at: 'stepped', text: null })
  expect(asked('2026-11-25')).toEqual([])
  expect(asked('2026-11-30')).toEqual([['results-waiting', 1, 'a', '2026-11-24']])
  at.change('a', { at: 'delivered', how: 'handed-over' })
  expect(asked('2026-11-30')).toEqual([])
})

test('代办 that is past the limit of its next step, or was never put away after its result was brought, leads to its case', () => {
  const at = openCaseBench([])
  const consent = { signature: null }
  const carry = (id: string) => {
    at.open(id, { at: 'reported' }, { item: item({ ends: 'by-agent' }) })
    expect(at.change(id, { at: 'entrusted', agent: 'zhao', readAloud: true, consent })).toBe('ok')
  }
  const asked = (today: string) =>
    casesTodo(at.state(), today, RULES).map(({ code, count, first }) => [code, count, first.id, first.day])
  at.on('2026-10-12')
  carry('a')
  carry('b')
  expect(asked('2026-10-13')).toEqual([])
  expect(asked('2026-10-14')).toEqual([['agency-late', 2, 'a', '2026-10-13']])
  const [late] = casesTodo(at.state(), '2026-10-14', RULES)
  expect(late && casesTodoWords(late)).toMatchObject({ place: { panel: 'cases', open: 'a' } })
  expect(late && casesTodoWords(late).note).toContain('清点登记')

  at.change('a', { at: 'answered', granted: true, text: null })
  at.change('a', { at: 'delivered', how: 'brought-home' })
  at.change('b', { at: 'released', reason: null })
  // 回访 is late at first; what nobody has thought of for a month says what it keeps.
  expect(asked('2026-10-20')).toEqual([['agency-late', 1, 'a', '2026-10-19']])
  expect(asked('2026-11-10')).toEqual([['agency-late', 1, 'a', '2026-10-19']])
  expect(asked('2026-11-11')).toEqual([['agency-unarchived', 1, 'a', '2026-10-12']])
  at.change('a', { at: 'called-back', result: 'satisfied' })
  at.change('a', { at: 'archived' })
  expect(asked('2026-11-11')).toEqual([])
})
