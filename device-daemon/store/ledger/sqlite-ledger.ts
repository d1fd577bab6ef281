import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { type Clock, systemClock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import { forge, readLink } from './chain.ts'
import { doubtIndex } from './doubted-index.ts'
import { RECENT_ENTRIES, recentCommands } from './recent-commands.ts'
import { linkOf, prepareFile, readTail, suspect } from './sqlite-file.ts'
import { allCommands, askable, commandsAfter, linksOf, page } from './sqlite-pages.ts'
import { openSuccessor, type Successor } from './sqlite-renewal.ts'
import { createWatchers } from './watch.ts'
import type { Appended, Damage, Entry, EntryDraft, LocalLedger, Renewed, Verified } from './port.ts'
import { openLogSync, type SyncFile, syncBeside } from './log-sync.ts'
import { openReserve } from './reserve.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { probeDisk } from '../probe-disk.ts'
import { type LookThrough, lookThrough } from '../soundness/look-through.ts'
import {
  carryLogOver,
  type DiskReason,
  diskReason,
  emptyLog,
  inTransaction,
  isDuplicate,
  isRefusedWrite,
  openDatabase,
} from '../sqlite.ts'

export type Opened =
  | { at: 'ok'; ledger: LocalLedger }
  /** One of the newest entries cannot be trusted: numbers might be issued twice, so a person must look. */
  | { at: 'damaged'; damage: Damage }
  | { at: 'failed'; reason: DiskReason | 'newer-program' }

/**
 * The embedded ledger, in the file `path`; its folder also gets `reserve.bin`. The file is locked for this process as
 * long as it is open. On a disk without any room it opens all the same, once its log holds tables, and only reads.
 * `open`, `probe`, `look` and `syncFile` are there for tests that need a disk with faults.
 */
export async function openSqliteLedger(options: {
  path: string
  log?: Log
  clock?: Clock
  open?: (path: string) => DatabaseSync
  probe?: (folder: string) => DiskReason | null
  look?: LookThrough
  syncFile?: SyncFile
}): Promise<Opened> {
  const { path, log, clock = systemClock, open = openDatabase, probe = probeDisk } = options
  const { look = lookThrough, syncFile = syncBeside } = options
  const folder = dirname(path)
  const reservePath = join(folder, 'reserve.bin')

  function attempt(emptied: 'emptied' | 'as-it-is'): Opened {
    let database: DatabaseSync | undefined
    try {
      database = open(path)
      const fault = prepareFile(database, folder, { log: emptied })
      const tail = fault === null ? readTail(database) : null
      if (fault === null && tail?.at === 'ok') {
        const reserve = openReserve(reservePath, clock, probe)
        const parts = { database, path, reserve, log, clock, open, probe, look, syncFile }
        return { at: 'ok', ledger: ledgerOver(parts, tail.head, emptied) }
      }
      database.close()
      return tail?.at === 'damaged' ? tail : { at: 'failed', reason: fault ?? 'corrupt' }
    } catch (error) {
      if (database?.isOpen === true) database.close()
      const reason = diskReason(error)
      if (reason === null) throw error
      log?.error({ path, reason, error }, 'ledger cannot be opened')
      const isFull = isRefusedWrite(error) && probe(folder) === 'disk-full'
      return { at: 'failed', reason: isFull ? 'disk-full' : reason }
    }
  }

  const isFull = (opened: Opened) => opened.at === 'failed' && opened.reason === 'disk-full'
  let opened = attempt('emptied')
  if (isFull(opened) && existsSync(reservePath)) {
    rmSync(reservePath, { force: true })
    log?.warn('disk full at the start: the reserve is released')
    opened = attempt('emptied')
  }
  // What is there can be read and shown, though nothing more goes in.
  if (isFull(opened)) opened = attempt('as-it-is')
  if (opened.at === 'damaged') log?.fatal({ path, ...opened.damage }, 'ledger damaged')
  return opened
}

function ledgerOver(
  {
    database,
    path,
    reserve,
    log,
    clock,
    open,
    probe,
    look,
    syncFile,
  }: {
    database: DatabaseSync
    path: string
    reserve: ReturnType<typeof openReserve>
    log: Log | undefined
    clock: Clock
    open: (path: string) => DatabaseSync
    probe: (folder: string) => DiskReason | null
    look: LookThrough
    syncFile: SyncFile
  },
  start: { seq: number; hash: string },
  emptied: 'emptied' | 'as-it-is',
): LocalLedger {
  let file = askable(database)
  let logSync = openLogSync(database, { path, clock, syncFile })
  let head = start
  // Also while the disk is slow.
  const writing = oneAtATime()
  const recent = recentCommands(commandsAfter(database, start.seq - RECENT_ENTRIES))
  const index = doubtIndex({
    clock,
    commands: () =>
      allCommands(
        () => file,
        () => head.seq,
      ),
  })
  // What the log held is in the file by now.
  void look(path).then(index.noted)
  let doubt: DiskReason | null = null
  /** Why the last entry that was tried did not go in, though the disk may take the next one. */
  let refused: 'full' | 'read-only' | null = emptied === 'emptied' ? null : 'full'

  const watchers = createWatchers({
    head: () => head.seq,
    page: (after) => page(file, after, head.seq),
    alarm: (damage) => log?.fatal(damage, 'ledger damaged'),
  })

  async function* pagesTo(after: number, to: number): AsyncGenerator<Entry> {
    for (let place = after; place < to;) {
      const { entries, damage } = page(file, place, to)
      yield* entries
      place += entries.length
      if (damage === null) continue
      log?.fatal(damage, 'ledger damaged')
      throw new Error(`ledger damaged at ${damage.seq}: ${damage.reason}`, { cause: damage })
    }
  }

  async function commit(drafts: readonly EntryDraft[]): Promise<Appended> {
    const entries: Entry[] = []
    let last = head
    let isIn = false
    try {
      await logSync.durably(() => {
        inTransaction(file.database, () => {
          for (const draft of drafts) {
            const { entry, link } = forge(draft, last.seq + 1, last.hash)
            file.insert.run(link.seq, link.commandId, link.hash, link.bytes)
            entries.push(entry)
            last = link
          }
        })
        isIn = true
      })
    } catch (error) {
      if (isDuplicate(error))
        throw new Error('a commandId of this batch is in the ledger already', { cause: error })
      const said = diskReason(error)
      if (said === null) throw error
      const reason = (isRefusedWrite(error) ? probe(dirname(path)) : null) ?? said
      log?.error({ reason, error }, 'ledger append failed')
      if (reason === 'corrupt') suspect(path)
      if (reason === 'disk-read-only') refused = 'read-only'
      if (reason === 'disk-full' && reserve.state().at === 'released') refused = 'full'
      // A full disk or a lock stops a transaction before its commit record; any other fault may come after it.
      if (isIn) doubt = reason
      else if (reason !== 'disk-full' && reason !== 'in-use' && reason !== 'disk-read-only') doubt = reason
      return { at: 'failed', reason }
    }
    head = { seq: last.seq, hash: last.hash }
    for (const { commandId, seq } of entries) {
      recent.add(commandId, seq)
      index.add(commandId, seq)
    }
    refused = null
    return { at: 'ok', seq: head.seq, entries }
  }

  /** The entry of a command, or why the file does not give it; the index of commands may be damaged. */
  function byIndex(
    commandId: string,
  ): { at: 'entry'; entry: Entry } | { at: 'none' } | { at: 'unreadable'; words: string; cause: unknown } {
    try {
      const row = file.byCommand.get(commandId)
      if (row === undefined) return { at: 'none' }
      const link = linkOf(row)
      // Not durable yet, or never.
      if (link.seq > head.seq) return { at: 'none' }
      const read = readLink(link, link.seq, null)
      if (read.at === 'ok') return { at: 'entry', entry: read.entry }
      log?.fatal(read.damage, 'ledger damaged')
      const { seq, reason } = read.damage
      return { at: 'unreadable', words: `ledger damaged at ${seq}: ${reason}`, cause: read.damage }
    } catch (error) {
      const reason = diskReason(error)
      if (reason === null) throw error
      if (reason === 'corrupt') suspect(path)
      return { at: 'unreadable', words: `the ledger cannot be searched: ${reason}`, cause: error }
    }
  }

  /** The same by its place; null where that does not hold it. */
  function byPlace(commandId: string, seq: number): Entry | null {
    const [link] = linksOf(file, seq - 1, seq).links
    const read = link === undefined ? null : readLink(link, seq, null)
    return read?.at === 'ok' && read.entry.commandId === commandId ? read.entry : null
  }

  /** The entry of a command that the index does not give. */
  async function beyondIndex(commandId: string): Promise<Entry | undefined> {
    const recently = recent.seqOf(commandId)
    const places = recently === undefined ? await index.placesOf(commandId) : [recently]
    for (const seq of places) {
      const entry = byPlace(commandId, seq)
      if (entry === null) continue
      log?.error({ seq }, 'the index of commands does not know an entry that is there')
      return entry
    }
    return undefined
  }

  async function renew(pause: () => Promise<void>): Promise<Renewed> {
    let successor: Successor | null = null
    try {
      successor = openSuccessor(path)
      for (let place = 0; place < head.seq || !writing.isIdle();) {
        if (place === head.seq) await writing.ended()
        const { links, damage } = page(file, place, head.seq)
        if (damage !== null) return { at: 'damaged', damage }
        successor.add(links)
        place += links.length
        await pause()
        if (!file.database.isOpen || doubt !== null) return { at: 'failed', reason: doubt ?? 'closed' }
      }
      // No pause from here on: nothing is written between the last entry that was copied and the exchange.
      if (!emptyLog(file.database)) return { at: 'failed', reason: 'in-use' }
      const before = logSync
      file.database.close()
      const { aside, doubled } = successor.takeOver()
      const database = open(path)
      prepareFile(database, dirname(path), { log: 'emptied' })
      file = askable(database)
      logSync = openLogSync(database, { path, clock, syncFile })
      void before.close()
      index.noted({ at: 'sound' })
      log?.error({ aside, doubled }, 'the ledger stands in a new file, and the old one aside')
      return { at: 'renewed', aside, doubled }
    } catch (error) {
      const reason = reasonOrThrow(error)
      // Nothing is open any more: only a new start tells what is on the disk.
      if (!file.database.isOpen) doubt ??= diskReason(error) ?? 'corrupt'
      log?.error({ reason, error }, 'the ledger could not be put in a new file')
      return { at: 'failed', reason }
    } finally {
      successor?.discard()
    }
  }

  /** Lets the watchers have what was appended, once the caller of `append` has had its turn. */
  async function delivered(appended: Appended): Promise<Appended> {
    await Promise.resolve()
    if (appended.at === 'ok') watchers.deliver(appended.entries)
    return appended
  }

  async function append(drafts: readonly EntryDraft[], expectedSeq: number): Promise<Appended> {
    if (expectedSeq !== head.seq) return { at: 'conflict', accepted: 0, seq: head.seq }
    if (doubt !== null) return { at: 'failed', reason: `in doubt after ${doubt}` }
    if (drafts.length === 0) return { at: 'ok', seq: head.seq, entries: [] }
    const mayUseReserve = drafts.every((draft) => draft.actor.at !== 'resident')
    reserve.retake()
    if (reserve.state().at === 'released' && !mayUseReserve) return { at: 'failed', reason: 'disk-full' }
    const first = await commit(drafts)
    if (first.at !== 'failed' || first.reason !== 'disk-full' || reserve.state().at === 'released')
      return delivered(first)
    reserve.release()
    log?.warn('disk full: the reserve is released')
    return mayUseReserve ? delivered(await commit(drafts)) : first
  }

  return {
    head: async () => head.seq,
    append: (drafts, expectedSeq) => writing.run(() => append(drafts, expectedSeq)),
    read: (after) => pagesTo(after, head.seq),
    watch: watchers.watch,
    find: async (commandId) => {
      const found = byIndex(commandId)
      if (found.at === 'entry') return found.entry
      const beyond = await beyondIndex(commandId)
      if (beyond !== undefined || found.at === 'none') return beyond
      throw new Error(found.words, { cause: found.cause })
    },
    verify: async (pause = () => new Promise<void>((next) => void setImmediate(next))): Promise<Verified> => {
      const to = head.seq
      for (let place = 0; place < to;) {
        const { entries, damage } = page(file, place, to)
        if (damage !== null) {
          log?.fatal(damage, 'ledger damaged')
          return { at: 'damaged', damage }
        }
        place += entries.length
        await pause()
      }
      return { at: 'whole', entries: to }
    },
    lookThrough: async () => {
      if (!file.database.isOpen) return { at: 'unknown', reason: 'closed' }
      try {
        if (!carryLogOver(file.database)) return { at: 'unknown', reason: 'in-use' }
      } catch (error) {
        return { at: 'unknown', reason: reasonOrThrow(error) }
      }
      const seen = await look(path)
      index.noted(seen)
      return seen
    },
    renew,
    space: () => {
      if (doubt !== null) return { at: 'doubtful', reason: doubt }
      if (refused !== null) return { at: refused }
      return { at: reserve.state().at === 'held' ? 'enough' : 'reserve' }
    },
    close: async () => {
      await writing.ended()
      watchers.endAll()
      await logSync.close()
      if (file.database.isOpen) file.database.close()
    },
  }
}

function reasonOrThrow(error: unknown): string {
  const reason = diskReason(error)
  if (reason === null) throw error
  return reason
}
