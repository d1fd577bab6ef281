import { hash } from 'node:crypto'
import type { Clock } from '#daemon/clock.ts'
import { MOST_SIDE_PX } from '#daemon/pictures/picture.ts'
import { cleanApart } from '#daemon/pictures/clean-apart.ts'
import type { PictureFiles } from '#daemon/store/documents/picture-files.ts'

type Kept =
  | { at: 'kept'; name: string; width: number; height: number }
  /** No JPEG or PNG, cut off, or too large. */
  | { at: 'unfit' }
  /** The disk did not take it; what was there before is there still. */
  | { at: 'failed'; reason: string }

/** Pictures that documents hold. */
export type MediaDesk = {
  keep(bytes: Buffer): Promise<Kept>
  /** Null where there is none, or where its bytes are not those that were kept. */
  read(name: string): Promise<Uint8Array | null>
  has(name: string): boolean
  /**
   * Removes those that were kept last before `before`, epoch milliseconds, and that nothing needs: `needed` reads what
   * names pictures, and is asked only where there is one so old. One that somebody has looked for since the time before
   * stays: it stands in a form that is being written. Gives the names of those that are gone.
   */
  collect(before: number, needed: () => Promise<ReadonlySet<string>>): Promise<readonly string[]>
}

const LEAST_SIDE_PX = 16

/** `names`: those that were there at the start. */
export function openMediaDesk(
  files: PictureFiles,
  names: readonly string[],
  clock: Pick<Clock, 'now'>,
): MediaDesk {
  const known = new Set(names)
  let lookedFor = new Set<string>()
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
    await files.touch(name, clock.now())
    known.add(name)
    return { at: 'kept', name, width, height }
  }

  async function collectNow(before: number, needed: () => Promise<ReadonlySet<string>>) {
    const old: string[] = []
    for (const name of await files.names()) if ((await files.keptAt(name)) < before) old.push(name)
    if (old.length === 0) return []
    const kept = await needed()
    const gone = old.filter((name) => !kept.has(name) && !lookedFor.has(name))
    lookedFor = new Set()
    for (const name of gone) {
      known.delete(name)
      await files.remove(name)
    }
    return gone
  }

  /** One after another, so that many pictures at once take no more than one core. */
  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const done = last.then(act)
    last = done.catch(() => undefined)
    return done
  }

  return {
    keep: (bytes) => inTurn(() => keepNow(bytes)),
    async read(name) {
      const bytes = await files.read(name)
      return bytes !== null && name.startsWith(hash('sha256', bytes)) ? bytes : null
    },
    has(name) {
      lookedFor.add(name)
      return known.has(name)
    },
    collect: (before, needed) => inTurn(() => collectNow(before, needed)),
  }
}
