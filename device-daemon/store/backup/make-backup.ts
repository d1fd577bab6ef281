import { createHash, randomUUID } from 'node:crypto'
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Log } from '#daemon/log.ts'
import { codeOrThrow, systemFiles } from '../file-system.ts'
import { bytesOf, pack, type Packed } from './archive.ts'
import { copyLedger } from './copy-ledger.ts'
import { MANIFEST, type Manifest } from './manifest.ts'

export type BackedUp =
  | { at: 'made'; entries: number; files: number }
  /** `what`: the file or folder that could not be read or written. */
  | { at: 'failed'; what: string; reason: string }

/**
 * Of a data folder, what a start makes by itself, what belongs to this machine, and every key: a backup opens nothing that
 * was sealed. The ledger is copied apart.
 */
const LEFT_OUT =
  /^(?:ledger\.db.*|keys\.db.*|lock\.db.*|tls\..*|reserve\.bin|given\.bin|node\.json.*|snapshot.*|views|backup-made\.json|before-restore-.*|before-update.*|after-update|config|.*\.(?:broken|lost)-.*|.*\.tmp-.*|.*\.prev)$/

type Source = { name: string; path: string }

/**
 * Writes one file with everything a station has to be set up again: ledger, documents, pictures, configuration. A running
 * daemon goes on meanwhile.
 */
export async function makeBackup(options: {
  dataDir: string
  configDir: string
  to: string
  about: Pick<Manifest, 'version' | 'madeAt' | 'station'>
  log?: Log
  /** Removes a folder with all in it. */
  remove?: (folder: string) => Promise<void>
}): Promise<BackedUp> {
  const { dataDir, configDir, to, about, log, remove = removeAll } = options
  const work = join(dirname(to), `.backup-${randomUUID().slice(0, 8)}`)
  const partial = join(work, 'backup.tar.gz')
  try {
    await mkdir(work, { mode: 0o700 })
  } catch (error) {
    return { at: 'failed', what: dirname(to), reason: codeOrThrow(error) }
  }
  try {
    // Before the ledger: what it remembers is then in the ledger for sure.
    const sources = [
      ...(await filesIn(dataDir, 'data', LEFT_OUT)),
      ...(await filesIn(configDir, 'config', /^\./)),
    ]
    const copied = await copyLedger(join(dataDir, 'ledger.db'), join(work, 'ledger.db'), log)
    if (copied.at === 'failed')
      return { at: 'failed', what: join(dataDir, 'ledger.db'), reason: copied.reason }
    sources.push({ name: 'data/ledger.db', path: join(work, 'ledger.db') })
    const sums = new Map<string, string>()
    await pack(partial, packed(sources, sums, { v: 1, ...about, entries: copied.entries }))
    await makeDurable(partial, to)
    return { at: 'made', entries: copied.entries, files: sums.size }
  } catch (error) {
    return { at: 'failed', what: to, reason: codeOrThrow(error) }
  } finally {
    // Of a stick that was pulled out nothing can be removed; the fault to tell is why there is no backup.
    await remove(work).catch(codeOrThrow)
  }
}

const removeAll = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

async function makeDurable(from: string, to: string): Promise<void> {
  const handle = await open(from, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(from, to)
  await systemFiles.syncFolder(dirname(to))
}

/** Plain files below a folder; what else there may be (a link, a socket) is none of the station's. */
async function filesIn(folder: string, name: string, leftOut: RegExp): Promise<Source[]> {
  const found: Source[] = []
  for (const entry of (await readdir(folder)).toSorted()) {
    if (leftOut.test(entry)) continue
    const [path, inside] = [join(folder, entry), `${name}/${entry}`]
    const about = await lstat(path)
    if (about.isDirectory()) found.push(...(await filesIn(path, inside, leftOut)))
    else if (about.isFile()) found.push({ name: inside, path })
  }
  return found
}

async function* packed(
  sources: readonly Source[],
  sums: Map<string, string>,
  manifest: Omit<Manifest, 'files'>,
): AsyncGenerator<Packed> {
  for (const { name, path } of sources) {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      const sum = createHash('sha256')
      async function* summed(): AsyncGenerator<Uint8Array> {
        for await (const bytes of bytesOf(handle, size)) {
          sum.update(bytes)
          yield bytes
        }
      }
      yield { name, size, content: summed() }
      sums.set(name, sum.digest('hex'))
    } finally {
      await handle.close()
    }
  }
  const text = Buffer.from(
    JSON.stringify({ ...manifest, files: Object.fromEntries(sums) } satisfies Manifest),
  )
  yield { name: MANIFEST, size: text.length, content: [text] }
}
