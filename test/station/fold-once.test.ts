import { expect, test } from 'vitest'
import { foldOnce } from '#daemon/station/fold-once.ts'

type Added = { type: 'added'; what: string }
type State = { all: readonly string[] }

const AT = { time: '2026-11-23T01:00:00.000Z', day: '2026-11-23' }
const EMPTY: State = { all: [] }

/** A fold that says how often it had to work. */
function counting() {
  let folds = 0
  const evolve = (state: State, events: readonly Added[], { day }: { day: string }): State => {
    folds += 1
    return { all: [...state.all, ...events.map(({ what }) => `${day} ${what}`)] }
  }
  return { once: foldOnce(evolve), evolve, folds: () => folds }
}

const added = (what: string, at = AT) => ({ ...at, events: [{ type: 'added', what }] as const })

test('an entry that finds the state it was decided on is not folded a second time', () => {
  const { once, evolve, folds } = counting()
  const [first, second] = [added('first'), added('second')]
  const afterFirst = evolve(EMPTY, first.events, AT)
  const afterBoth = evolve(afterFirst, second.events, AT)
  once.decided(EMPTY, first, afterFirst)
  once.decided(afterFirst, second, afterBoth)
  // As it comes from the ledger: the draft in its place.
  expect(once.fold(EMPTY, { ...first })).toBe(afterFirst)
  expect(once.fold(afterFirst, { ...second })).toBe(afterBoth)
  expect(folds()).toBe(2)
})

test('an entry that comes after one of another daemon is folded on what that one led to', () => {
  const { once, evolve } = counting()
  const [own, others] = [added('own'), added('other')]
  once.decided(EMPTY, own, evolve(EMPTY, own.events, AT))
  const afterOther = once.fold(EMPTY, others)
  expect(once.fold(afterOther, own)).toEqual({ all: ['2026-11-23 other', '2026-11-23 own'] })
})

test('an entry is folded with its own day where it was decided as of another', () => {
  const { once, evolve } = counting()
  const entry = added('confirmed', { ...AT, day: '2026-11-24' })
  once.decided(EMPTY, { ...entry, day: AT.day }, evolve(EMPTY, entry.events, AT))
  expect(once.fold(EMPTY, entry)).toEqual({ all: ['2026-11-24 confirmed'] })
})

test('the same tap decided twice leads to what the ledger took, not to what was decided first', () => {
  const { once, evolve } = counting()
  const [first, again] = [added('a number'), added('another number')]
  once.decided(EMPTY, first, evolve(EMPTY, first.events, AT))
  once.decided(EMPTY, again, evolve(EMPTY, again.events, AT))
  expect(once.fold(EMPTY, first)).toEqual({ all: ['2026-11-23 a number'] })
})
