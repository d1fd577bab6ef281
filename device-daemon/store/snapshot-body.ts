import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'

/** Elements of a list that are written at one go: about a millisecond for tickets. */
const PIECE_ELEMENTS = 500
/** A whole, its areas and their fields: lists lie no deeper. */
const DEPTH = 3

/** Lets what has arrived meanwhile have its turn. */
export type Pause = () => Promise<void>

/** The bytes that `frame` makes of `JSON.stringify(state)`, piece by piece, with a pause after each piece of a large list. */
export async function framedInPieces(
  header: Readonly<Record<string, string | number>>,
  state: unknown,
  pause: Pause,
): Promise<readonly Uint8Array[]> {
  const pieces: Buffer[] = []
  let length = 0
  for (const text of jsonPieces(state)) {
    if (pieces.length > 0) await pause()
    const piece = Buffer.from(text)
    pieces.push(piece)
    length += piece.length
  }
  const sized = { ...header, length }
  const sum = createHash('sha256').update(`${canonical(sized)}\n`)
  for (const piece of pieces) {
    sum.update(piece)
    await pause()
  }
  return [Buffer.from(`${canonical({ ...sized, sha256: sum.digest('hex') })}\n`), ...pieces]
}

/** `JSON.stringify(value)` in pieces, large lists down to `DEPTH` being cut. Takes plain JSON. */
export function* jsonPieces(value: unknown): Generator<string> {
  let text = ''
  for (const part of parts(value, 0)) {
    if (part === CUT) {
      yield text
      text = ''
    } else text += part
  }
  yield text
}

const CUT = Symbol('here a piece may end')

function* parts(value: unknown, depth: number): Generator<string | typeof CUT> {
  if (Array.isArray(value) && value.length > PIECE_ELEMENTS) {
    for (let i = 0; i < value.length; i += PIECE_ELEMENTS) {
      yield i === 0 ? '[' : ','
      yield JSON.stringify(value.slice(i, i + PIECE_ELEMENTS)).slice(1, -1)
      yield CUT
    }
    yield ']'
  } else if (depth < DEPTH && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    let before = '{'
    for (const [key, field] of Object.entries(value)) {
      if (field === undefined) continue
      yield `${before}${JSON.stringify(key)}:`
      yield* parts(field, depth + 1)
      before = ','
    }
    yield before === '{' ? '{}' : '}'
  } else yield JSON.stringify(value)
}
