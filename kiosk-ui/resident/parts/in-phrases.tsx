import type { ComponentChildren } from 'preact'
import { LONGEST_PHRASE, phrasesOf } from './phrases.ts'

/**
 * Chinese whose lines end between phrases: 卫生健康／服务, never 卫生健／康服务. The text itself stays as it is, so that
 * what reads, searches or prints it meets no sign that is not seen.
 */
export function inPhrases(text: string): ComponentChildren {
  return phrasesOf(text).map((phrase, i) =>
    phrase.length > 1 && phrase.length <= LONGEST_PHRASE + 2 ? (
      <span key={i} class="keep">
        {phrase}
      </span>
    ) : (
      phrase
    ),
  )
}
