import { withWholeWords } from '../parts/in-phrases.tsx'

/** Between these a line may break; the blank itself is a piece of its own. */
const BREAKS = /(?<=[、，；：）])|(?=（)|(\s+)/u
/** Longer than this a piece breaks between its words. */
const KEPT_CHARS = 12

/** A text whose lines break between its short pieces, never inside a word or 「14:00–17:00」. */
export function Kept({ text }: { text: string }) {
  const pieces = text.split(BREAKS).filter((piece): piece is string => piece !== undefined)
  return pieces.map((piece, i) =>
    piece.trim() === '' ? (
      ' '
    ) : (
      <span key={i} class={piece.length <= KEPT_CHARS ? 'keep' : undefined}>
        {piece.length <= KEPT_CHARS ? piece : withWholeWords(piece)}
      </span>
    ),
  )
}
