import { hash } from 'node:crypto'
import { MOST_SIDE_PX } from '#daemon/pictures/picture.ts'
import { cleanApart } from '#daemon/pictures/clean-apart.ts'
import type { PictureFiles } from '#daemon/store/documents/picture-files.ts'

type Kept =
  | { at: 'kept'; name: string; width: number; height: number }
  /** No JPEG or PNG, cut off, or too large. */
  | { at: 'unfit' }
  /** The disk did not take it; what was there before is there still. */
  | { at: 'failed'; reason: string }

/**
 * Pictures that documents hold. None is ever removed: every version of a document is kept and may be published again, and
 * one that another machine has published may name a picture of this one.
 */
export type MediaDesk = {
  keep(bytes: Buffer): Promise<Kept>
  /** Null where there is none, or where its bytes are not those that were kept. */
  read(name: string): Promise<Uint8Array | null>
  has(name: string): boolean
}

const LEAST_SIDE_PX = 16

/** `names`: those that were there at the start. */
export function openMediaDesk(files: PictureFiles, names: readonly string[]): MediaDesk {
  const known = new Set(names)
  /** One after another, so that many pictures at once take no more than one core. */
  let last: Promise<unknown> = Promise.resolve()

  async function keepNow(bytes: Buffer): Promise<Kept> {
    const picture = await cleanApart(bytes)
    if (picture.at === 'unreadable') return { at: 'unfit' }
    const { kind, width, height } = picture
    if (Math.min(width, height) < LEAST_SIDE_PX || Math.max(width, height) > MOST_SIDE_PX)
      return { at: 'unfit' }
    const name = `${hash('sha256', picture.bytes)}-${width}x${height}.${kind}`
    const saved = await files.save(name, picture.bytes)
    if (saved.at !== 'saved') return { at: 'failed', reason: saved.reason }
    known.add(name)
    return { at: 'kept', name, width, height }
  }

  return {
    keep(bytes) {
      const kept = last.then(() => keepNow(bytes))
      last = kept.catch(() => undefined)
      return kept
    },
    async read(name) {
      const bytes = await files.read(name)
      return bytes !== null && name.startsWith(hash('sha256', bytes)) ? bytes : null
    },
    has: (name) => known.has(name),
  }
}
