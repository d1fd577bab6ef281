import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { type Clock, systemClock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import { forge, GENESIS, type Link, readLink } from './chain.ts'
import { COLUMNS, INSERT, linkOf, prepareFile, readTail, suspect } from './sqlite-file.ts'
import { createWatchers } from './watch.ts'
import type { Appended, Damage, Entry, EntryDraft, LocalLedger, Verified } from './port.ts'
import { openReserve } from './reserve.ts'
import { probeDisk } from '../probe-disk.ts'
import {
  type DiskReason,
  diskReason,
  inTransaction,
  isDuplicate,
  isRefusedWrite,
  openDatabase,
} from '../sqlite.ts'

/** Entries between two yields to the event loop: about 2 ms of work. */
const PAGE_ENTRIES = 128

export type Opened =
  | { at: 'ok'; ledger: LocalLedger }
  /** One of the newest entries cannot be trusted: numbers might be issued twice, so a person must look. */
  | { at: 'damaged'; damage: Damage }
  | { at: 'failed'; reason: DiskReason | 'newer-program' }

/**
 * The embedded ledger, in the file `path`; its folder also gets `reserve.bin`. The file is locked for this process as
 * long as it is open. On a disk without any room it opens all the same, once its log holds tables, and only reads.
 * `open` and `probe` are there for tests that need a disk with faults.
 */
export async function openSqliteLedger(options: {
  path: string
  log?: Log
  clock?: Clock
  open?: (path: string) => DatabaseSync
  probe?: (folder: string) => DiskReason | null
}): Promise<Opened> {
  const { path, log, clock = systemClock, open = openDatabase, probe = probeDisk } = options
  const folder = dirname(path)
  const reservePath = join(folder, 'reserve.bin')

  function attempt(emptied: 'emptied' | 'as-it-is'): Opened {
    let database: DatabaseSync | undefined
    try {
      database = open(path)
      const fault = prepareFile(database, folder, { log: emptied })
      const tail = fault === null ? readTail(database) : null
      if (fault === null && tail?.at === 'ok') {
        const reserve = openReserve(reservePath, clock)
        const parts = { database, path, reserve, log, probe }
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
    probe,
  }: {
    database: DatabaseSync
    path: string
    reserve: ReturnType<typeof openReserve>
    log: Log | undefined
    probe: (folder: string) => DiskReason | null
  },
  start: { seq: number; hash: string },
  emptied: 'emptied' | 'as-it-is',
): LocalLedger {
  const insert = database.prepare(INSERT)
  const byCommand = database.prepare(`${COLUMNS} WHERE command = ?`)
  const bySeq = database.prepare(`${COLUMNS} WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${PAGE_ENTRIES}`)
  const hashOf = database.prepare('SELECT hash FROM entries WHERE seq = ?')
  let head = start
  let doubt: DiskReason | null = null
  /** Why the last entry that was tried did not go in, though the disk may take the next one. */
  let refused: 'full' | 'read-only' | null = emptied === 'emptied' ? null : 'full'

  const watchers = createWatchers({
    head: () => head.seq,
    page: (after) => page(after, head.seq),
    alarm: (damage) => log?.fatal(damage, 'ledger damaged'),
  })

  /** The good entries of the next page, and what is wrong with the one after them. */
  function page(after: number, to: number): { entries: Entry[]; damage: Damage | null } {
    const entries: Entry[] = []
    if (after >= to) return { entries, damage: null }
    const damaged = (reason: string) => ({ entries, damage: { seq: after + entries.length + 1, reason } })
    let prev = hashAt(after)
    const { links, fault } = linksOf(after, to)
    for (const link of links) {
      const read = readLink(link, after + entries.length + 1, prev)
      if (read.at === 'damaged') return { entries, damage: read.damage }
      entries.push(read.entry)
      prev = link.hash
    }
    if (entries.length > 0) return { entries, damage: null }
    return damaged(fault === null ? 'missing' : `unreadable: ${fault}`)
  }

  /** What the entry after `seq` has to link to; null where the disk does not say. */
  function hashAt(seq: number): string | null {
    if (seq === 0) return GENESIS
    try {
      const row = hashOf.get(seq)
      return row === undefined ? null : String(row['hash'])
    } catch (error) {
      if (diskReason(error) === null) throw error
      return null
    }
  }

  /** The next page as it lies on the disk: where that cannot be read, as much of its beginning as can. */
  function linksOf(after: number, to: number): { links: Link[]; fault: DiskReason | null } {
    try {
      return { links: bySeq.all(after, to).map(linkOf), fault: null }
    } catch (error) {
      const reason = diskReason(error)
      if (reason === null) throw error
      if (to === after + 1) return { links: [], fault: reason }
    }
    const links: Link[] = []
    for (let place = after; place < Math.min(to, after + PAGE_ENTRIES); place++) {
      const next = linksOf(place, place + 1)
      links.push(...next.links)
      if (next.links.length === 0) return { links, fault: next.fault }
    }
    return { links, fault: null }
  }

  async function* pagesTo(after: number, to: number): AsyncGenerator<Entry> {
    for (let place = after; place < to;) {
      const { entries, damage } = page(place, to)
      yield* entries
      place += entries.length
      if (damage === null) continue
      log?.fatal(damage, 'ledger damaged')
      throw new Error(`ledger damaged at ${damage.seq}: ${damage.reason}`, { cause: damage })
    }
  }

  function commit(drafts: readonly EntryDraft[]): Appended {
    const entries: Entry[] = []
    let last = head
    try {
      inTransaction(database, () => {
        for (const draft of drafts) {
          const { entry, link } = forge(draft, last.seq + 1, last.hash)
          insert.run(link.seq, link.commandId, link.hash, link.bytes)
          entries.push(entry)
          last = link
        }
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
      if (reason !== 'disk-full' && reason !== 'in-use' && reason !== 'disk-read-only') doubt = reason
      return { at: 'failed', reason }
    }
    head = { seq: last.seq, hash: last.hash }
    refused = null
    return { at: 'ok', seq: head.seq, entries }
  }

  function rowOf(commandId: string): ReturnType<typeof byCommand.get> {
    try {
      return byCommand.get(commandId)
    } catch (error) {
      const reason = diskReason(error)
      if (reason === null) throw error
      if (reason === 'corrupt') suspect(path)
      throw new Error(`the ledger cannot be searched: ${reason}`, { cause: error })
    }
  }

  /** Lets the watchers have what was appended, once the caller of `append` has had its turn. */
  async function delivered(appended: Appended): Promise<Appended> {
    await Promise.resolve()
    if (appended.at === 'ok') watchers.deliver(appended.entries)
    return appended
  }

  return {
    head: async () => head.seq,
    append: async (drafts, expectedSeq) => {
      if (expectedSeq !== head.seq) return { at: 'conflict', accepted: 0, seq: head.seq }
      if (doubt !== null) return { at: 'failed', reason: `in doubt after ${doubt}` }
      if (drafts.length === 0) return { at: 'ok', seq: head.seq, entries: [] }
      const mayUseReserve = drafts.every((draft) => draft.actor.at !== 'resident')
      reserve.retake()
      if (reserve.state().at === 'released' && !mayUseReserve) return { at: 'failed', reason: 'disk-full' }
      const first = commit(drafts)
      if (first.at !== 'failed' || first.reason !== 'disk-full' || reserve.state().at === 'released')
        return delivered(first)
      reserve.release()
      log?.warn('disk full: the reserve is released')
      return mayUseReserve ? delivered(commit(drafts)) : first
    },
    read: (after) => pagesTo(after, head.seq),
    watch: watchers.watch,
    find: async (commandId) => {
      const row = rowOf(commandId)
      if (row === undefined) return undefined
      const link = linkOf(row)
      const read = readLink(link, link.seq, null)
      if (read.at === 'ok') return read.entry
      log?.fatal(read.damage, 'ledger damaged')
      throw new Error(`ledger damaged at ${read.damage.seq}: ${read.damage.reason}`, { cause: read.damage })
    },
    verify: async (pause = () => new Promise<void>((next) => void setImmediate(next))): Promise<Verified> => {
      const to = head.seq
      for (let place = 0; place < to;) {
        const { entries, damage } = page(place, to)
        if (damage !== null) {
          log?.fatal(damage, 'ledger damaged')
          return { at: 'damaged', damage }
        }
        place += entries.length
        await pause()
      }
      return { at: 'whole', entries: to }
    },
    space: () => {
      if (doubt !== null) return { at: 'doubtful', reason: doubt }
      if (refused !== null) return { at: refused }
      return { at: reserve.state().at === 'held' ? 'enough' : 'reserve' }
    },
    close: async () => {
      watchers.endAll()
      if (database.isOpen) database.close()
    },
  }
}
