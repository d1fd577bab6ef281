import { expect, test } from 'vitest'
import { firstUse } from '#daemon/domain/first-use/first-use.ts'
import type { FirstUseState } from '#daemon/domain/first-use/first-use.ts'
import { openFirstUseDesk } from '#daemon/desks/first-use/first-use-desk.ts'

const mark = (state: FirstUseState, step: 'rules' | 'utilities', as: 'done' | 'later' | 'open') =>
  firstUse.evolve(state, { type: 'first-use-marked', step, as, by: 'staff-1' }, {
    time: '2026-11-23T01:00:00.000Z',
  } as never)

const deskOf = (state: FirstUseState, left = 0) =>
  openFirstUseDesk({
    station: { state: () => ({ firstUse: state }) as never, execute: () => Promise.reject(new Error()) },
    isSample: () => true,
    steps: () => [
      { step: 'notices', by: 'itself', left, of: null },
      { step: 'rules', by: 'word', left: 0, of: null },
      { step: 'utilities', by: 'word', left: 0, of: null },
    ],
    left: () =>
      Array.from({ length: left }, (_, i) => {
        const place = { panel: 'notices', open: `n${i}` }
        return { step: 'notices', kind: 'notice', id: `n${i}`, name: `公示 ${i}`, place } as const
      }),
  })
const told = (state: FirstUseState, left = 0) =>
  deskOf(state, left)
    .view()
    .steps.map(({ step, at }) => `${step} ${at}`)

test('what can be seen is done by itself, the rest by the word of a person, and what comes later is kept', () => {
  expect(told({}, 2)).toEqual(['notices todo', 'rules todo', 'utilities todo', 'end todo'])
  const said = mark(mark({}, 'rules', 'done'), 'utilities', 'later')
  expect(told(said)).toEqual(['notices done', 'rules done', 'utilities later', 'end todo'])
  expect(told(mark(said, 'utilities', 'open'))).toContain('utilities todo')
  expect(firstUse.snapshot.load(JSON.parse(JSON.stringify(firstUse.snapshot.save(said))))).toEqual(said)
})

test('no word of a person makes a sample go away that is still there', () => {
  expect(told({ notices: 'done' }, 1)).toContain('notices todo')
  expect(deskOf({}, 2).view()).toMatchObject({
    sample: 'sample',
    left: [{ name: '公示 0' }, { name: '公示 1' }],
  })
})

test('the same said twice is one entry', () => {
  const decided = (known: FirstUseState) =>
    firstUse.decide(
      { firstUse: known },
      { type: 'mark-first-use', step: 'rules', as: 'done', by: 'staff-1' },
      {} as never,
    )
  expect(decided({})).toMatchObject({ events: [{ type: 'first-use-marked', step: 'rules', as: 'done' }] })
  expect(decided({ rules: 'done' })).toMatchObject({ events: [] })
})
