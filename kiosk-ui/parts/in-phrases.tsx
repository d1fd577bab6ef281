import type { ComponentChildren } from 'preact'
import { LONGEST_KEPT, phrasesOf, wordsAndRest } from '#daemon/phrases/phrases.ts'

export { forgetTexts } from '#daemon/phrases/phrases.ts'

/**
 * For titles, buttons and short notes: Chinese whose lines end between phrases: 卫生健康／服务, never 卫生健／康服务. The text itself stays as it is, so that
 * what reads, searches or prints it meets no sign that is not seen.
 */
export function inPhrases(text: string): ComponentChildren {
  return phrasesOf(text).map((phrase, i) =>
    phrase.length > 1 && phrase.length <= LONGEST_KEPT ? (
      <span key={i} class="keep">
        {phrase}
      </span>
    ) : (
      phrase
    ),
  )
}

/** No style names it, as many screens style the <span> of a paragraph; and it costs less to lay out than <bdi>. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it takes what every element takes
const Word = 'whole-word' as 'span'

/** For running text, where a line may end anywhere but within a word. */
export function withWholeWords(text: string): ComponentChildren {
  return wordsAndRest(text).map((part, i) =>
    part.whole ? (
      <Word key={i} class="keep">
        {part.text}
      </Word>
    ) : (
      part.text
    ),
  )
}
