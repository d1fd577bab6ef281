import { hash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { canonical, parseJson } from './canonical.ts'
import { codeOrThrow, errorCode, type FileSystem, type NewFile } from './file-system.ts'

/**
 * `failed`: the old content stands, or stands again. `doubtful`: the new content may or may not be what a restart finds;
 * the file is to be read again before anything is written on top of it.
 */
export type Replaced =
  | { at: 'written' }
  | { at: 'failed'; reason: string }
  | { at: 'doubtful'; reason: string }

/** A file as a header line and a body; the header holds length and SHA-256, so that no change goes unseen. */
export type Framed = { header: Readonly<Record<string, string | number>>; body: string }

/** Where the generation before the present one lies. */
export function previousOf(path: string): string {
  return `${path}.prev`
}

/** Bytes, also in pieces. */
type Content = Uint8Array | readonly Uint8Array[]

/** So much is written between two syncs, because a sync of the ledger meanwhile waits for all that is not synced yet. */
const SYNCED_BYTES = 1 << 20

/**
 * Puts `content` in the place of the file at `path`: after a crash at any instant a reader finds the old content or the
 * new, whole, and the content before it under `previousOf(path)`. Faults of the disk are values.
 */
export async function replaceDurably(files: FileSystem, path: string, content: Content): Promise<Replaced> {
  const pieces = content instanceof Uint8Array ? [content] : content
  const folder = dirname(path)
  const mark = files.unique()
  const fresh = join(folder, `${basename(path)}.tmp-${mark}`)
  const old = join(folder, `${basename(path)}.tmp-${mark}-prev`)
  try {
    const file = await files.create(fresh)
    await fillAndClose(file, pieces)
    if (await linkIfThere(files, path, old)) {
      await files.rename(old, previousOf(path))
      // Renaming onto another name of the same file does nothing and leaves the old name.
      await files.remove(old)
    }
  } catch (error) {
    await removeQuietly(files, [fresh, old])
    return { at: 'failed', reason: codeOrThrow(error) }
  }
  try {
    await files.rename(fresh, path)
    await files.syncFolder(folder)
    return { at: 'written' }
  } catch (error) {
    const reason = codeOrThrow(error)
    await removeQuietly(files, [fresh])
    return { at: (await takeBack(files, path, Buffer.concat(pieces))) ? 'failed' : 'doubtful', reason }
  }
}

/**
 * Puts the content before `bytes` back, so that what is reported as not saved is not there after a restart. False where
 * the disk does not say that it is.
 */
async function takeBack(files: FileSystem, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const now = await files.read(path)
    if (now === null || !Buffer.from(now).equals(bytes)) return true
    const back = join(dirname(path), `${basename(path)}.tmp-${files.unique()}-back`)
    // A first content has none before it.
    if (await linkIfThere(files, previousOf(path), back)) await files.rename(back, path)
    else await files.remove(path)
    await files.syncFolder(dirname(path))
    return true
  } catch (error) {
    codeOrThrow(error)
    return false
  }
}

/** Removes what writes that a crash cut off have left beside `path`. */
export async function removeLeftovers(files: FileSystem, path: string): Promise<void> {
  const prefix = `${basename(path)}.tmp-`
  for (const name of await files.list(dirname(path))) {
    if (name.startsWith(prefix)) await removeQuietly(files, [join(dirname(path), name)])
  }
}

export function frame({ header, body }: Framed): Uint8Array {
  const sized = { ...header, length: Buffer.byteLength(body) }
  const sha256 = hash('sha256', `${canonical(sized)}\n${body}`)
  return Buffer.from(`${canonical({ ...sized, sha256 })}\n${body}`)
}

/** Reads what `frame` made; `broken` says what is wrong, in words for the log. */
export function unframe(bytes: Uint8Array): { at: 'ok'; framed: Framed } | { at: 'broken'; why: string } {
  const text = Buffer.from(bytes).toString('utf8')
  const end = text.indexOf('\n')
  if (end === -1) return { at: 'broken', why: bytes.length === 0 ? 'empty' : 'no header' }
  const header = parseHeader(text.slice(0, end))
  if (header === null) return { at: 'broken', why: 'no header' }
  const { length, sha256: _sha256, ...rest } = header
  const framed = { header: rest, body: text.slice(end + 1) }
  // Framing it again must give the same bytes: that covers every field and every byte at once.
  if (Buffer.from(bytes).equals(frame(framed))) return { at: 'ok', framed }
  return {
    at: 'broken',
    why: length === Buffer.byteLength(framed.body) ? 'altered' : 'cut off or overwritten',
  }
}

async function fillAndClose(file: NewFile, pieces: readonly Uint8Array[]): Promise<void> {
  try {
    let unsynced = 0
    for (const [i, piece] of pieces.entries()) {
      await file.write(piece)
      unsynced += piece.length
      if (unsynced < SYNCED_BYTES && i < pieces.length - 1) continue
      await file.sync()
      unsynced = 0
    }
  } finally {
    await file.close()
  }
}

async function linkIfThere(files: FileSystem, from: string, to: string): Promise<boolean> {
  try {
    await files.link(from, to)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

async function removeQuietly(files: FileSystem, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    try {
      await files.remove(path)
    } catch (error) {
      // Only litter; the next start tries again.
      codeOrThrow(error)
    }
  }
}

function parseHeader(line: string): Record<string, string | number> | null {
  const value = parseJson(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const fields: Record<string, string | number> = {}
  for (const [name, field] of Object.entries(value)) {
    if (typeof field !== 'string' && typeof field !== 'number') return null
    fields[name] = field
  }
  return fields
}
