import { hash } from 'node:crypto'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { canonical, parseJson } from './canonical.ts'
import { replaceDurably } from './durable-file.ts'
import { codeOrThrow, type FileSystem, systemFiles } from './file-system.ts'

/** What a program writes into a data folder. `version`: its own, for people; `events`: every type that a ledger of it may hold. */
export type Program = { version: string; events: readonly string[] }

/** Goes up with what an older program would misread, other than a new type of event. */
const SHAPE = 1

const fields = {
  v: Type.Literal(1),
  shape: Type.Integer({ minimum: 1 }),
  version: Type.String(),
  events: Type.Array(Type.String()),
}
/** Other fields may be added by later programs. `sum`: SHA-256 of the canonical rest, hex. */
const Format = Type.Object({ ...fields, sum: Type.String() })
/** Of programs that wrote no sum. */
const WithoutSum = Type.Object(fields, { additionalProperties: false })
type Format = Static<typeof Format> | Static<typeof WithoutSum>

/** `newer`: only that version, or a later one, may open the folder. */
export type FormatRead = { at: 'known' } | { at: 'newer'; version: string }

/**
 * Compares `format.json` of a data folder with what this program knows, and writes down what this program may add. A folder that
 * a newer program has written is left as it is: an older one would fold its ledger without the events that it does not know.
 * A disk that takes nothing does not keep the station from starting; it then adds nothing to the ledger either.
 */
export async function readFormat(
  folder: string,
  program: Program,
  files: FileSystem = systemFiles,
): Promise<FormatRead> {
  const path = join(folder, 'format.json')
  const found = await readFile(path, files)
  const known = new Set(program.events)
  if (found !== null && (found.shape > SHAPE || found.events.some((type) => !known.has(type))))
    return { at: 'newer', version: found.version }
  const format: Static<typeof WithoutSum> = {
    v: 1,
    shape: SHAPE,
    version: program.version,
    events: [...known].toSorted(),
  }
  const isWritten =
    found !== null &&
    'sum' in found &&
    found.shape === SHAPE &&
    found.version === program.version &&
    found.events.length === known.size
  if (!isWritten)
    await replaceDurably(files, path, Buffer.from(`${JSON.stringify({ ...format, sum: sumOf(format) })}\n`))
  return { at: 'known' }
}

/**
 * Null where there is none, or none that can be read: then the ledger's own versions decide. A bit that turned in the name of
 * an event would else pass for an event of a newer program, and keep the station from starting.
 */
async function readFile(path: string, files: FileSystem): Promise<Format | null> {
  try {
    const bytes = await files.read(path)
    const value = bytes === null ? null : parseJson(Buffer.from(bytes).toString('utf8'))
    if (Check(WithoutSum, value)) return value
    return Check(Format, value) && value.sum === sumOf(value) ? value : null
  } catch (error) {
    codeOrThrow(error)
    return null
  }
}

function sumOf(format: Static<typeof WithoutSum> & { sum?: string }): string {
  return hash('sha256', canonical({ ...format, sum: undefined }))
}
