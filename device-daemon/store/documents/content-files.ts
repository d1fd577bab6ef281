import { hash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Log } from '#daemon/log.ts'
import { canonical, parseJson } from '../canonical.ts'
import { replaceDurably } from '../durable-file.ts'
import { codeOrThrow, type FileSystem, systemFiles } from '../file-system.ts'
import { setAside } from '../set-aside.ts'

/**
 * What was written in a browser: every version a file of the data folder's contents/, named by the SHA-256 of its bytes.
 * None is ever changed; nothing is read before it is asked for.
 */
export type ContentFiles = {
  /** Resolves once it is durable. */
  save(document: unknown): Promise<{ at: 'saved'; sha256: string } | { at: 'failed'; reason: string }>
  read(sha256: string): Promise<ContentRead>
  /** The bytes of every version there is as text, the damaged ones that stand aside too. Faults reject. */
  texts(): AsyncIterable<string>
}

type ContentRead =
  | { at: 'ok'; document: unknown }
  /** This folder never had it, e.g. because another machine wrote it. */
  | { at: 'missing' }
  /** Its bytes are not those that were written; they stand aside under the name `aside`, null where the disk does not let them. */
  | { at: 'damaged'; aside: string | null }
  | { at: 'unreadable'; reason: string }

const NAME = /^[0-9a-f]{64}$/

export function openContentFiles(
  dataFolder: string,
  { log, files = systemFiles }: { log: Log; files?: FileSystem },
): ContentFiles {
  const folder = join(dataFolder, 'contents')
  const pathOf = (sha256: string) => join(folder, `${sha256}.json`)
  let last: Promise<unknown> = Promise.resolve()
  let tidied = false

  /** What writes that a crash cut off have left; looked for once, for there may be ten thousand versions. */
  async function tidy(): Promise<void> {
    if (tidied) return
    await files.makeFolder(folder)
    for (const name of await files.list(folder))
      if (name.includes('.tmp-')) await files.remove(join(folder, name))
    tidied = true
  }

  async function write(
    document: unknown,
  ): Promise<{ at: 'saved'; sha256: string } | { at: 'failed'; reason: string }> {
    const bytes = Buffer.from(canonical(document))
    const sha256 = hash('sha256', bytes)
    try {
      await tidy()
      const before = await readNow(sha256)
      if (before.at === 'ok') {
        // A process that was killed after writing the file may not have synced the folder: the name is made durable now.
        await files.syncFolder(folder)
        return { at: 'saved', sha256 }
      }
      if (before.at === 'unreadable') return { at: 'failed', reason: before.reason }
    } catch (error) {
      return { at: 'failed', reason: codeOrThrow(error) }
    }
    const replaced = await replaceDurably(files, pathOf(sha256), bytes)
    if (replaced.at === 'written') return { at: 'saved', sha256 }
    log.error({ reason: replaced.reason }, 'a version of a document cannot be written')
    return { at: 'failed', reason: replaced.reason }
  }

  async function readNow(sha256: string): Promise<ContentRead> {
    if (!NAME.test(sha256)) return { at: 'missing' }
    let bytes: Uint8Array | null
    try {
      bytes = await files.read(pathOf(sha256))
    } catch (error) {
      return { at: 'unreadable', reason: codeOrThrow(error) }
    }
    if (bytes === null) return { at: 'missing' }
    const document =
      hash('sha256', bytes) === sha256 ? parseJson(Buffer.from(bytes).toString('utf8')) : undefined
    if (document !== undefined) return { at: 'ok', document }
    try {
      const aside = await setAside(files, pathOf(sha256), { why: 'broken', companions: [] })
      log.error({ aside }, 'a version of a document is damaged')
      return { at: 'damaged', aside: basename(aside) }
    } catch (error) {
      log.error(
        { sha256, reason: codeOrThrow(error) },
        'a version of a document is damaged and cannot be set aside',
      )
      return { at: 'damaged', aside: null }
    }
  }

  return {
    save(document) {
      const saved = last.then(() => write(document))
      last = saved.catch(() => undefined)
      return saved
    },
    read: readNow,
    async *texts() {
      await files.makeFolder(folder)
      for (const name of await files.list(folder)) {
        const bytes = name.includes('.tmp-') ? null : await files.read(join(folder, name))
        if (bytes !== null) yield Buffer.from(bytes).toString('utf8')
      }
    },
  }
}
