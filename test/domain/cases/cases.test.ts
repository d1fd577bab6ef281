import { assert, constantFrom, integer, property, tuple, array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseDocument } from '#contract/case-papers.ts'
import { cases } from '#daemon/domain/cases/cases.ts'
import { isOpen } from '#daemon/domain/cases/record.ts'
import { oneOf, seeded, upTo } from '#test/support/seeded.ts'
import { openDesk } from '../queue/queue-harness.ts'
import { type Changing, item, type Opening, openCaseBench } from './case-bench.ts'
import { recount } from './recount.ts'

const DUE = { date: '2026-12-18', basis: { sealed: '街道民政办电话答复' } }
const accepted = { at: 'accepted', due: DUE } as const
const bench = () => openCaseBench([])
const stateOf = (each: ReturnType<typeof bench>, id: string) => each.queries.byId(id)?.state.at

describe('what an errand can end with', () => {
  test('a 承诺件 is never finished on the spot, and what an agent reports only once the answer is there', () => {
    const at = bench()
    expect(at.open('a', { at: 'done' })).toBe('outcome-not-for-item')
    expect(at.open('a', { at: 'done' }, { item: item({ ends: 'by-agent' }) })).toBe('outcome-not-for-item')
    expect(at.open('a', { at: 'done' }, { item: item({ ends: 'on-the-spot' }) })).toBe('ok')
    expect(at.open('b', { at: 'reported' }, { item: item({ ends: 'by-agent' }) })).toBe('ok')
    expect(at.change('b', { at: 'delivered', how: 'handed-over' })).toBe('wrong-state')
    expect(at.change('b', { at: 'answered', granted: true, text: null })).toBe('ok')
    expect(at.change('b', { at: 'delivered', how: 'handed-over' })).toBe('ok')
    expect([stateOf(at, 'a'), stateOf(at, 'b')]).toEqual(['done', 'delivered'])
  })

  test('nothing is accepted while a material is missing, and what is missing is told once', () => {
    const at = bench()
    const materials = [
      { name: '申请表', state: 'missing' },
      { name: '户口簿', state: 'received' },
    ] as const
    expect(at.open('a', accepted, { materials })).toBe('materials-missing')
    expect(at.open('a', { at: 'told', missing: ['申请表'] }, { materials })).toBe('ok')
    expect(at.change('a', { at: 'told', missing: ['申请表'] })).toBe('reason-wanting')
    expect(at.change('a', accepted)).toBe('materials-missing')
    expect(at.change('a', accepted, { materials: [{ name: '申请表', state: 'received' }] })).toBe('ok')
    // The clock runs: nothing more may be asked for.
    expect(at.change('a', { at: 'told', missing: ['户口簿'], reason: '漏了' })).toBe('wrong-state')
    expect(at.queries.byId('a')).toMatchObject({
      acceptedOn: '2026-11-23',
      documents: [
        { kind: 'told', ordinal: 1 },
        { kind: 'accepted', ordinal: 1 },
      ],
    })
  })
})

test('a slip of the finger is taken back within a minute by the clerk who made it, and its number is never given again', () => {
  const at = bench()
  at.open('a', accepted)
  expect(at.change('a', { at: 'undone' }, { by: 'wang' })).toBe('done-by-another')
  expect(at.change('a', { at: 'undone' })).toBe('ok')
  expect(stateOf(at, 'a')).toBe('voided')
  at.open('b', accepted)
  expect(at.queries.byId('b')).toMatchObject({ number: '2026-0002', documents: [{ ordinal: 2 }] })
  at.change('b', { at: 'decided', granted: true, text: null })
  at.ms(61_000)
  expect(at.change('b', { at: 'undone' })).toBe('too-late-to-undo')
  expect(at.change('b', { at: 'voided', reason: '录重了' })).toBe('ok')
  expect(at.queries.byId('b')?.documents).toMatchObject([{ ordinal: 2, void: true }])
  expect(at.change('b', { at: 'reopened', reason: '弄错了' })).toBe('wrong-state')
})

test('what is over is opened again with a reason, where it stood, long after it has left the state', () => {
  const at = bench()
  at.open('a', accepted)
  at.change('a', { at: 'decided', granted: false, text: null })
  at.change('a', { at: 'delivered', how: 'posted' })
  at.ms(3_600_000)
  at.open('b', accepted)
  expect(at.state().lately).toEqual([])
  expect(at.change('a', { at: 'reopened', reason: '送错人了' })).toBe('ok')
  expect(at.state().open.map(({ id, state }) => [id, state.at])).toEqual([
    ['b', 'accepted'],
    ['a', 'decided'],
  ])
})

test('a second visit is asked why, and a day counts its visits, why again and why not online, but for void cases', () => {
  const hall = openDesk()
  const at = openCaseBench([], hall.state)
  const ticketId = hall.take()
  at.open('a', { at: 'told', missing: ['户口簿'] }, { offline: 'no-phone' })
  at.open('b', { at: 'told', missing: [] }, { offline: 'cannot-use' })
  at.open('c', accepted, { offline: 'no-phone' })
  at.change('b', { at: 'stepped', text: null }, { offline: 'no-phone' })
  at.change('c', { at: 'voided', reason: null })
  expect(at.change('a', accepted, { ticketId })).toBe('ticket-not-in-hand')
  hall.call('1')
  expect(at.change('a', accepted, { ticketId })).toBe('revisit-reason-wanting')
  const came = { ticketId, revisit: 'not-all-told', offline: 'not-possible', materials: [] } as const
  expect(at.change('a', accepted, came)).toBe('ok')
  // Another press in the same visit is none.
  expect(at.change('a', { at: 'stepped', text: null }, { ...came, revisit: 'other' })).toBe('ok')
  expect(at.queries.visits('2026-11-23')).toEqual({
    first: 2,
    again: { 'not-all-told': 1, 'result-not-there': 0, other: 0 },
    offline: { 'cannot-use': 1, 'no-phone': 1, 'not-possible': 1, other: 0 },
  })
  expect(at.queries.visits('2026-11-24').first).toBe(0)
})

test('numbers that a lost ledger may have given are passed over', () => {
  const lost = {
    type: 'numbers-skipped',
    skipped: { 'case/2026': 60, 'case/2026/told': 9, 'queue/2026-11-23/A': 5 },
  } as const
  const state = cases.evolve(cases.empty, lost, { time: '2026-11-23T01:00:00.000Z', day: '2026-11-23' })
  expect(state.numbers).toEqual({ 'case/2026': 60, 'case/2026/told': 9 })
})

/** What may follow where a case stands, written down a second time; where it leads, unless that is another case's matter. */
const FOLLOWS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  told: {
    accepted: 'accepted',
    told: 'told',
    'not-eligible': 'not-eligible',
    'passed-on': 'passed-on',
    stepped: 'told',
    closed: 'closed',
  },
  accepted: { paused: 'paused', decided: 'decided', stepped: 'accepted', closed: 'closed' },
  paused: { resumed: 'accepted', stepped: 'paused', closed: 'closed' },
  decided: { delivered: 'delivered', stepped: 'decided', closed: 'closed' },
}
const OVER = new Set(['not-eligible', 'passed-on', 'delivered', 'closed'])

const TIME = { promised: { at: 'unconfirmed' }, statutory: null, excluded: ['publicity'] } as const
const OPENINGS: readonly Opening['outcome'][] = [
  accepted,
  { at: 'told', missing: ['户口簿'] },
  { at: 'not-eligible', reason: null },
  { at: 'passed-on', to: '派出所' },
]
const CHANGES: readonly Changing['change'][] = [
  accepted,
  { at: 'told', missing: [], reason: '又问了一次' },
  { at: 'not-eligible', reason: null },
  { at: 'passed-on', to: '派出所' },
  { at: 'stepped', text: null },
  { at: 'paused', why: 'publicity' },
  { at: 'resumed', due: DUE },
  { at: 'decided', granted: true, text: null },
  { at: 'delivered', how: 'handed-over' },
  { at: 'closed', why: 'withdrawn' },
  { at: 'reopened', reason: '还要办' },
  { at: 'voided', reason: '录重了' },
  { at: 'undone' },
]

test('whatever clerks do, no number is left out or given twice, and tables, state and a second opinion agree', () => {
  const TABLES = [{ year: 2026, holidays: [], workdays: [] }]
  const step = tuple(integer({ min: 0, max: 5 }), constantFrom(...CHANGES), constantFrom(0, 30_000, 70_000))
  assert(
    property(
      array(constantFrom(...OPENINGS), { minLength: 1, maxLength: 6 }),
      array(step, { maxLength: 40 }),
      (openings, steps) => {
        const at = openCaseBench(TABLES)
        const more = { item: item({ time: TIME }) }
        /** Where each stands, where it stood when it was open, and what the newest change undid and when. */
        const stands = openings.map((outcome) => ({
          at: outcome.at as string,
          openAs: OVER.has(outcome.at) ? 'told' : (outcome.at as string),
          undo: { at: 'voided', openAs: 'told', ms: 0 } as { at: string; openAs: string; ms: number } | null,
        }))
        let now = 0
        openings.forEach((outcome, place) => expect(at.open(`case-${place}`, outcome, more)).toBe('ok'))
        for (const [place, change, pause] of steps) {
          const model = stands[place]
          if (model === undefined) continue
          at.ms(pause)
          now += pause
          const said = at.change(`case-${place}`, change, more)
          const was = { at: model.at, openAs: model.openAs, ms: now }
          if (change.at === 'undone') {
            const { undo } = model
            expect(said).toBe(undo !== null && now - undo.ms <= 60_000 ? 'ok' : 'too-late-to-undo')
            if (said === 'ok' && undo !== null)
              Object.assign(model, { at: undo.at, openAs: undo.openAs, undo: null })
          } else if (change.at === 'voided') {
            expect(said).toBe(model.at === 'voided' ? 'wrong-state' : 'ok')
            Object.assign(model, { at: 'voided', undo: null })
          } else if (change.at === 'reopened') {
            expect(said).toBe(OVER.has(model.at) ? 'ok' : 'wrong-state')
            if (said === 'ok') Object.assign(model, { at: model.openAs, undo: was })
          } else {
            const to = FOLLOWS[model.at]?.[change.at]
            expect(said).toBe(to === undefined ? 'wrong-state' : 'ok')
            if (to === undefined) continue
            model.at = to
            if (!OVER.has(to)) model.openAs = to
            // A note takes nothing back.
            if (change.at !== 'stepped') model.undo = was
          }
        }
        const records = stands.map((_, place) => at.queries.byId(`case-${place}`))
        expect(records.map((record) => record?.state.at)).toEqual(stands.map((model) => model.at))
        expect(records.map((record) => record?.number)).toEqual(
          openings.map((_, place) => `2026-000${place + 1}`),
        )
        // Each kind of paper is numbered from 1 on, void ones too.
        const kinds = new Map<CaseDocument['kind'], number[]>()
        for (const { event } of at.ledger)
          if ('document' in event) {
            const { kind, ordinal } = event.document
            kinds.set(kind, [...(kinds.get(kind) ?? []), ordinal])
          }
        for (const ordinals of kinds.values()) expect(ordinals).toEqual(ordinals.map((_, place) => place + 1))
        const open = records.flatMap((record) => (record !== undefined && isOpen(record) ? [record] : []))
        const byId = (list: readonly { id: string }[]) => list.toSorted((a, b) => a.id.localeCompare(b.id))
        expect(byId(at.state().open)).toEqual(byId(open))
        const { save, load } = cases.snapshot
        expect(load(JSON.parse(JSON.stringify(save(at.state()))))).toEqual(at.state())
      },
    ),
    { numRuns: 60 },
  )
})

/** The Golden Week of 2026 alone, so that a weekend, a holiday and a make-up workday all count. */
const YEAR = {
  year: 2026,
  holidays: [{ name: '国庆节', from: '2026-10-01', to: '2026-10-07' }],
  workdays: ['2026-10-10'],
}
const isWorked = (day: string) =>
  day === '2026-10-10' || (![0, 6].includes(new Date(day).getUTCDay()) && !/^2026-10-0[1-7]$/.test(day))

test('a year of 5,000 cases has due dates, states and numbers as they are counted once more from the ledger', () => {
  const random = seeded(14)
  const at = openCaseBench([YEAR])
  const time = {
    promised: { at: 'confirmed', workdays: 20 },
    statutory: 30,
    excluded: ['publicity'],
  } as const
  const errands = [item({ time }), item({ ends: 'on-the-spot' }), item({ ends: 'by-agent' })] as const
  const outcomes: readonly (readonly Opening['outcome'][])[] = [
    [{ at: 'accepted' }, { at: 'accepted' }, { at: 'told', missing: ['照片'] }],
    [{ at: 'done' }],
    [{ at: 'reported' }],
  ]
  const changes: readonly Changing['change'][] = [
    ...CHANGES.filter((change) => change.at !== 'accepted'),
    { at: 'accepted' },
    { at: 'resumed' },
    { at: 'answered', granted: true, text: null },
  ]
  const begun = Temporal.PlainDate.from('2026-01-05')
  const all: number[] = []
  for (let n = 0; n < 5_000; n++) {
    if (n % 20 === 0) at.on(begun.add({ days: n / 20 }).toString())
    at.ms(20_000)
    const kind = upTo(random, 3)
    all.push(kind)
    const errand = (of: number) => ({ item: errands[of] ?? errands[0] })
    expect(at.open(`case-${n}`, oneOf(random, outcomes[kind] ?? []), errand(kind))).toBe('ok')
    const older = Math.max(0, n - upTo(random, 200))
    at.change(`case-${older}`, oneOf(random, changes), errand(all[older] ?? 0))
  }
  const counted = recount(
    at.ledger.map(({ event, at: { day } }) => ({ ...event, day })),
    isWorked,
  )
  const told = new Map(
    all.map((_, n) => {
      const record = at.queries.byId(`case-${n}`)
      return [`case-${n}`, { at: record?.state.at, due: record?.due?.date ?? null }] as const
    }),
  )
  expect(told).toEqual(counted.cases)
  expect(counted.numbers).toEqual(all.map((_, n) => n + 1))
  const kinds = new Set([...told.values()].map(({ at: stands }) => stands))
  expect(kinds).toEqual(
    new Set([
      'accepted',
      'answered',
      'closed',
      'decided',
      'delivered',
      'done',
      'not-eligible',
      'passed-on',
      'paused',
      'reported',
      'told',
      'voided',
    ]),
  )
})
