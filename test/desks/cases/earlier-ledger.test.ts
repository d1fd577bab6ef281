import { readFileSync } from 'node:fs'
import { Errors } from 'typebox/value'
import { expect, test } from 'vitest'
import { CaseLine, CaseView, FoundCase } from '#contract/cases.ts'
import { openCaseSeal } from '#daemon/desks/cases/case-seal.ts'
import { foundOf, openViews } from '#daemon/desks/cases/case-views.ts'
import { cases } from '#daemon/domain/cases/cases.ts'
import type { CaseEvent } from '#daemon/domain/cases/events.ts'
import { casesProjection } from '#daemon/domain/cases/projection.ts'
import type { CaseRecord } from '#daemon/domain/cases/types.ts'
import { projectionTables } from '#test/support/projection-tables.ts'
import { caseRules } from './case-rules.ts'

type Written = { time: string; day: string; events: readonly CaseEvent[] }

/** As they were written before reasons, contacts and who named a day were sealed, and before a delivery had its paper. */
const written: readonly Written[] = JSON.parse(
  readFileSync(new URL('../../domain/cases/golden/cases-in-plain-words.json', import.meta.url), 'utf8'),
)

/** A case that was opened again stands in its entry as it was kept then, when no act named its paper. */
const withoutPapers = (record: CaseRecord): CaseRecord => ({
  ...record,
  acts: record.acts.map(({ paper: _named, ...act }) => act),
})

test('cases of a ledger from before their words were sealed stand as they did, and every word of them can be read', () => {
  const { tables, reading } = projectionTables(casesProjection)
  const queries = casesProjection.queries(reading)
  let state = cases.empty
  for (const [seq, { time, day, events }] of written.entries()) {
    const at = { seq: seq + 1, commandId: `c${seq}`, time, day, actor: { at: 'system' } as const }
    for (const event of events) state = cases.evolve(state, event, at)
    cases.projection.apply(
      tables,
      events.map((event) => ({ event, at })),
    )
  }
  const all = ['a', 'b', 'c', 'd'].map((id): CaseRecord => {
    const record = queries.byId(id)
    if (record === undefined) throw new Error(`${id} is gone`)
    return record
  })
  expect(all.map((each) => each.state)).toEqual([
    { at: 'decided', on: '2026-11-26' },
    { at: 'passed-on', on: '2026-11-28' },
    { at: 'voided', on: '2026-11-30' },
    { at: 'passed-on', on: '2026-11-30' },
  ])
  expect(state.open.map(withoutPapers)).toEqual(all.slice(0, 1).map(withoutPapers))
  expect(state.numbers).toMatchObject({ 'case/2026': 4, 'case/2026/told': 2, 'case/2026/passed-on': 2 })
  expect(cases.snapshot.load(JSON.parse(JSON.stringify(cases.snapshot.save(state))))).toEqual(state)
  expect(queries.tally('2026-01-01', '2026-12-31')).toEqual([])
  const { first, again } = queries.visits('2026-11-28')
  expect([first, again['not-all-told'], queries.visits('2026-11-30').first]).toEqual([0, 1, 1])
  // One whose person was sealed is forgotten in its time; where nobody was named there is nobody to forget.
  expect(queries.kept('2026-12-31', 9).map(({ id }) => id)).toEqual(['b'])

  const shown = openViews({
    seal: openCaseSeal(null, () => false),
    today: () => '2026-11-30',
    ...caseRules,
    item: () => null,
  })
  const views = all.map(shown.view)
  for (const record of [...all, ...state.open]) {
    expect(Errors(CaseView, shown.view(record))).toEqual([])
    expect(Errors(CaseLine, shown.line(record))).toEqual([])
    expect(Errors(FoundCase, foundOf(record, 'Asia/Shanghai'))).toEqual([])
  }
  expect(views[0]?.due).toEqual({ date: '2026-12-21', basis: '孙干事二十五日电话' })
  expect(views.map(({ visits }) => visits)).toEqual([1, 2, 1, 1])
  const said = views.map(({ acts }) => acts.slice(-2).map(({ at, why, text }) => [at, why, text]))
  expect(said).toEqual([
    [
      ['delivered', 'handed-over', undefined],
      ['reopened', '送错人了', undefined],
    ],
    [
      ['told', 'correction', '漏说了照片'],
      ['passed-on', '派出所 找李警官', undefined],
    ],
    [
      ['not-eligible', '问社区居委会', null],
      ['voided', '录重了', undefined],
    ],
    [['passed-on', '街道司法所', undefined]],
  ])
})
