import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { isAtHand } from '#daemon/domain/cases/record.ts'
import { type Changing, item, openCaseBench } from './case-bench.ts'

type Change = Changing['change']
const ENTRUSTED: Change = {
  at: 'entrusted',
  agent: 'zhao',
  group: 's1.third-group',
  readAloud: true,
  consent: { signature: 's1.strokes' },
}
const THINGS = [{ name: '户口簿', original: 1, copy: 1 }]
const ALL: readonly Change[] = [
  { at: 'registered', things: THINGS },
  { at: 'submitted', to: 's1.street' },
  { at: 'tracked', text: 's1.asked' },
  { at: 'answered', granted: true, text: 's1.yes' },
  { at: 'delivered', how: 'brought-home', things: THINGS, signature: 's1.strokes' },
  { at: 'called-back', result: 'not-reached' },
  { at: 'called-back', result: 'satisfied' },
  { at: 'archived' },
]

/** A case that was reported on the spot and is carried by an agent. */
function carried() {
  const at = openCaseBench([])
  expect(at.open('a', { at: 'reported' }, { item: item({ ends: 'by-agent' }) })).toBe('ok')
  expect(at.change('a', ENTRUSTED)).toBe('ok')
  return at
}

test('代办 goes from consent to archive step by step, each with its paper, and stays at hand until it is put away', () => {
  const at = carried()
  const stands = ALL.map((change) => {
    expect(at.change('a', change), change.at).toBe('ok')
    return at.queries.byId('a')?.agency?.at
  })
  expect(stands).toEqual([
    'registered',
    'submitted',
    'submitted',
    'resulted',
    'delivered',
    'delivered',
    'called-back',
    'archived',
  ])
  expect(at.queries.byId('a')?.documents.map(({ kind }) => kind)).toEqual([
    'reported',
    'entrusted',
    'registered',
    'delivered',
  ])
  expect(at.state().open).toEqual([])
  const counted = { agent: 'zhao', entrusted: 1, delivered: 1, archived: 1, satisfied: 1, dissatisfied: 0 }
  expect(at.queries.tally('2026-11-23', '2026-11-23')).toEqual([counted])
  expect(at.queries.tally('2026-11-24', '2026-12-31')).toEqual([])
  // It has left what is at hand, but not the tables.
  expect(at.queries.over({ year: 9999, ordinal: 0 }, 9, null).map(({ id }) => id)).toEqual(['a'])
})

test('nobody is asked to carry what was finished, a step too early is refused, and no account is made up', () => {
  const at = carried()
  expect(at.change('a', ENTRUSTED)).toBe('wrong-agency-step')
  expect(at.change('a', { at: 'archived' })).toBe('wrong-agency-step')
  expect(at.change('a', { at: 'reassigned', agent: null, reason: 's1.why' })).toBe('unknown-agent')
  expect(at.change('a', { at: 'reassigned', agent: 'wang', reason: 's1.ill' })).toBe('ok')
  expect(at.queries.byId('a')?.agency).toMatchObject({ at: 'entrusted', agent: 'wang', window: 'W1' })
  at.open('b', { at: 'done' }, { item: item({ ends: 'on-the-spot' }) })
  expect(at.change('b', ENTRUSTED)).toBe('wrong-agency-step')
})

test('the person takes it back whenever they like: the case goes on without an agent, and may be entrusted anew', () => {
  const at = carried()
  expect(at.change('a', { at: 'released', reason: 's1.own-son-goes' })).toBe('ok')
  expect(at.queries.byId('a')).toMatchObject({ state: { at: 'reported' }, agency: { at: 'ended' } })
  expect(at.change('a', { at: 'registered', things: THINGS })).toBe('wrong-agency-step')
  expect(at.change('a', ENTRUSTED)).toBe('ok')
})

test('a step of 代办 is taken back within a minute, its paper is void, and its number is not given again', () => {
  const at = carried()
  expect(at.change('a', { at: 'registered', things: THINGS })).toBe('ok')
  expect(at.change('a', { at: 'undone' })).toBe('ok')
  expect(at.queries.byId('a')).toMatchObject({
    agency: { at: 'entrusted' },
    documents: [{}, { void: false }, { kind: 'registered', ordinal: 1, void: true }],
  })
  const fresh = carried()
  fresh.change('a', { at: 'undone' })
  expect(fresh.queries.tally('2026-01-01', '2026-12-31')).toEqual([])
  at.change('a', { at: 'registered', things: THINGS })
  expect(at.queries.byId('a')?.documents.at(-1)).toMatchObject({ ordinal: 2, void: false })
})

test('whatever is pressed, tables and state agree, and nothing that an agent has left to do is lost from sight', () => {
  const more: readonly Change[] = [
    ...ALL,
    ENTRUSTED,
    { at: 'released', reason: null },
    { at: 'handed-on', to: null, things: THINGS },
    { at: 'handed-back', things: THINGS },
    { at: 'closed', why: 'withdrawn' },
    { at: 'reopened', reason: null },
    { at: 'undone' },
  ]
  assert(
    property(array(constantFrom(...more), { maxLength: 30 }), (changes) => {
      const at = carried()
      for (const change of changes) {
        at.ms(20_000)
        at.change('a', change)
        const record = at.queries.byId('a')
        if (record === undefined) throw new Error('a case is gone')
        expect(at.state().open).toEqual(isAtHand(record) ? [record] : [])
      }
      const numbers = at.ledger.flatMap(({ event }) =>
        'document' in event && event.document !== undefined ? [event.document] : [],
      )
      const keys = numbers.map(({ kind, year, ordinal }) => `${kind}/${year}/${ordinal}`)
      expect(new Set(keys).size).toBe(keys.length)
    }),
    { numRuns: 60 },
  )
})
