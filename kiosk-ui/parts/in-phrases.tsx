import type { ComponentChildren } from 'preact'
import { LONGEST_KEPT, aroundWords, phrasesOf } from '#daemon/phrases/phrases.ts'

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

/** For running text, where a line may end anywhere but within the words that read wrongly in two halves. */
export function withWholeWords(text: string): ComponentChildren {
  return aroundWords(text).map((part, i) =>
    part.whole ? (
      <span key={i} class="keep">
        {part.text}
      </span>
    ) : (
      part.text
    ),
  )
}
