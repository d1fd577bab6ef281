import type { Trouble } from '#contract/trouble.ts'
import { compare } from '#daemon/compare.ts'
import type { TroubleWords } from './troubles/words.ts'

/** Something that staff may have to see to, as a code with data. `since`: ISO 8601 UTC. */
type Standing = Pick<Trouble, 'id' | 'at' | 'code' | 'since'>

/** Troubles as staff and the machine's keeper read them, by the words of the feature that has them. */
export function inWords<Each extends Standing>(
  troubles: readonly Each[],
  wordsOf: (trouble: Each) => TroubleWords,
): Trouble[] {
  return troubles.map((trouble) => {
    const { id, at, code, since } = trouble
    const { words, brief = firstClause(words), going = '我去看', ...more } = wordsOf(trouble)
    return { id, at, code, since, seenBy: [], acknowledged: null, words, brief, going, ...more }
  })
}

const firstClause = (words: string): string => words.split(/[，。（：]/u, 1)[0] ?? words

/** As they are shown: first what residents miss now, then the rest; of each the newest first. */
export function inOrder(troubles: readonly Trouble[]): Trouble[] {
  const views = troubles.toSorted((a, b) => compare(b.since, a.since))
  return [
    ...views.filter(({ urgency }) => urgency === 'now'),
    ...views.filter(({ urgency }) => urgency === 'soon'),
  ]
}
