import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'

/** Elements of a list that are written at one go: about a millisecond for tickets. */
const PIECE_ELEMENTS = 500
/** So large a block the system gives, and takes back at once (MALLOC_MMAP_THRESHOLD_ of scripts/setup.mjs). */
const CHUNK_BYTES = 1 << 20
/** A whole, its areas and their fields: lists lie no deeper. */
const DEPTH = 3

/** Lets what has arrived meanwhile have its turn. */
export type Pause = () => Promise<void>

/**
 * The bytes that `frame` makes of `JSON.stringify(state)`, in chunks of about a megabyte, with a pause after each piece of
 * a large list. `release` gives their memory back, once they are written.
 */
export async function framedInChunks(
  header: Readonly<Record<string, string | number>>,
  state: unknown,
  pause: Pause,
): Promise<{ chunks: readonly Uint8Array[]; release(): void }> {
  const body = emptyChunks()
  for (const text of jsonPieces(state)) {
    body.add(text)
    await pause()
  }
  const chunks = body.chunks()
  const sized = { ...header, length: chunks.reduce((sum, { length }) => sum + length, 0) }
  const sum = createHash('sha256').update(`${canonical(sized)}\n`)
  for (const chunk of chunks) {
    sum.update(chunk)
    await pause()
  }
  const line = Buffer.from(`${canonical({ ...sized, sha256: sum.digest('hex') })}\n`)
  return {
    chunks: [line, ...chunks],
    release() {
      // The collector would keep a full hall's megabytes for minutes: to it they are a few small objects.
      for (const { buffer } of chunks) buffer.transfer(0)
    },
  }
}

/** Texts one after another in chunks, each in memory of its own. */
function emptyChunks() {
  const full: Uint8Array<ArrayBuffer>[] = []
  let chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES)
  let used = 0
  return {
    add(text: string): void {
      const length = Buffer.byteLength(text)
      if (used + length > chunk.length) {
        full.push(chunk.subarray(0, used))
        chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, length))
        used = 0
      }
      used += chunk.write(text, used)
    },
    chunks: () => [...full, chunk.subarray(0, used)],
  }
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
