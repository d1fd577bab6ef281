import { existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import { type ContentFiles, openContentFiles } from './documents/content-files.ts'
import { type Program, readFormat } from './data-format.ts'
import type { Document, OpenedDocument } from './documents/document.ts'
import type { StoreFault } from './fault.ts'
import { codeOrThrow, errorCode } from './file-system.ts'
import { type InstanceLock, takeInstanceLock } from './instance-lock.ts'
import type { AreaProjection } from '#daemon/domain/projection.ts'
import { type Comparison, compareWithMarks, guardedLedger, type NumbersOf } from './ledger/guarded-ledger.ts'
import { markAt } from './ledger/entry-mark.ts'
import { type HighWater, openHighWater } from './ledger/high-water.ts'
import { openOrSalvage, type Salvaged } from './ledger/salvage.ts'
import { type DayPeople, openDayPeople } from './keys/day-people.ts'
import { type Seal, openSeal } from './keys/seal.ts'
import type { Numbers } from '#daemon/domain/numbers.ts'
import type { Ledger, LocalLedger, Space } from './ledger/port.ts'
import { nodeName } from './node-name.ts'
import {
  copyForReading,
  readOnlyDocument,
  readOnlyLedger,
  takesNothing,
  type TakesNothing,
} from './read-only.ts'
import { probeDisk } from './probe-disk.ts'
import { type SnapshotStore, openSnapshots } from './snapshot.ts'
import { SYSTEM_REASONS } from './sqlite.ts'
import { type StaffFile, openStaffFile, unreadableStaff } from './documents/staff-file.ts'
import { type Views, openViews } from './views/views.ts'

/** Everything a station keeps in its data folder, opened in the one right order. */
export type Stores = {
  /** This daemon's own name in the ledger, drawn once for each data folder. */
  node: string
  ledger: LocalLedger
  snapshots: SnapshotStore
  views: Views
  /** Null while the disk does not allow it: nothing personal can be kept then. */
  seal: Seal | null
  /** Who of the open day is who; outside the data folder. */
  people: DayPeople
  /** Accounts of staff. */
  staff: Document<StaffFile>
  /** Versions of what was written in a browser. */
  contents: ContentFiles
  staffFound: { at: 'whole' } | { at: 'none' } | { at: 'recovered' } | { at: 'unreadable'; reason: string }
  findings: Findings
  /** Resolves once a folder that took nothing takes writes again, which only another start uses; otherwise never. */
  writableAgain: Promise<void>
  close(): Promise<void>
}

/** A folder that takes nothing is tried again this often: one call of the system that is refused. */
const TRY_WRITING_MS = 5_000
/** A start on less may find the disk full once more. */
const ROOM_FOR_A_START = 1024 * 1024

/** What this start found of the records themselves, for staff to be told. */
export type Findings = {
  comparison: Comparison
  /** Numbers up to these may have been given by a ledger that is lost. */
  reserved: Numbers
  /** A broken ledger that stands aside. */
  salvaged: Salvaged | null
  /** What was wrong with the marks outside the ledger. */
  markFault: string | null
  /** This daemon's name could not be read and was drawn again: the file that holds the old one. */
  nodeAside: string | null
  /** `gone`: this folder had some, and new ones were made. */
  keys: { at: 'whole' } | { at: 'gone' } | { at: 'unusable'; reason: string }
  /** Called while the findings cannot be written down: no number is given until they are. */
  holdNumbers(): void
  /** Called once the findings stand in the ledger, so that the next start does not find the same again. */
  settled(): Promise<void>
}

/** `program`: what opens the folder; `runtimeFolders`: where what ends with the machine's run may lie, the best one first. */
type Needs = {
  program: Program
  runtimeFolders: readonly string[]
  projections: readonly AreaProjection[]
  numbersOf: NumbersOf
}

type StoresOpened = { at: 'ok'; stores: Stores } | { at: 'failed'; fault: StoreFault }

/**
 * Opens everything in the data folder, or gives the first reason against it and leaves nothing open. On a full disk the
 * reserve is released for it. Where the folder takes nothing all the same, a copy is opened, and nothing is taken.
 */
export async function openStores(
  folder: string,
  needs: Needs,
  clock: Clock,
  log: Log,
): Promise<StoresOpened> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const fault = { at: 'folder-unusable', folder, reason: errorCode(error) ?? String(error) } as const
    return isOutOfRoom(fault) ? openCopy(folder, needs, { reason: 'disk-full', clock, log }) : failed(fault)
  }
  const lock = await takeInstanceLock(folder, clock)
  if (lock.at === 'taken') return failed({ at: 'folder-taken', folder })
  if (lock.at === 'failed')
    return takesNothing(lock.reason)
      ? openCopy(folder, needs, { reason: lock.reason, clock, log })
      : failed({ at: 'folder-unusable', folder, reason: lock.reason })

  let opened = await openLocked(folder, lock, needs, { clock, log })
  const reserve = join(folder, 'reserve.bin')
  if (lacksRoom(opened) && existsSync(reserve)) {
    rmSync(reserve, { force: true })
    log.warn('disk full at the start: the reserve is released')
    opened = await openLocked(folder, lock, needs, { clock, log })
  }
  const reason = whyNothingIsTaken(opened, folder)
  if (reason !== null) {
    const copied = await openCopy(folder, needs, { reason, lock, clock, log })
    if (copied.at === 'ok') return copied
  }
  if (opened.at === 'failed') lock.release()
  return opened
}

type HeldLock = Extract<InstanceLock, { at: 'held' }>

/** The same in a folder that this process has for itself, and keeps where it fails. */
async function openLocked(
  folder: string,
  lock: HeldLock,
  needs: Needs,
  { clock, log }: { clock: Clock; log: Log },
): Promise<StoresOpened> {
  const { program, runtimeFolders, projections, numbersOf } = needs
  const format = await readFormat(folder, program)
  if (format.at === 'newer') return failed({ at: 'data-newer', folder, version: format.version })

  const named = await nodeName(folder, log)
  if (named.at === 'failed') return failed(named.fault)

  const staff = await openStaffFile(folder, log)
  // Residents need none of it: without the roster signing in is impossible, and tickets are given as ever.
  if (staff.at === 'fault') log.error({ path: staff.path, reason: staff.reason }, 'staff cannot be read')

  const opened = await openOrSalvage({ path: join(folder, 'ledger.db'), log, clock })
  if (opened.at === 'failed') return failed({ at: 'ledger-unopened', reason: opened.reason })
  const marks = await openMarks(folder, clock)
  if (marks.at === 'failed') {
    await opened.ledger.close()
    return failed({ at: 'folder-unwritable', folder, reason: marks.reason })
  }
  const { highWater } = marks
  let mayGive = true
  const ledger = guardedLedger(opened.ledger, highWater, numbersOf, () => mayGive)
  const views = await openViews({ folder, projections, ledger, clock, log })
  const seal = openSeal(folder)
  // Tickets need no card; only cards cannot be used.
  if (seal.at === 'failed') log.error({ reason: seal.reason }, 'the key store cannot be opened')
  const snapshots = openSnapshots({ folder, ledger })
  const snapshot = await snapshots.found()
  const seen = snapshot === null ? views.found : [...views.found, snapshot]
  const comparison = await compareWithMarks(ledger, seen, highWater.remembered)
  highWater.goOnFrom(await markAt(ledger, await ledger.head()))
  if (highWater.fault?.startsWith('marks.json') === true) await markAnew(ledger, highWater, numbersOf)
  if (comparison.at === 'lost') log.fatal(comparison, 'entries of the ledger are lost')
  return {
    at: 'ok',
    stores: {
      node: named.id,
      ledger: { ...ledger, space: () => spaceOf(ledger.space(), highWater.refused()) },
      snapshots,
      views,
      seal: seal.at === 'ok' ? seal.seal : null,
      people: openDayPeople({ folders: runtimeFolders, dataFolder: folder, log }),
      staff: staff.at === 'ok' ? staff.document : unreadableStaff(staff.reason),
      staffFound: foundOf(staff),
      contents: openContentFiles(folder, { log }),
      findings: {
        comparison,
        reserved: highWater.reserved(),
        salvaged: opened.salvaged,
        markFault: highWater.fault,
        nodeAside: named.aside,
        keys:
          seal.at === 'failed'
            ? { at: 'unusable', reason: seal.reason }
            : { at: seal.found === 'some' || (await ledger.head()) === 0 ? 'whole' : 'gone' },
        holdNumbers: () => {
          mayGive = false
        },
        async settled() {
          mayGive = true
          if (comparison.at === 'lost') await snapshots.setAside()
        },
      },
      writableAgain: new Promise(() => {}),
      close: async () => {
        if (seal.at === 'ok') seal.seal.close()
        views.close()
        await ledger.close()
        await highWater.close()
        lock.release()
      },
    },
  }
}

/**
 * Shows what is there, from a copy: even to read its log, the engine has to write. `lock`: of the folder itself, kept as long
 * as the copy is open.
 */
async function openCopy(
  folder: string,
  needs: Needs,
  { reason, lock, clock, log }: { reason: TakesNothing; lock?: HeldLock; clock: Clock; log: Log },
): Promise<StoresOpened> {
  const copy = await copyForReading(folder, { folders: needs.runtimeFolders, reason, log })
  if (copy === null) return failed({ at: 'folder-unusable', folder, reason })
  const remove = () => rm(copy, { recursive: true, force: true })
  const own = await takeInstanceLock(copy, clock)
  const opened =
    own.at === 'held'
      ? await openLocked(copy, own, needs, { clock, log })
      : failed({ at: 'folder-unusable', folder: copy, reason: own.at === 'failed' ? own.reason : own.at })
  if (opened.at === 'failed') {
    if (own.at === 'held') own.release()
    await remove()
    return opened
  }
  const { stores } = opened
  const writable = watchForWrites(folder, { roomFor: reason === 'disk-full' ? ROOM_FOR_A_START : 0, clock })
  return {
    at: 'ok',
    stores: {
      ...stores,
      writableAgain: writable.again,
      ledger: readOnlyLedger(stores.ledger, reason),
      staff: readOnlyDocument(stores.staff, reason),
      contents: { ...stores.contents, save: async () => ({ at: 'failed', reason }) },
      // What is sealed now could not be opened later.
      seal: null,
      // Nobody has looked at the keys: that the disk takes nothing is told of the ledger.
      findings: { ...stores.findings, keys: { at: 'whole' } },
      async close() {
        writable.close()
        await stores.close()
        await remove()
        lock?.release()
      },
    },
  }
}

/** `roomFor`: bytes that have to be free as well. */
function watchForWrites(
  folder: string,
  { roomFor, clock }: { roomFor: number; clock: Clock },
): { again: Promise<void>; close(): void } {
  const again = Promise.withResolvers<void>()
  let cancel = () => {}
  const tryLater = () => {
    cancel = clock.after(TRY_WRITING_MS, () => {
      if (takesWrites(folder, roomFor)) again.resolve()
      else tryLater()
    })
  }
  tryLater()
  return { again: again.promise, close: () => cancel() }
}

function takesWrites(folder: string, roomFor: number): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= roomFor && probeDisk(folder) === null
  } catch (error) {
    codeOrThrow(error)
    return false
  }
}

/**
 * Why a folder that was not opened takes nothing; null where something else is wrong with it. The disk itself is asked,
 * because the engine's own word is no answer: Linux lets files of a failed ext4 be opened for writing, and says only at a
 * sync that nothing is written any more, which the engine calls a broken disk; and a disk with one bad sector takes all else.
 */
function whyNothingIsTaken(opened: StoresOpened, folder: string): TakesNothing | null {
  if (opened.at === 'ok' || opened.fault.at === 'data-newer') return null
  if (isOutOfRoom(opened.fault)) return 'disk-full'
  const probed = probeDisk(folder)
  return takesNothing(probed) ? probed : null
}

const lacksRoom = (opened: StoresOpened) => opened.at === 'failed' && isOutOfRoom(opened.fault)

function isOutOfRoom(fault: StoreFault): boolean {
  return 'reason' in fault && (SYSTEM_REASONS.get(fault.reason) ?? fault.reason) === 'disk-full'
}

function foundOf(staff: OpenedDocument<StaffFile>): Stores['staffFound'] {
  if (staff.at === 'fault') return { at: 'unreadable', reason: staff.reason }
  if (staff.notice !== undefined) return { at: 'recovered' }
  return { at: staff.found === 'one' ? 'whole' : 'none' }
}

const failed = (fault: StoreFault) => ({ at: 'failed' as const, fault })

/** What the disk refuses to the marks beside the ledger, it refuses to residents. */
function spaceOf(space: Space, refused: string | null): Space {
  if (space.at !== 'enough') return space
  if (refused === 'disk-full') return { at: 'reserve' }
  return refused === 'disk-read-only' ? { at: 'read-only' } : space
}

async function openMarks(folder: string, clock: Clock) {
  try {
    return { at: 'ok' as const, highWater: await openHighWater({ folder, clock }) }
  } catch (error) {
    return { at: 'failed' as const, reason: codeOrThrow(error) }
  }
}

/** Reserves what the ledger knows to be given, of every day, where nothing else knows it any more. */
async function markAnew(ledger: Ledger, highWater: HighWater, numbersOf: NumbersOf): Promise<void> {
  const newest: Record<string, number> = {}
  try {
    for await (const entry of ledger.read(0))
      for (const [series, n] of Object.entries(numbersOf([entry])))
        newest[series] = Math.max(n, newest[series] ?? 0)
  } catch (error) {
    // What is damaged is told by those who verify the ledger.
    if (!(error instanceof Error) || error.cause === undefined) throw error
  }
  // A disk that does not take it is told as well, and gives no number away.
  await highWater.reserve(newest)
}
