import { stat } from 'node:fs/promises'
import type { WrittenDocument } from '../source.ts'

/** A file system's clock may be so coarse: what changed twice within this time may look as if it had changed once. */
const SURE_AFTER_MS = 2_000

/**
 * Remembers documents by their files: one that has not changed since it was read is the same object again, and what
 * was worked out from it still holds. A file that was written just now is read again each time.
 */
export function rememberDocuments(now: () => number) {
  const known = new Map<string, { mark: string; document: WrittenDocument }>()
  return async (file: string, read: () => Promise<WrittenDocument>): Promise<WrittenDocument> => {
    const about = await stat(file).catch(() => null)
    const mark = about && `${about.size} ${about.mtimeMs} ${about.ino}`
    const before = known.get(file)
    if (before && before.mark === mark) return before.document
    const document = await read()
    if (about && mark !== null && Math.abs(now() - about.mtimeMs) > SURE_AFTER_MS)
      known.set(file, { mark, document })
    else known.delete(file)
    return document
  }
}
