/*
 * Reading one card, as a table: each state asks one question, each answer leads to the next state, and sometimes there
 * is something to tell. Pure; the session asks and tells.
 *
 * | state       | asks   | done                         | no card                  | card fault                     |
 * |-------------|--------|------------------------------|--------------------------|--------------------------------|
 * | idle        |        |                              |                          |                                |
 * | seeking     | find   | selecting                    | seeking; moved, if owed  | as no card                     |
 * | selecting   | select | reading                      | seeking; at last unreadable | the same, or two-cards      |
 * | reading     | read   | held, read                   | checking                 | checking; wrong check digit too |
 * | checking    | serial | reading; at last unreadable  | seeking, moved; at last unreadable | the same             |
 * | lingering   | serial | held                         | leaving                  | leaving                        |
 * | held        | serial | held                         | leaving                  | leaving                        |
 * | leaving     | find   | recognising                  | removed                  | held                           |
 * | recognising | select | comparing                    | held                     | held                           |
 * | comparing   | serial | same: held; else removed (or reading) | held                     | held                           |
 * | lifting     | find   | lifting                      | seeking                  | seeking                        |
 *
 * A question without an answer, or with a senseless one, is asked again; after Select and Read, which may have been
 * done all the same, by way of checking. The session counts those and gives the reader up.
 *
 * What is known and what is chosen. Find does not see a card that was read and still lies there, and SW3 80 of Find
 * looks the same for an empty reader; only IIN/SN/DN tells (inferred). So a card is removed when that question misses
 * and Find does not meet the same serial again: a card that lost its power for a moment is still the same card, and the
 * next resident never gets the one before. Two cards: Find answers, Select fails with words of a card in SW1 SW2, twice
 * in a row; without words the chip does not answer at all, and that is a card that cannot be read. A reader that sorts
 * two cards out by itself reads one of them, without a sign of it.
 */
import type { CardFault } from '#contract/card.ts'
import type { CommandName } from '#daemon/devices/protocols/sdt/frame.ts'

/** Marks a chip without naming it; '' = not known. */
export type ChipMark = string

export type ReadingState =
  /** Not armed. `lying`: the card that may still be there. */
  | { at: 'idle'; lying: Lying }
  /** `owed`: what is told if the card is not met again. */
  | { at: 'seeking'; wait: 'none' | 'poll'; tries: number; collisions: number; owed: 'nothing' | 'moved' }
  | { at: 'selecting'; tries: number; collisions: number }
  | { at: 'reading'; tries: number }
  | { at: 'checking'; tries: number }
  /** `next`: whether another card is waited for when this one is gone. */
  | { at: WithChip; chip: ChipMark; next: 'rest' | 'seek' }
  | { at: 'lifting' }
type WithChip = 'lingering' | 'held' | 'leaving' | 'recognising' | 'comparing'
type Lying = { at: 'nothing' } | { at: 'card'; chip: ChipMark }
type WithCard = Extract<ReadingState, { at: WithChip }>

export type ReadingInput =
  | { at: 'armed' }
  | { at: 'disarmed' }
  /** `chip`: of the answer to readSerial. */
  | { at: 'done'; chip: ChipMark }
  /** The answer held a card's text, and it was right; the session has it. */
  | { at: 'card-read' }
  /** The answer held something else. */
  | { at: 'card-wrong' }
  | { at: 'no-card' }
  | { at: 'card-fault'; words: 'none' | 'some' }
  /** No answer, or none that makes sense. */
  | { at: 'unanswered' }

export type Telling =
  | { at: 'waiting'; for: 'card' | 'removal' }
  | { at: 'read' }
  | { at: 'failed'; reason: Exclude<CardFault, 'reader-down'> }
  | { at: 'removed' }

export type Step = { state: ReadingState; tell: readonly Telling[] }
export type Question = { command: CommandName; wait: 'none' | 'poll' }

const COLLISIONS = 2 // one failed Select is also what a card gives that is just being put down

export const atRest: ReadingState = { at: 'idle', lying: { at: 'nothing' } }

/** What to ask the reader next, and whether to let it rest before; null = nothing. */
export function questionOf(state: ReadingState): Question | null {
  switch (state.at) {
    case 'idle':
      return null
    case 'seeking':
      return { command: 'find', wait: state.wait }
    case 'selecting':
    case 'recognising':
      return { command: 'select', wait: 'none' }
    case 'reading':
      return { command: 'readTextAndPhoto', wait: 'none' }
    case 'checking':
    case 'lingering':
    case 'comparing':
      return { command: 'readSerial', wait: 'none' }
    case 'held':
      return { command: 'readSerial', wait: 'poll' }
    case 'leaving':
      return { command: 'find', wait: 'none' }
    case 'lifting':
      return { command: 'find', wait: 'poll' }
  }
}

/** `tries`: how often one card is tried before it counts as unreadable. */
export function step(state: ReadingState, input: ReadingInput, tries: number): Step {
  switch (input.at) {
    case 'armed':
      return arm(lyingAfter(state))
    case 'disarmed':
      return go({ at: 'idle', lying: lyingAfter(state) })
    case 'done':
      return done(state, input.chip, tries)
    case 'card-read':
      return go({ at: 'held', chip: '', next: 'rest' }, { at: 'read' })
    case 'card-wrong':
      return afterFault(state, { at: 'card-fault', words: 'none' }, tries)
    case 'no-card':
    case 'card-fault':
      return afterFault(state, input, tries)
    case 'unanswered':
      return unanswered(state)
  }
}

const go = (state: ReadingState, ...tell: Telling[]): Step => ({ state, tell })

const fresh = { at: 'seeking', wait: 'none', tries: 0, collisions: 0, owed: 'nothing' } as const
const waitingForCard: Telling = { at: 'waiting', for: 'card' }
const waitingForRemoval: Telling = { at: 'waiting', for: 'removal' }

function arm(lying: Lying): Step {
  if (lying.at === 'nothing') return go(fresh, waitingForCard)
  return go({ at: 'lingering', chip: lying.chip, next: 'seek' })
}

/** A card that was met and not seen to leave may be the one of a resident who has gone on. */
function lyingAfter(state: ReadingState): Lying {
  switch (state.at) {
    case 'idle':
      return state.lying
    case 'seeking':
      return state.tries + state.collisions === 0 ? { at: 'nothing' } : { at: 'card', chip: '' }
    case 'selecting':
    case 'reading':
    case 'checking':
    case 'lifting':
      return { at: 'card', chip: '' }
    case 'lingering':
    case 'held':
    case 'leaving':
    case 'recognising':
    case 'comparing':
      return { at: 'card', chip: state.chip }
  }
}

function done(state: ReadingState, chip: ChipMark, tries: number): Step {
  switch (state.at) {
    case 'idle':
    case 'lifting':
      return go(state)
    case 'seeking':
      return go({ at: 'selecting', tries: state.tries, collisions: state.collisions })
    case 'selecting':
      return go({ at: 'reading', tries: state.tries })
    case 'reading':
      throw new Error('a reading is either right or wrong')
    case 'checking':
      return state.tries < tries ? go({ at: 'reading', tries: state.tries }) : unreadable
    case 'lingering':
      return stay({ ...state, chip: chip || state.chip })
    case 'held':
      return go({ ...state, chip: chip || state.chip })
    case 'leaving':
      return go({ ...state, at: 'recognising' })
    case 'recognising':
      return go({ ...state, at: 'comparing' })
    case 'comparing':
      // A card whose chip was never marked cannot be told from another: it has to be lifted.
      if (state.chip === '' || state.chip === chip) return stay(state)
      return state.next === 'rest' ? removed(state) : exchanged
  }
}

const unreadable: Step = go({ at: 'lifting' }, { at: 'failed', reason: 'unreadable' })

function afterFault(
  state: ReadingState,
  fault: { at: 'no-card' } | { at: 'card-fault'; words: 'none' | 'some' },
  tries: number,
): Step {
  switch (state.at) {
    case 'idle':
      return go(state)
    case 'seeking':
      return state.owed === 'moved'
        ? go({ ...fresh, wait: 'poll' }, { at: 'failed', reason: 'moved' })
        : go({ ...fresh, wait: 'poll' })
    case 'lifting':
      return go({ ...fresh, wait: 'poll' })
    case 'selecting':
      return notSelected(state, fault.at === 'card-fault' ? fault.words : 'none', tries)
    case 'reading':
      return go({ at: 'checking', tries: state.tries + 1 })
    case 'checking':
      if (state.tries >= tries) return unreadable
      return go({ ...fresh, wait: 'poll', tries: state.tries }, { at: 'failed', reason: 'moved' })
    case 'lingering':
    case 'held':
      return go({ ...state, at: 'leaving' })
    case 'leaving':
      return fault.at === 'no-card' ? removed(state) : stay(state)
    case 'recognising':
    case 'comparing':
      return stay(state)
  }
}

function notSelected(
  { tries: tried, collisions }: Extract<ReadingState, { at: 'selecting' }>,
  words: 'none' | 'some',
  tries: number,
): Step {
  if (words === 'none') {
    if (tried + 1 >= tries) return unreadable
    return go({ ...fresh, wait: 'poll', tries: tried + 1, owed: 'moved' })
  }
  const next = { ...fresh, wait: 'poll', tries: tried, collisions: collisions + 1 } as const
  if (next.collisions < COLLISIONS) return go({ ...next, owed: 'moved' })
  // Told once: with one of the two taken away, the other one is read.
  return next.collisions === COLLISIONS ? go(next, { at: 'failed', reason: 'two-cards' }) : go(next)
}

/** The card of before still lies there. */
function stay(state: WithCard): Step {
  const held = { ...state, at: 'held' } as const
  return state.next === 'seek' && state.at !== 'leaving' ? go(held, waitingForRemoval) : go(held)
}

/** Another card, and selected already: no Find would meet it. */
const exchanged: Step = go({ at: 'reading', tries: 0 }, { at: 'removed' }, waitingForCard)

function removed({ next }: WithCard): Step {
  return next === 'seek'
    ? go({ ...fresh, wait: 'poll' }, { at: 'removed' }, waitingForCard)
    : go(atRest, { at: 'removed' })
}

function unanswered(state: ReadingState): Step {
  switch (state.at) {
    case 'selecting':
    case 'reading':
      return go({ at: 'checking', tries: state.tries + 1 })
    case 'seeking':
      return go({ ...state, wait: 'poll' })
    case 'idle':
    case 'checking':
    case 'lingering':
    case 'held':
    case 'leaving':
    case 'recognising':
    case 'comparing':
    case 'lifting':
      return go(state)
  }
}
