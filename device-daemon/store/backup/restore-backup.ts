import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { Numbers } from '#daemon/domain/numbers.ts'
import type { Pace } from '../ledger/pace.ts'
import { codeOrThrow, systemFiles } from '../file-system.ts'
import { takeInstanceLock } from '../instance-lock.ts'
import { type EntryMark, markAt } from '../ledger/entry-mark.ts'
import { openHighWater, type Reserved } from '../ledger/high-water.ts'
import { openSqliteLedger } from '../ledger/sqlite-ledger.ts'
import { NoArchive, type Packed } from './archive.ts'
import { readBackup } from './check-backup.ts'
import type { Manifest } from './manifest.ts'

export type Restored =
  /** `aside`: where what stood there before lies now; null where nothing stood there. */
  | { at: 'restored'; manifest: Manifest; aside: string | null; numbers: 'kept' | 'raised' }
  | { at: 'in-use' }
  /** By this machine's clock the backup is not made yet: no number can be told from the time of day. */
  | { at: 'clock-behind'; madeAt: string }
  /** Cut off, altered, or no backup; nothing was changed. */
  | { at: 'no-backup'; why: string }
  | { at: 'failed'; what: string; reason: string }

/** What stands in the way of an older ledger: made anew by a start, or of the time after the backup. */
const REPLACED =
  /^(?:ledger\.db.*|format\.json.*|snapshot.*|views|staff\.json.*|contents|media|photos|guides-shown\.json.*|config)$/

/**
 * Puts a backup into the data folder; its configuration comes to `config` in it. All of it is unpacked and checked beside
 * the folder before anything there changes, and what stood there is kept. Numbers: the marks of the folder stay where there
 * are some, so that a backup of yesterday never gives a number of today again, and the numbers that `seen` names count as
 * given, too. An empty folder knows of none: it keeps to the pace that `paceFrom` gives, by what the backup has reserved.
 */
export async function restoreBackup(options: {
  from: string
  dataDir: string
  clock: Clock
  seen(manifest: Manifest): Numbers
  paceFrom(manifest: Manifest, reserved: Numbers): Pace
}): Promise<Restored> {
  const { from, dataDir, clock, seen, paceFrom } = options
  const fresh = join(dirname(dataDir), `.restore-${randomUUID().slice(0, 8)}`)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await mkdir(fresh, { recursive: true, mode: 0o700 })
  } catch (error) {
    return { at: 'failed', what: dataDir, reason: codeOrThrow(error) }
  }
  const lock = await takeInstanceLock(dataDir, clock)
  try {
    if (lock.at === 'taken') return { at: 'in-use' }
    if (lock.at === 'failed') return { at: 'failed', what: dataDir, reason: lock.reason }
    const manifest = await unpackChecked(from, fresh)
    if (clock.now() < Date.parse(manifest.madeAt)) return { at: 'clock-behind', madeAt: manifest.madeAt }
    const newest = await newestIn(fresh)
    const hadMarks = existsSync(join(dataDir, 'marks.json'))
    const aside = await changeOver(fresh, dataDir, hadMarks)
    const raised = hadMarks ? await raise(seen(manifest)) : await begin(manifest, newest)
    if (raised.at === 'failed')
      return { at: 'failed', what: join(dataDir, 'marks.json'), reason: raised.reason }
    return { at: 'restored', manifest, aside, numbers: hadMarks ? 'kept' : 'raised' }
  } catch (error) {
    if (error instanceof NoArchive) return { at: 'no-backup', why: error.message }
    return { at: 'failed', what: dataDir, reason: codeOrThrow(error) }
  } finally {
    if (lock.at === 'held') lock.release()
    await rm(fresh, { recursive: true, force: true })
  }

  // The marks are left open: closed in order they would vouch for numbers that nobody knows of.
  async function raise(numbers: Numbers): Promise<Reserved> {
    if (Object.keys(numbers).length === 0) return { at: 'reserved' }
    return (await openHighWater({ folder: dataDir, clock })).reserve(numbers)
  }

  async function begin(manifest: Manifest, newest: EntryMark | null): Promise<Reserved> {
    const marks = await openHighWater({ folder: dataDir, clock })
    marks.goOnFrom(newest)
    return marks.keepTo(paceFrom(manifest, marks.reserved()))
  }
}

/** Unpacks into `folder`, and compares every file with the manifest. */
function unpackChecked(from: string, folder: string): Promise<Manifest> {
  return readBackup(from, (file) => {
    const place = placeOf(file.name)
    if (place === null) throw new NoArchive(`${file.name} has no place in a backup`)
    return writeOut(file, join(folder, place))
  })
}

/** The entry that the ledger ends with; null where it is empty. */
async function newestIn(folder: string): Promise<EntryMark | null> {
  const opened = await openSqliteLedger({ path: join(folder, 'ledger.db') })
  if (opened.at !== 'ok') throw new NoArchive('its ledger cannot be opened')
  const newest = await markAt(opened.ledger, await opened.ledger.head())
  await opened.ledger.close()
  await rm(join(folder, 'reserve.bin'), { force: true })
  return newest
}

/** Below the data folder; null for a name that would lead anywhere else. */
function placeOf(name: string): string | null {
  const [root, ...steps] = name.split('/')
  if (
    steps.length === 0 ||
    steps.some((step) => step === '' || step === '.' || step === '..' || step.includes('\\'))
  )
    return null
  if (root === 'config') return join('config', ...steps)
  return root === 'data' ? join(...steps) : null
}

async function writeOut({ content }: Packed, path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const sum = createHash('sha256')
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const bytes of content) {
      sum.update(bytes)
      await handle.write(bytes)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return sum.digest('hex')
}

/** Moves what stands in the way aside, and what was unpacked in; renames alone, so that little can go wrong between. */
async function changeOver(fresh: string, dataDir: string, keepMarks: boolean): Promise<string | null> {
  const stood = (await readdir(dataDir)).filter((name) => REPLACED.test(name))
  const aside = stood.length === 0 ? null : join(dataDir, `before-restore-${randomUUID().slice(0, 8)}`)
  if (aside !== null) {
    await mkdir(aside, { mode: 0o700 })
    for (const name of stood) await rename(join(dataDir, name), join(aside, name))
  }
  for (const name of await readdir(fresh)) {
    if (name === 'marks.json' && keepMarks) continue
    await rename(join(fresh, name), join(dataDir, name))
  }
  await systemFiles.syncFolder(dataDir)
  return aside
}
