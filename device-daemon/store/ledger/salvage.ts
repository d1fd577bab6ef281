import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import { diskReason, inTransaction, openDatabase } from '../sqlite.ts'
import { systemFiles } from '../file-system.ts'
import { setAside, WITH_LOGS } from '../set-aside.ts'
import { GENESIS, isOfNewerProgram, type Link, readLink } from './chain.ts'
import { isHeaderWhole, mendHeader } from './file-header.ts'
import type { Damage, LocalLedger } from './port.ts'
import {
  clearOfSuspicion,
  copyInto,
  INSERT,
  isSuspect,
  linksInOrder,
  prepareFile,
  syncFolder,
} from './sqlite-file.ts'
import { type Opened, openSqliteLedger } from './sqlite-ledger.ts'

const WHOLE = ['', ...WITH_LOGS]
const BATCH_ENTRIES = 1000

/**
 * A file that could not be trusted: it lies whole at `aside`; the entries up to `kept` go on in a new one, `doubled` of them
 * with a command that stood in it before.
 */
export type Salvaged = {
  aside: string
  kept: number
  doubled: number
  damage: Damage | { reason: 'corrupt' }
}

export type OpenedOrSalvaged =
  | { at: 'ok'; ledger: LocalLedger; salvaged: Salvaged | null }
  | { at: 'failed'; reason: Extract<Opened, { at: 'failed' }>['reason'] }

/**
 * Opens the ledger at `path`. A broken one is set aside whole, and all that can be trusted of it is carried over, so that
 * a village that cannot repair a ledger goes on with what there is. What is missing after it, the marks tell.
 */
export async function openOrSalvage(options: {
  path: string
  log?: Log
  clock?: Clock
}): Promise<OpenedOrSalvaged> {
  const { path, log } = options
  const fresh = `${path}.fresh`
  if (!existsSync(path)) {
    // SQLite would throw a log away whose database is gone, and would take it for that of another one.
    if (existsSync(`${path}-wal`)) await setAsideLedger(path)
    // The exchange before was cut off between its last two steps.
    if (existsSync(fresh)) renameSync(fresh, path)
  }
  const opened = seenToBeBroken(path) ?? (await openSqliteLedger(options))
  if (opened.at === 'ok') return { ...opened, salvaged: null }
  const damage = opened.at === 'damaged' ? opened.damage : { reason: opened.reason }
  if (isOfNewerProgram(damage)) return { at: 'failed', reason: 'newer-program' }
  if (opened.at === 'failed' && opened.reason !== 'corrupt') return opened
  try {
    const { kept, doubled } = carryOver(path, fresh)
    const aside = await setAsideLedger(path)
    renameSync(fresh, path)
    clearOfSuspicion(path)
    syncFolder(dirname(path))
    log?.fatal(
      { aside, kept, doubled, damage },
      'the ledger was broken and stands aside; its good entries go on',
    )
    const again = await openSqliteLedger(options)
    if (again.at !== 'ok') return { at: 'failed', reason: again.at === 'failed' ? again.reason : 'corrupt' }
    const why = 'seq' in damage ? damage : ({ reason: 'corrupt' } as const)
    return { at: 'ok', ledger: again.ledger, salvaged: { aside, kept, doubled, damage: why } }
  } catch (error) {
    const reason = diskReason(error)
    if (reason === null) throw error
    return { at: 'failed', reason }
  }
}

/** A fault that shows only later, or that the engine takes for something else; null where it is to look itself. */
function seenToBeBroken(path: string): Opened | null {
  try {
    const isWhole = !isSuspect(path) && (!existsSync(path) || isHeaderWhole(path))
    return isWhole ? null : { at: 'failed', reason: 'corrupt' }
  } catch (error) {
    const reason = diskReason(error)
    if (reason === null) throw error
    return { at: 'failed', reason }
  }
}

const setAsideLedger = (path: string) => setAside(systemFiles, path, { why: 'broken', companions: WITH_LOGS })

/** Copies the entries of `from` that are whole and linked, from the first one on, to a new ledger. */
function carryOver(from: string, to: string): Pick<Salvaged, 'kept' | 'doubled'> {
  // Opening a database changes it and its log, so that only a copy is opened.
  const copy = `${from}.copy`
  removeWhole(copy)
  removeWhole(to)
  for (const companion of WHOLE)
    if (existsSync(from + companion)) copyFileSync(from + companion, copy + companion)
  // Every entry may be whole behind it: their hashes tell.
  mendHeader(copy)
  const target = openDatabase(to)
  try {
    prepareFile(target, dirname(to), { log: 'emptied' })
    const insert = target.prepare(INSERT)
    let kept = 0
    let doubled = 0
    let batch: Link[] = []
    const flush = () => {
      doubled += inTransaction(target, () => copyInto(insert, batch))
      kept += batch.length
      batch = []
    }
    for (const link of goodLinks(copy)) {
      batch.push(link)
      if (batch.length === BATCH_ENTRIES) flush()
    }
    flush()
    return { kept, doubled }
  } finally {
    // Closed in order, the log is in the file and gone.
    target.close()
    removeWhole(copy)
  }
}

function* goodLinks(path: string): Generator<Link> {
  const database = openDatabase(path)
  try {
    let prev = GENESIS
    let seq = 0
    for (const link of linksInOrder(database)) {
      if (readLink(link, seq + 1, prev).at === 'damaged') return
      yield link
      seq = link.seq
      prev = link.hash
    }
  } catch (error) {
    // What SQLite itself cannot read ends the good part, as a broken entry does.
    if (diskReason(error) !== 'corrupt') throw error
  } finally {
    database.close()
  }
}

function removeWhole(path: string): void {
  for (const companion of WHOLE) rmSync(path + companion, { force: true })
}
