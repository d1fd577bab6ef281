import { hash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Numbers } from '#daemon/domain/numbers.ts'
import { type Clock, systemClock } from '#daemon/clock.ts'
import { parseJson } from '../canonical.ts'
import {
  frame,
  previousOf,
  removeLeftovers,
  type Replaced,
  replaceDurably,
  unframe,
} from '../durable-file.ts'
import type { EntryMark } from './entry-mark.ts'
import { above, mostBy, type Pace, secondsUntil } from './pace.ts'
import { SYSTEM_REASONS } from '../sqlite.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { codeOrThrow, type FileSystem, systemFiles } from '../file-system.ts'

/**
 * What is remembered, outside the ledger, of what was given. `exact`: the ledger must end with this entry, because the
 * station was closed in order, or its process died while the machine stayed on. `at-least`: the machine itself went
 * down, so the ledger holds this entry and may hold more.
 */
type Remembered = { at: 'nothing' } | { at: 'exact' | 'at-least'; newest: EntryMark }

export type HighWater = {
  remembered: Remembered
  /** Every number up to these may have been given. */
  reserved(): Numbers
  /** What was wrong with the files at this start, for staff; null where nothing was. */
  fault: string | null
  /** Whether `reserve` need not be asked: these numbers are reserved, and this run is on disk as a running one. */
  covers(numbers: Numbers): boolean
  /** Why the newest reservation could not be made; null once one could. */
  refused(): string | null
  /**
   * Reserves the numbers and a block of further ones, as far as the pace after a restore allows; durable before it
   * resolves.
   */
  reserve(numbers: Numbers): Promise<Reserved>
  /** After these were given: reserves the next block in time, so that nobody who takes a number waits for it. */
  lookAhead(numbers: Numbers): void
  /** Takes the numbers of a pace as given, and keeps to it from now on; durable before it resolves. */
  keepTo(pace: Pace): Promise<Reserved>
  /** Notes the ledger's newest entry, where the disk takes it; survives the end of the process, not that of the machine. */
  given(newest: EntryMark): void
  /**
   * Goes on from the entry that the ledger really ends with (null: it is empty), after what is missing was named: from
   * the next write on nothing else is remembered.
   */
  goOnFrom(newest: EntryMark | null): void
  /** Notes that the station was closed in order. */
  close(): Promise<void>
}

/** `waitSeconds`: by then the pace after a restore allows it. */
export type Reserved = { at: 'reserved' } | { at: 'failed'; reason: string; waitSeconds?: number }

/** So many numbers are reserved ahead: one durable write for so many tickets, and at most so many skipped. */
const BLOCK = 50
/** While blocks last no longer than this, each is twice the one before: a write at every batch holds up a rush. */
const RUSH_MS = 1_000
const BLOCK_MAX = 800
/** Once no more than this share of a block is left, further numbers are reserved while those before are being given. */
const FEW_LEFT = 0.2
/** Series that are remembered, the newest ones; a station has some twenty a week. */
const SERIES_KEPT = 512
const SLOT_BYTES = 512
const SLOTS = 2

/** `turn` counts what was noted, in both files: the higher one was noted later, for any seq. */
type Mark = {
  at: 'running' | 'closed'
  reserved: Numbers
  newest: EntryMark | null
  turn: number
  /** As many as the next mark may reserve ahead; an older program wrote no such figure. */
  block?: number
  /** Only after a restore into a folder without marks. */
  pace?: Pace
}

/**
 * Opens `marks.json` (synced, numbers reserved ahead in blocks) and `given.bin` (not synced, the newest entry) in
 * `folder`. `boot` names this run of the machine: what was written without a sync is whole only within it. A release that is
 * rolled back leaves both as it wrote them, so their form only ever grows: an older program has to read them.
 */
export async function openHighWater(options: {
  folder: string
  boot?: string
  files?: FileSystem
  clock?: Pick<Clock, 'now' | 'monotonic'>
}): Promise<HighWater> {
  const { folder, boot = bootId(), files = systemFiles, clock = systemClock } = options
  const path = join(folder, 'marks.json')
  const givenPath = join(folder, 'given.bin')
  await removeLeftovers(files, path)
  const current = await readMark(files, path)
  const previous = current.at === 'ok' ? null : await readMark(files, previousOf(path))
  const given = readGiven(givenPath)
  const found = current.at === 'ok' ? current.mark : previous?.at === 'ok' ? behind(previous.mark) : null
  const fault = faultOf(current.at, given.at, found !== null)

  const remembered = remember(found, given.at === 'ok' ? given : null, boot)
  let reserved: Numbers = found?.reserved ?? {}
  let newest: EntryMark | null = remembered.at === 'nothing' ? null : remembered.newest
  let turn = Math.max(found?.turn ?? 0, given.at === 'ok' ? given.turn : 0)
  let pace = found?.pace ?? null
  let block = BLOCK
  let reservedAt = Number.NEGATIVE_INFINITY
  let state: 'as-found' | 'running' = 'as-found'
  let slot = 0
  let refused: string | null = null
  const writing = oneAtATime()
  const handle = openSync(givenPath, given.at === 'none' ? 'w+' : 'r+', 0o600)

  async function write(at: Mark['at'], numbers: Numbers, next: number): Promise<Replaced> {
    const mark: Mark = { at, reserved: numbers, newest, turn, block: next, ...(pace !== null && { pace }) }
    return replaceDurably(files, path, frame({ header: { v: 1 }, body: JSON.stringify(mark) }))
  }

  async function keep(next: ReadonlyMap<string, number>, nextBlock: number): Promise<Reserved> {
    const kept = Object.fromEntries([...next].slice(-SERIES_KEPT))
    // What the generation before would not cover is written twice: numbers would be given again where both this file and
    // the ledger are lost. Once a day for each letter, and where more people than a block holds come in one batch.
    const isBehind = ([series, n]: [string, number]) =>
      n > (reserved[series] ?? Number.NEGATIVE_INFINITY) + 2 * block
    if (Object.entries(kept).some(isBehind)) await write('running', kept, nextBlock)
    const written = await write('running', kept, nextBlock)
    refused = written.at === 'written' ? null : (SYSTEM_REASONS.get(written.reason) ?? written.reason)
    if (refused !== null) return { at: 'failed', reason: refused }
    reserved = kept
    reservedAt = clock.monotonic()
    block = nextBlock
    state = 'running'
    return { at: 'reserved' }
  }

  const covers = (numbers: Numbers) =>
    state === 'running' && Object.entries(numbers).every(([series, n]) => n <= (reserved[series] ?? 0))

  /** `left`: so many further ones are to be reserved, too. */
  async function reserve(numbers: Numbers, left: number): Promise<Reserved> {
    const wanted = Object.entries(numbers).filter(([series, n]) => n + left > (reserved[series] ?? 0))
    if (wanted.length === 0 && state === 'running') return { at: 'reserved' }
    const next = new Map(Object.entries(reserved))
    for (const [series, n] of wanted) {
      const most = pace === null ? Number.POSITIVE_INFINITY : mostBy(pace, series, clock.now())
      if (pace !== null && n > most) {
        const waitSeconds = secondsUntil(pace, series, n, clock.now())
        return { at: 'failed', reason: 'too soon after a restore', waitSeconds }
      }
      // Taken out first, so that it comes back as the newest.
      next.delete(series)
      next.set(series, Math.min(n + block, most))
    }
    const isRush =
      clock.monotonic() - reservedAt < RUSH_MS && wanted.some(([series]) => Object.hasOwn(reserved, series))
    return keep(next, isRush ? Math.min(2 * block, BLOCK_MAX) : BLOCK)
  }

  return {
    remembered,
    fault,
    reserved: () => reserved,
    refused: () => refused,
    covers,
    reserve: (numbers) => writing.run(() => reserve(numbers, 0)),
    lookAhead(numbers) {
      if (!writing.isIdle()) return
      const left = FEW_LEFT * block
      // What keeps to a pace cannot be reserved before its time.
      const near = Object.entries(numbers).filter(
        ([series, n]) => n + left > (reserved[series] ?? 0) && pace?.series[series] === undefined,
      )
      if (near.length > 0) void writing.run(() => reserve(Object.fromEntries(near), left))
    },
    keepTo: (given) =>
      writing.run(() => {
        pace = above(given, reserved)
        const next = new Map(Object.entries(reserved))
        for (const [name, { from }] of Object.entries(pace.series)) next.set(name, from)
        return keep(next, block)
      }),
    given(entry) {
      newest = entry
      turn += 1
      try {
        writeSync(handle, slotOf({ newest, turn, boot }), 0, SLOT_BYTES, slot * SLOT_BYTES)
      } catch (error) {
        // The entry is in the ledger. An older one that is remembered still shows a ledger that was rewound.
        codeOrThrow(error)
      }
      slot = (slot + 1) % SLOTS
    },
    goOnFrom(entry) {
      newest = entry
      turn += 1
    },
    async close() {
      // A run that wrote nothing leaves what was remembered as it found it.
      await writing.run(async () => {
        if (state === 'running') await write('closed', reserved, block)
      })
      closeSync(handle)
    },
  }
}

/** The newest mark goes no further than twice a block beyond the one before. */
function behind({ reserved, block = BLOCK, ...mark }: Mark): Mark {
  const raised = Object.entries(reserved).map(([series, n]) => [series, n + 2 * block] as const)
  return { ...mark, at: 'running', reserved: Object.fromEntries(raised) }
}

function remember(mark: Mark | null, given: Given | null, boot: string): Remembered {
  const marked = mark?.newest ?? null
  if (given === null || (mark !== null && mark.turn > given.turn))
    return marked === null
      ? { at: 'nothing' }
      : { at: mark?.at === 'closed' ? 'exact' : 'at-least', newest: marked }
  const isExact =
    given.isWhole && (given.boot === boot || (mark?.at === 'closed' && mark.turn === given.turn))
  return { at: isExact ? 'exact' : 'at-least', newest: given.newest }
}

function faultOf(
  mark: 'ok' | 'none' | 'broken',
  given: 'ok' | 'none' | 'broken',
  hasMark: boolean,
): string | null {
  if (mark === 'broken') return 'marks.json cannot be read'
  if (mark === 'none' && (hasMark || given !== 'none')) return 'marks.json is gone'
  if (given === 'broken') return 'given.bin cannot be read'
  return given === 'none' && mark === 'ok' ? 'given.bin is gone' : null
}

async function readMark(
  files: FileSystem,
  path: string,
): Promise<{ at: 'ok'; mark: Mark } | { at: 'none' | 'broken' }> {
  let bytes: Uint8Array | null
  try {
    bytes = await files.read(path)
  } catch (error) {
    codeOrThrow(error)
    return { at: 'broken' }
  }
  if (bytes === null) return { at: 'none' }
  const read = unframe(bytes)
  const mark = read.at === 'ok' ? parseJson(read.framed.body) : undefined
  return isMark(mark) ? { at: 'ok', mark } : { at: 'broken' }
}

/** The checksum of the file vouches for what is inside; only a stranger's file fails here. */
function isMark(value: unknown): value is Mark {
  return typeof value === 'object' && value !== null && 'reserved' in value && 'newest' in value
}

function slotOf({ newest, turn, boot }: Slot): Uint8Array {
  const text = JSON.stringify({ ...newest, turn, boot })
  const line = `${hash('sha256', text)} ${text}`
  if (Buffer.byteLength(line) > SLOT_BYTES) throw new Error(`the mark of entry ${newest.seq} is too long`)
  const bytes = Buffer.alloc(SLOT_BYTES, ' ')
  bytes.write(line)
  return bytes
}

/** `isWhole`: no slot is broken, so that the newest one is the one that was written last. */
type Given = Slot & { isWhole: boolean }

type Slot = { newest: EntryMark; turn: number; boot: string }

function readGiven(path: string): ({ at: 'ok' } & Given) | { at: 'none' | 'broken' } {
  const bytes = Buffer.alloc(SLOT_BYTES * SLOTS)
  try {
    const handle = openSync(path, 'r')
    readSync(handle, bytes, 0, bytes.length, 0)
    closeSync(handle)
  } catch (error) {
    return { at: codeOrThrow(error) === 'ENOENT' ? 'none' : 'broken' }
  }
  const slots = Array.from({ length: SLOTS }, (_, i) => bytes.subarray(i * SLOT_BYTES, (i + 1) * SLOT_BYTES))
  const written = slots.filter((slot) => slot.some((byte) => byte !== 0))
  if (written.length === 0) return { at: 'none' }
  const read = written.map(readSlot).filter((slot) => slot !== null)
  const newest = read.toSorted((a, b) => b.turn - a.turn)[0]
  return newest === undefined
    ? { at: 'broken' }
    : { at: 'ok', ...newest, isWhole: read.length === written.length }
}

function readSlot(bytes: Buffer): Slot | null {
  const line = bytes.toString('utf8').trimEnd()
  const [sum = ''] = line.split(' ', 1)
  const text = line.slice(sum.length + 1)
  const slot = hash('sha256', text) === sum ? parseJson(text) : undefined
  if (!isSlot(slot)) return null
  const { seq, commandId, prev, turn, boot } = slot
  return { newest: { seq, commandId, prev }, turn, boot }
}

/** The checksum vouches for the rest. */
function isSlot(value: unknown): value is EntryMark & { turn: number; boot: string } {
  return typeof value === 'object' && value !== null && 'boot' in value
}

/** Drawn by the kernel at each start of the machine. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch (error) {
    codeOrThrow(error)
    return `unknown-${process.pid}`
  }
}
