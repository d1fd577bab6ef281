import { rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import type { Damage, Entry, Ledger } from '../ledger/port.ts'
import { diskReason, openDatabase } from '../sqlite.ts'
import { type Cursor, openTables, type Tables } from './tables.ts'
import type { TicketHistory } from './tickets.ts'

/** Entries wait this long for company, so that a busy hour costs few transactions. */
const FLUSH_AFTER_MS = 200
const BATCH_ENTRIES = 512

type CaughtUp = { at: 'ok' } | { at: 'failed'; reason: string }

/** Query tables fed from the ledger, beside the hot path; they can be thrown away at any time. */
export interface Views {
  /** Takes in everything up to the ledger's head at the time of the call; begins again after a fault. */
  catchUp(): Promise<CaughtUp>
  /** Throws the tables away and makes them anew. Seconds for a million entries; yields in between. */
  rebuild(): Promise<CaughtUp>
  /** As far as the tables have come: `catchUp` first where the newest matters. */
  ticket(ticketId: string): TicketHistory | undefined
  /** Likewise, by the secret of its slip; for a week. */
  ticketByToken(token: string): TicketHistory | undefined
  close(): void
}

/** Opens the views at `path` and follows `ledger` from where they stand, or from its beginning if they do not fit it. */
export async function openViews(options: {
  path: string
  ledger: Pick<Ledger, 'head' | 'read' | 'watch'>
  clock: Clock
  log?: Log
}): Promise<{ at: 'ok'; views: Views } | { at: 'failed'; reason: string }> {
  const { path, ledger } = options
  try {
    const kept = openKept(path)
    const cursor = kept?.tables.cursor() ?? null
    if (kept !== null && cursor !== null && (await isOf(ledger, cursor)))
      return { at: 'ok', views: viewsOver(options, kept) }
    kept?.database.close()
    return { at: 'ok', views: viewsOver(options, openFresh(path)) }
  } catch (error) {
    const reason = diskReason(error)
    if (reason === null) throw error
    return { at: 'failed', reason }
  }
}

type Store = { database: DatabaseSync; tables: Tables }

/** Null where the file cannot be used and may go. */
function openKept(path: string): Store | null {
  const database = openDatabase(path)
  try {
    const tables = openTables(database)
    if (tables !== null) return { database, tables }
    database.close()
  } catch (error) {
    database.close()
    if (diskReason(error) !== 'corrupt') throw error
  }
  return null
}

function openFresh(path: string): Store {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true })
  const database = openDatabase(path)
  const tables = openTables(database)
  if (tables === null) throw new Error(`${path} was just made and is of another version`)
  return { database, tables }
}

async function isOf(ledger: Pick<Ledger, 'read'>, cursor: Cursor): Promise<boolean> {
  if (cursor.seq === 0) return true
  for await (const entry of ledger.read(cursor.seq - 1))
    return entry.commandId === cursor.commandId && entry.prev === cursor.prev
  return false
}

function viewsOver(options: Parameters<typeof openViews>[0], start: Store): Views {
  const { path, ledger, clock, log } = options
  let store = start
  let state: { at: 'following'; end: () => void } | { at: 'stopped'; reason: string }
  let buffer: Entry[] = []
  let callOffTimer: (() => void) | null = null
  let waiting: { seq: number; resolve(result: CaughtUp): void }[] = []
  state = follow()

  function follow(): typeof state {
    const from = store.tables.cursor()?.seq ?? 0
    return { at: 'following', end: ledger.watch(from, take, (damage) => stop(wordsOf(damage))) }
  }

  function take(entry: Entry): void {
    buffer.push(entry)
    const isAwaited = waiting.some(({ seq }) => seq <= entry.seq)
    if (isAwaited || buffer.length >= BATCH_ENTRIES) flush()
    else callOffTimer ??= clock.after(FLUSH_AFTER_MS, flush)
  }

  function flush(): void {
    callOffTimer?.()
    callOffTimer = null
    const entries = buffer
    buffer = []
    const last = entries.at(-1)
    if (last === undefined) return
    try {
      store.tables.apply(entries)
    } catch (error) {
      const reason = diskReason(error)
      if (reason === null) throw error
      stop(reason)
      return
    }
    answer((seq) => (seq <= last.seq ? { at: 'ok' } : null))
  }

  function stop(reason: string): void {
    log?.error({ reason }, 'views stopped')
    halt()
    state = { at: 'stopped', reason }
    answer(() => ({ at: 'failed', reason }))
  }

  function halt(): void {
    if (state.at === 'following') state.end()
    callOffTimer?.()
    callOffTimer = null
    buffer = []
  }

  function answer(resultFor: (seq: number) => CaughtUp | null): void {
    const asked = waiting
    waiting = []
    for (const waiter of asked) {
      const result = resultFor(waiter.seq)
      if (result === null) waiting.push(waiter)
      else waiter.resolve(result)
    }
  }

  async function catchUp(): Promise<CaughtUp> {
    const seq = await ledger.head()
    if (state.at === 'stopped') {
      if (state.reason === 'corrupt' || !store.database.isOpen) return await rebuild()
      state = follow()
    }
    flush()
    if ((store.tables.cursor()?.seq ?? 0) >= seq) return { at: 'ok' }
    return await new Promise((resolve) => {
      waiting.push({ seq, resolve })
    })
  }

  async function rebuild(): Promise<CaughtUp> {
    halt()
    if (store.database.isOpen) store.database.close()
    try {
      store = openFresh(path)
    } catch (error) {
      const reason = diskReason(error)
      if (reason === null) throw error
      stop(reason)
      return { at: 'failed', reason }
    }
    state = follow()
    return await catchUp()
  }

  return {
    catchUp,
    rebuild,
    ticket: (ticketId) => {
      flush()
      return store.database.isOpen ? store.tables.byId(ticketId) : undefined
    },
    ticketByToken: (token) => {
      flush()
      return store.database.isOpen ? store.tables.byToken(token) : undefined
    },
    close: () => {
      flush()
      halt()
      if (store.database.isOpen) store.database.close()
    },
  }
}

function wordsOf(damage: Damage): string {
  return `ledger damaged at ${damage.seq}: ${damage.reason}`
}
