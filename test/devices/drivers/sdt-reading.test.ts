import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  atRest,
  questionOf,
  step,
  type ReadingInput,
  type ReadingState,
  type Telling,
} from '#daemon/devices/drivers/card-reader/sdt/reading.ts'

const TRIES = 3
const done = (chip = ''): ReadingInput => ({ at: 'done', chip })
const noCard: ReadingInput = { at: 'no-card' }
const fault: ReadingInput = { at: 'card-fault', words: 'none' }
const words: ReadingInput = { at: 'card-fault', words: 'some' }
const unanswered: ReadingInput = { at: 'unanswered' }
const armed: ReadingInput = { at: 'armed' }
const disarmed: ReadingInput = { at: 'disarmed' }

const seeking = (
  change: Partial<Extract<ReadingState, { at: 'seeking' }>> = {},
): Extract<ReadingState, { at: 'seeking' }> => ({
  at: 'seeking',
  wait: 'poll',
  tries: 0,
  collisions: 0,
  owed: 'nothing',
  ...change,
})
const withCard = (
  at: 'lingering' | 'held' | 'leaving' | 'recognising' | 'comparing',
  next: 'rest' | 'seek' = 'rest',
  chip = 'A',
): ReadingState => ({ at, chip, next })
const selecting: ReadingState = { at: 'selecting', tries: 0, collisions: 0 }
const reading: ReadingState = { at: 'reading', tries: 0 }
const lifting: ReadingState = { at: 'lifting' }
const lying = (chip: string): ReadingState => ({ at: 'idle', lying: { at: 'card', chip } })
const waitingForCard: Telling = { at: 'waiting', for: 'card' }
const waitingForRemoval: Telling = { at: 'waiting', for: 'removal' }
const failed = (reason: 'moved' | 'two-cards' | 'unreadable'): Telling => ({ at: 'failed', reason })

/** One line a transition: from, input, to, what is told. */
const TABLE: [string, ReadingState, ReadingInput, ReadingState, Telling[]][] = [
  ['armed, it looks for a card at once', atRest, armed, seeking({ wait: 'none' }), [waitingForCard]],
  [
    'armed with a card left lying, it looks for that one first',
    lying('A'),
    armed,
    withCard('lingering', 'seek'),
    [],
  ],
  ['called off before any card, nothing lies there', seeking(), disarmed, atRest, []],
  ['called off with a card met, that card may lie there', reading, disarmed, lying(''), []],
  [
    'called off with a card that could not be selected, it may lie there',
    seeking({ tries: 1 }),
    disarmed,
    lying(''),
    [],
  ],
  ['called off with a card that was read, its mark is kept', withCard('held'), disarmed, lying('A'), []],
  ['no card: it goes on looking', seeking({ wait: 'none' }), noCard, seeking(), []],
  ['a card is found', seeking(), done(), selecting, []],
  [
    'a card was met and is gone: it was moved',
    seeking({ tries: 1, owed: 'moved' }),
    noCard,
    seeking(),
    [failed('moved')],
  ],
  ['a search unanswered is asked again after a rest', seeking({ wait: 'none' }), unanswered, seeking(), []],
  ['a card is selected', selecting, done(), reading, []],
  ['a card does not let itself be selected', selecting, fault, seeking({ tries: 1, owed: 'moved' }), []],
  [
    'nor at the last try',
    { at: 'selecting', tries: 2, collisions: 0 },
    fault,
    lifting,
    [failed('unreadable')],
  ],
  [
    'words of a card once may be a card being put down',
    selecting,
    words,
    seeking({ collisions: 1, owed: 'moved' }),
    [],
  ],
  [
    'twice they are two cards',
    { ...selecting, collisions: 1 },
    words,
    seeking({ collisions: 2 }),
    [failed('two-cards')],
  ],
  ['which is told once', { ...selecting, collisions: 2 }, words, seeking({ collisions: 3 }), []],
  ['a selection unanswered may have been done', selecting, unanswered, { at: 'checking', tries: 1 }, []],
  ['a card is read', reading, { at: 'card-read' }, withCard('held', 'rest', ''), [{ at: 'read' }]],
  [
    'a reading with a wrong check digit is looked into',
    reading,
    { at: 'card-wrong' },
    { at: 'checking', tries: 1 },
    [],
  ],
  ['so is one that failed', reading, fault, { at: 'checking', tries: 1 }, []],
  ['and one that was not answered', reading, unanswered, { at: 'checking', tries: 1 }, []],
  ['still there, it is read again', { at: 'checking', tries: 1 }, done('A'), { at: 'reading', tries: 1 }, []],
  [
    'still there after the last try, it is unreadable',
    { at: 'checking', tries: 3 },
    done('A'),
    lifting,
    [failed('unreadable')],
  ],
  [
    'not there any more, it was moved',
    { at: 'checking', tries: 1 },
    fault,
    seeking({ tries: 1 }),
    [failed('moved')],
  ],
  [
    'moved to the end of all tries, it is unreadable',
    { at: 'checking', tries: 3 },
    fault,
    lifting,
    [failed('unreadable')],
  ],
  ['what was read still lies there', withCard('held'), done('A'), withCard('held'), []],
  ['it is marked the first time it is asked', withCard('held', 'rest', ''), done('A'), withCard('held'), []],
  ['it does not answer', withCard('held'), fault, withCard('leaving'), []],
  ['nothing is there: it was taken', withCard('leaving'), noCard, atRest, [{ at: 'removed' }]],
  ['something is there: which?', withCard('leaving'), done(), withCard('recognising'), []],
  ['the module says nothing of use: it counts as there', withCard('leaving'), fault, withCard('held'), []],
  ['it is selected', withCard('recognising'), done(), withCard('comparing'), []],
  ['it is not: it counts as there', withCard('recognising'), fault, withCard('held'), []],
  ['it is the same', withCard('comparing'), done('A'), withCard('held'), []],
  ['it is another', withCard('comparing'), done('B'), atRest, [{ at: 'removed' }]],
  [
    'one that was never marked counts as the same',
    withCard('comparing', 'rest', ''),
    done('B'),
    withCard('held', 'rest', ''),
    [],
  ],
  ['it does not say: it counts as there', withCard('comparing'), noCard, withCard('held'), []],
  [
    'armed again, the card of before is there',
    withCard('lingering', 'seek'),
    done('A'),
    withCard('held', 'seek'),
    [waitingForRemoval],
  ],
  ['or it does not answer', withCard('lingering', 'seek'), noCard, withCard('leaving', 'seek'), []],
  [
    'taken at last, the next card is waited for',
    withCard('leaving', 'seek'),
    noCard,
    seeking(),
    [{ at: 'removed' }, waitingForCard],
  ],
  [
    'exchanged, the other one is read, selected as it is',
    withCard('comparing', 'seek'),
    done('B'),
    reading,
    [{ at: 'removed' }, waitingForCard],
  ],
  [
    'put back, it has to be taken away again',
    withCard('comparing', 'seek'),
    done('A'),
    withCard('held', 'seek'),
    [waitingForRemoval],
  ],
  ['what could not be read is waited to go', lifting, done(), lifting, []],
  ['and then a card is looked for as if for the first time', lifting, noCard, seeking(), []],
]

describe('reading a card', () => {
  test.each(TABLE)('%s', (_what, from, input, to, told) => {
    expect(step(from, input, TRIES)).toEqual({ state: to, tell: told })
  })
})

const inputs: fc.Arbitrary<ReadingInput> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(armed, disarmed) },
  { weight: 4, arbitrary: fc.constantFrom(done('A'), done('B'), done(), noCard, fault, words, unanswered) },
)

test('whatever is answered, nothing is asked unless armed, and no card is read but by a reading', () => {
  fc.assert(
    fc.property(fc.array(inputs, { maxLength: 60 }), (story) => {
      let state = atRest
      let wanted: 'armed' | 'rest' = 'rest'
      for (const input of story) {
        const question = questionOf(state)
        if (wanted === 'rest') expect(question).toBeNull()
        const arrives = input.at === 'armed' || input.at === 'disarmed' || question !== null
        if (!arrives) continue
        const isReading = question?.command === 'readTextAndPhoto' && input.at === 'done'
        const next = step(state, isReading ? { at: 'card-read' } : input, TRIES)
        if (input.at === 'armed') wanted = 'armed'
        if (input.at === 'disarmed') wanted = 'rest'
        const reads = next.tell.filter(({ at }) => at === 'read')
        expect(reads).toHaveLength(isReading ? 1 : 0)
        ;({ state } = next)
      }
    }),
  )
})
