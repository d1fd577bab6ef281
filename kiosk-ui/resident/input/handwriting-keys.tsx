import { useEffect, useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import { loadRecogniser } from './handwriting/load.ts'
import type { Recogniser } from './handwriting/recogniser.ts'
import type { Stroke } from './handwriting/stroke.ts'
import { words } from './words.ts'
import { WritingField } from './writing-field.tsx'
import { withWholeWords } from '../../parts/in-phrases.tsx'

/** Characters that one may choose from. */
const CANDIDATES = 10
/** No character has as many strokes. */
const MOST_STROKES = 40

type Props = {
  strokes: readonly Stroke[]
  onStrokes: (strokes: readonly Stroke[]) => void
  onCharacter: (character: string) => void
}

/** A field to write one character in, and beside it what it may be: the likeliest first. */
export function HandwritingKeys({ strokes, onStrokes, onCharacter }: Props) {
  const [reader, setReader] = useState<
    { at: 'loading' } | { at: 'ready'; recogniser: Recogniser } | { at: 'away' }
  >({ at: 'loading' })
  useEffect(() => {
    let gone = false
    loadRecogniser().then(
      (recogniser) => gone || setReader({ at: 'ready', recogniser }),
      () => gone || setReader({ at: 'away' }),
    )
    return () => {
      gone = true
    }
  }, [])
  const read = reader.at === 'ready' ? reader.recogniser.recognise(strokes, CANDIDATES) : []
  return (
    <div class="by-hand">
      <WritingField
        strokes={strokes}
        onStroke={(stroke) => strokes.length < MOST_STROKES && onStrokes([...strokes, stroke])}
      />
      <div class="candidates" role="group" aria-label={words.chooseLabel}>
        {read.map((character) => (
          <TouchButton key={character} onPress={() => onCharacter(character)}>
            {character}
          </TouchButton>
        ))}
        {read.length === 0 && <p>{withWholeWords(reader.at === 'away' ? words.notRead : words.choose)}</p>}
      </div>
    </div>
  )
}
