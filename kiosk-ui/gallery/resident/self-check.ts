import type { CheckAnswer, Guide } from '#contract/guide.ts'
import type { PrintState } from '#contract/ticket.ts'
import type { Contents } from '../contents.ts'
import type { Hand } from '../hand.ts'
import { longest, most, numbered } from '../made-up/guides.ts'
import type { Answers } from '../made-up-daemon.ts'
import { type ResidentState, state } from './fixture.ts'

type More = { answers?: Answers; steps?: (hand: Hand) => Promise<void> }

const forAll = (guide: Guide) => guide.materials.filter(({ required }) => required === true)
const mostForAll = (contents: Contents) =>
  most(
    contents,
    (guide) =>
      forAll(guide).length * 100 +
      forAll(guide)
        .map(({ name }) => name)
        .join('').length,
  )

const holds = (name: string, choose: (contents: Contents) => Guide, has: (i: number) => boolean) =>
  state(name, 'self-check', (contents) => {
    const guide = choose(contents)
    return { at: 'self-check', guide, answers: guide.materials.map((_, i) => (has(i) ? 'have' : null)) }
  })

const asks = (name: string, choose: (contents: Contents) => Guide) =>
  state(name, 'self-check-question', (contents) => {
    const guide = choose(contents)
    const lengths = guide.materials.map(({ when = '' }) => when.length)
    const asking = lengths.indexOf(Math.max(...lengths))
    return { at: 'self-check-question', guide, answers: guide.materials.map(() => null), asking }
  })

const result = (
  name: string,
  choose: (contents: Contents) => Guide,
  answer: (i: number) => CheckAnswer,
  more: More = {},
) =>
  state(
    name,
    'self-check-result',
    (contents) => {
      const guide = choose(contents)
      return { at: 'self-check-result', guide, answers: guide.materials.map((_, i) => answer(i)), from: 0 }
    },
    more,
  )

const printed = (name: string, print: PrintState) =>
  result(
    `self-check-print-${name}`,
    (contents) => numbered(contents, 18),
    () => 'lack',
    {
      answers: { 'POST /api/guides/:seq/check/print': { print } },
      steps: async (hand) => {
        await hand.press('打印自查单')
        await hand.see('[role=alertdialog]')
      },
    },
  )

/** Every answer there is, one after another. */
const mixed = (i: number): CheckAnswer => (['lack', 'have', 'ask', 'not-needed'] as const)[i % 4] ?? 'have'

export const selfCheckStates: readonly ResidentState[] = [
  holds('self-check', mostForAll, () => false),
  holds('self-check-ticked', mostForAll, (i) => i % 2 === 0),
  holds(
    'self-check-one',
    (contents) => numbered(contents, 10),
    () => true,
  ),
  asks('self-check-question-longest', (contents) =>
    longest(contents, ({ materials }) =>
      materials.map(({ when = '', note }) => when + note).reduce((a, b) => (a.length > b.length ? a : b), ''),
    ),
  ),
  asks('self-check-question', (contents) => numbered(contents, 14)),
  result('self-check-all-missing', mostForAll, () => 'lack'),
  result(
    'self-check-some-missing',
    (contents) => numbered(contents, 14),
    (i) => (i === 1 || i === 3 ? 'lack' : i === 4 ? 'not-needed' : 'have'),
  ),
  result('self-check-mixed', (contents) => numbered(contents, 12), mixed),
  result(
    'self-check-complete',
    (contents) => numbered(contents, 14),
    () => 'have',
  ),
  result(
    'self-check-unsure',
    (contents) => numbered(contents, 1),
    (i) => (i === 0 ? 'have' : 'ask'),
  ),
  printed('failed', { at: 'failed', reason: 'paper-out' }),
  printed('unconfirmed', { at: 'unconfirmed', reason: 'timeout' }),
]
