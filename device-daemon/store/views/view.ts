import type { Clock } from '#daemon/clock.ts'
import type { AreaProjection, Reading } from '#daemon/domain/projection.ts'
import type { Log } from '#daemon/log.ts'
import { type EntryMark, holds } from '../ledger/entry-mark.ts'
import type { Entry, Ledger } from '../ledger/port.ts'
import { type Database, diskReason } from '../sqlite.ts'
import type { LookThrough } from '../soundness/look-through.ts'
import { openFresh, openKept, type Tables } from './tables.ts'

/** Entries wait this long for company, so that a busy hour costs few transactions. */
const FLUSH_AFTER_MS = 200
/** No more than these at once: a request that comes meanwhile waits for a millisecond. */
const BATCH_ENTRIES = 64
/** Likewise, where entries hold many events: the end of a day is told in entries of a hundred. */
const BATCH_EVENTS = 128
/** Tables that entries leave as they are note how far they have come this rarely: a start reads no more than these again. */
const NOTED_EVERY = 512

export type CaughtUp = { at: 'ok' } | { at: 'failed'; reason: string }

/** One projection that follows the ledger. What stops it, even a bug of its own, stops nothing else. */
export type View = {
  /** Takes in everything up to the ledger's head at the time of the call; begins again after a fault. */
  catchUp(): Promise<CaughtUp>
  /** Deletes the tables and builds them again. Seconds for a million entries; yields in between. */
  rebuild(): Promise<CaughtUp>
  /** Has the file looked through, and builds the tables again where it is damaged; whether it was. */
  lookThrough(): Promise<boolean>
  /** The same once: what a start found is looked through before the first question. */
  lookedThrough(): Promise<boolean>
  /** As far as the tables have come; empty while there are none. Throws where the disk fails. */
  reading: Reading
  /** The newest entry that the tables held when they were opened, of this ledger or not; null where there were none. */
  found: EntryMark | null
  close(): void
}

export type ViewParts = {
  path: string
  area: AreaProjection
  ledger: Pick<Ledger, 'head' | 'read' | 'watch'>
  clock: Clock
  log: Log | undefined
  open: (path: string) => Database
  look: LookThrough
}

type State = { at: 'following'; end: () => void } | { at: 'stopped'; reason: string } | { at: 'closed' }

/** Follows the ledger from where the tables at `path` stand, or from its beginning if they do not fit it. */
export async function openView(parts: ViewParts): Promise<View> {
  const { path, area, ledger, clock, log, open } = parts
  let tables: Tables | null = null
  let found: EntryMark | null = null
  /** Up to here the tables know all there is, though their cursor stands before it. */
  let passedOver = 0
  /** The newest entry that left them as they are, while their cursor stands before it. */
  let unnoted: Entry | null = null
  let state: State = { at: 'stopped', reason: 'not begun' }
  let buffer: Entry[] = []
  /** In the buffer. */
  let events = 0
  let callOffTimer: (() => void) | null = null
  let waiting: { seq: number; resolve(result: CaughtUp): void }[] = []

  try {
    tables = openKept(path, area, open)
    found = tables?.cursor() ?? null
    if (tables === null || !(await holds(ledger, tables.cursor()))) begin()
    else follow(tables)
  } catch (error) {
    stop(reasonOf(error), error)
  }

  /** Follows with empty tables. */
  function begin(): void {
    shut()
    tables = openFresh(path, area, open)
    follow(tables)
  }

  function follow(from: Tables): void {
    watchFrom(from.cursor().seq)
  }

  function watchFrom(after: number): void {
    const end = ledger.watch(after, take, ({ seq, reason }) => {
      if (reason.startsWith('unknown version')) return stop(`ledger damaged at ${seq}: ${reason}`)
      // Answers lack what cannot be read and nothing else; staff are told of it by those who verify the ledger.
      flush()
      passedOver = seq
      answer((asked) => (asked <= seq ? { at: 'ok' } : null))
      if (state.at === 'following') watchFrom(seq)
    })
    state = { at: 'following', end }
  }

  function take(entries: readonly Entry[]): void {
    buffer.push(...entries)
    for (const entry of entries) events += entry.events.length
    const newest = entries.at(-1)?.seq ?? 0
    const isAwaited = waiting.some(({ seq }) => seq <= newest)
    if (isAwaited || buffer.length >= BATCH_ENTRIES || events >= BATCH_EVENTS) flush()
    else callOffTimer ??= clock.after(FLUSH_AFTER_MS, flush)
  }

  function flush(): void {
    callOffTimer?.()
    callOffTimer = null
    const entries = buffer
    buffer = []
    events = 0
    const last = entries.at(-1)
    if (last === undefined || tables === null) return
    try {
      if (mayPass(tables, entries)) {
        passedOver = last.seq
        unnoted = last
      } else {
        tables.apply(entries)
        unnoted = null
      }
    } catch (error) {
      stop(reasonOf(error), error)
      return
    }
    answer((seq) => (seq <= last.seq ? { at: 'ok' } : null))
  }

  function mayPass(by: Tables, entries: readonly Entry[]): boolean {
    return !by.concernedBy(entries) && (entries.at(-1)?.seq ?? 0) - by.cursor().seq < NOTED_EVERY
  }

  function noteHowFar(): void {
    if (unnoted === null || tables === null) return
    try {
      tables.apply([unnoted])
    } catch (error) {
      if (diskReason(error) === null) throw error
    }
  }

  function stop(reason: string, error?: unknown): void {
    log?.error({ view: area.projection.name, reason, error }, 'view stopped')
    halt({ at: 'stopped', reason })
    answer(() => ({ at: 'failed', reason }))
  }

  function halt(next: State): void {
    if (state.at === 'following') state.end()
    state = next
    callOffTimer?.()
    callOffTimer = null
    buffer = []
    events = 0
  }

  function shut(): void {
    tables?.close()
    tables = null
    passedOver = 0
    unnoted = null
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
      if (tables === null || state.reason === 'corrupt') return await rebuild()
      follow(tables)
    }
    flush()
    // What waited for company may not have gone in.
    if (state.at === 'stopped') return { at: 'failed', reason: state.reason }
    if (state.at === 'closed') return { at: 'failed', reason: 'closed' }
    if (tables !== null && Math.max(passedOver, tables.cursor().seq) >= seq) return { at: 'ok' }
    return await new Promise((resolve) => {
      waiting.push({ seq, resolve })
    })
  }

  async function rebuild(): Promise<CaughtUp> {
    if (state.at === 'closed') return { at: 'failed', reason: 'closed' }
    halt({ at: 'stopped', reason: 'being made anew' })
    try {
      begin()
    } catch (error) {
      const reason = reasonOf(error)
      stop(reason, error)
      return { at: 'failed', reason }
    }
    return await catchUp()
  }

  let firstLook: Promise<boolean> | null = null

  function lookThrough(): Promise<boolean> {
    firstLook = look()
    return firstLook
  }

  async function look(): Promise<boolean> {
    try {
      if (tables?.carryLogOver() !== true) return false
    } catch (error) {
      const reason = diskReason(error)
      if (reason === null) throw error
      if (reason !== 'corrupt') return false
    }
    const seen = await parts.look(path)
    if (seen.at !== 'unsound') return false
    log?.error({ view: area.projection.name, faults: seen.faults }, 'view is damaged and is made anew')
    await rebuild()
    return true
  }

  function ask<Answer>(question: (reading: Reading) => Answer, none: Answer): Answer {
    flush()
    if (tables === null) return none
    try {
      return question(tables.reading)
    } catch (error) {
      if (diskReason(error) !== null) stop(reasonOf(error), error)
      throw error
    }
  }

  return {
    catchUp,
    rebuild,
    lookThrough,
    lookedThrough: () => firstLook ?? lookThrough(),
    found,
    reading: {
      get: (statement, ...values) => ask((reading) => reading.get(statement, ...values), undefined),
      all: (statement, ...values) => ask((reading) => reading.all(statement, ...values), []),
    },
    close: () => {
      flush()
      if (state.at === 'following') noteHowFar()
      halt({ at: 'closed' })
      shut()
      answer(() => ({ at: 'failed', reason: 'closed' }))
    },
  }
}

/** A fault of the disk by its name; anything else is a bug, of the projection most likely. */
function reasonOf(error: unknown): string {
  // As the domain's `readRow` throws it; the store takes no code from there.
  if (error instanceof Error && error.name === 'AlteredRow') return 'corrupt'
  return diskReason(error) ?? `bug: ${String(error)}`
}
