import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { parseJson } from '../canonical.ts'
import { previousOf, replaceDurably } from '../durable-file.ts'
import { codeOrThrow, type FileSystem, sharedFiles } from '../file-system.ts'

/** Folder of the package for updates. All of it is root's but `inbox`, which is the daemon's. */
export const updatePlaces = (folder: string) => ({
  state: join(folder, 'state.json'),
  inbox: join(folder, 'inbox'),
  order: join(folder, 'inbox', 'order.json'),
  versions: join(folder, 'versions'),
  /** A link to what runs; none: the package's own program. */
  current: join(folder, 'current'),
})

const OrNull = <T extends ReturnType<typeof Type.String>>(of: T) => Type.Union([of, Type.Null()])

/** A release that was taken. `id`: of the order that brought it; `by`: an account's id, null for one by command. */
const Release = Type.Object({
  id: Type.String(),
  version: Type.String(),
  number: Type.Integer(),
  sha256: Type.String(),
  key: Type.String(),
  by: OrNull(Type.String()),
})
export type Release = Static<typeof Release>

/** Why a release was not taken, or did not stay. The words belong to screens. */
const Refusal = Type.Union([
  Type.Literal('no-bundle'),
  Type.Literal('newer-format'),
  Type.Literal('damaged'),
  Type.Literal('foreign'),
  Type.Literal('unreadable'),
  Type.Literal('other-arch'),
  Type.Literal('needs-package'),
  Type.Literal('older'),
  Type.Literal('same'),
  Type.Literal('no-space'),
  Type.Literal('does-not-run'),
])
export type UpdateRefusal = Static<typeof Refusal>

/** `starts`: it did not start three times; the others are what was still wrong after two minutes. */
const Unwell = Type.Union([
  Type.Literal('starts'),
  Type.Literal('silent'),
  Type.Literal('not-ready'),
  Type.Literal('device'),
  Type.Literal('screen'),
])
export type Unwell = Static<typeof Unwell>

/** What worked before the switch, and has to work after it. */
const Expected = Type.Object({ screens: Type.Boolean(), devices: Type.Array(Type.String()) })
export type Expected = Static<typeof Expected>

const release = { release: Release }
/** Instant, ISO 8601 UTC. */
const time = { time: Type.String() }
/** Where the link led before; null: there was none. */
const from = { from: OrNull(Type.String()) }

const State = Type.Union([
  Type.Object({ at: Type.Literal('none') }),
  /** Nothing was changed. `id`: of the order; `by` as above. */
  Type.Object({
    at: Type.Literal('refused'),
    id: Type.String(),
    by: OrNull(Type.String()),
    why: Refusal,
    /** What is known of it; null where it could not be read. */
    version: OrNull(Type.String()),
    ...time,
  }),
  /** Unpacked beside the running one. `hindered`: why the last try to switch came to nothing before it began. */
  Type.Object({ at: Type.Literal('waiting'), ...release, hindered: OrNull(Type.String()), ...time }),
  /** The daemon is stopped and its data are copied. */
  Type.Object({ at: Type.Literal('copying'), ...release, ...time }),
  Type.Object({
    at: Type.Literal('trying'),
    ...release,
    ...from,
    expected: Expected,
    /** How often it was begun. */
    starts: Type.Integer(),
    ...time,
  }),
  /** On the way back. */
  Type.Object({ at: Type.Literal('returning'), ...release, ...from, why: Unwell, ...time }),
  Type.Object({ at: Type.Literal('kept'), ...release, ...time }),
  Type.Object({ at: Type.Literal('rolled-back'), ...release, why: Unwell, ...time }),
])
export type UpdateState = Static<typeof State>

const NO_UPDATE: UpdateState = { at: 'none' }

/** The generation before where the file is damaged, and none where there is nothing that can be read. */
export async function readUpdateState(folder: string, files: FileSystem = sharedFiles): Promise<UpdateState> {
  const { state } = updatePlaces(folder)
  for (const path of [state, previousOf(state)]) {
    const value = await jsonAt(path, files)
    if (Check(State, value)) return value
  }
  return NO_UPDATE
}

/** Durable when it resolves; a disk that takes nothing rejects. */
export async function writeUpdateState(
  folder: string,
  state: UpdateState,
  files: FileSystem = sharedFiles,
): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(state)}\n`)
  const written = await replaceDurably(files, updatePlaces(folder).state, bytes)
  if (written.at !== 'written')
    throw new Error(`the state of the update cannot be written: ${written.reason}`)
}

/**
 * What the daemon, or root by command, asks of the one that updates. `file`: a bundle in the inbox, by its name there. `older`:
 * an older release than the one that runs is meant.
 */
const Order = Type.Union([
  Type.Object({
    at: Type.Literal('take'),
    id: Type.String(),
    by: OrNull(Type.String()),
    file: Type.String({ pattern: '^[0-9a-f-]{1,64}\\.update$' }),
    older: Type.Boolean(),
    /** As soon as it is unpacked. */
    now: Type.Boolean(),
  }),
  /** What waits: now. */
  Type.Object({ at: Type.Literal('switch'), id: Type.String(), by: OrNull(Type.String()) }),
])
export type UpdateOrder = Static<typeof Order>

/** Null where there is none. What is none is none, too: it is removed by who reads it. */
export async function readOrder(
  folder: string,
  files: FileSystem = sharedFiles,
): Promise<UpdateOrder | null> {
  const value = await jsonAt(updatePlaces(folder).order, files)
  return Check(Order, value) ? value : null
}

export async function writeOrder(
  folder: string,
  order: UpdateOrder,
): Promise<{ at: 'ordered' } | { at: 'failed'; reason: string }> {
  const path = updatePlaces(folder).order
  const written = await replaceDurably(sharedFiles, path, Buffer.from(`${JSON.stringify(order)}\n`))
  return written.at === 'written' ? { at: 'ordered' } : { at: 'failed', reason: written.reason }
}

async function jsonAt(path: string, files: FileSystem): Promise<unknown> {
  try {
    const bytes = await files.read(path)
    return bytes === null ? null : parseJson(Buffer.from(bytes).toString('utf8'))
  } catch (error) {
    codeOrThrow(error)
    return null
  }
}
