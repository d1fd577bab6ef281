import { expect, test } from 'vitest'
import type { CaseForm } from '#contract/cases.ts'
import { broughtFirst, materialsOf, outcomesOf } from '../../kiosk-ui/clerk/cases/brought.ts'

const material = (name: string, always: boolean) => ({ name, note: '', original: 1, copy: 0, always })
const form: CaseForm = {
  seq: 18,
  title: '申请低保',
  kind: '承诺件',
  ends: 'promised',
  statutory: 30,
  promised: null,
  excluded: [],
  online: false,
  materials: [material('申请表', true), material('银行卡', false)],
}
const first = (...given: Parameters<typeof outcomesOf>) => outcomesOf(...given)[0]

test('受理 is offered once everything was looked at, nothing is missing, and the day is known', () => {
  const begun = broughtFirst(form)
  expect(begun).toEqual([null, 'not-needed'])
  expect(first(form, begun, true)).toEqual({ at: 'accepted', notYet: { at: 'left', count: 1 } })
  expect(first(form, ['missing', 'not-needed'], true)?.notYet).toEqual({ at: 'missing', count: 1 })
  expect(first(form, ['received', 'not-needed'], false)?.notYet).toEqual({ at: 'due' })
  expect(first(form, ['received', 'not-needed'], true)?.notYet).toBeNull()
  const confirmed = { ...form, promised: { workdays: 20, dueOn: '2026-12-18' } }
  expect(first(confirmed, ['received', 'not-needed'], false)?.notYet).toBeNull()
})

test('an errand of one minute asks for no tick, and what was not looked at is not said to be there', () => {
  expect(first({ ...form, ends: 'on-the-spot' }, [null, null], false)).toEqual({ at: 'done', notYet: null })
  expect(first({ ...form, ends: 'by-agent' }, [null, null], false)).toEqual({ at: 'reported', notYet: null })
  expect(materialsOf(form, ['received', null])).toEqual([
    { name: '申请表', state: 'received', original: 1, copy: 0 },
  ])
})
