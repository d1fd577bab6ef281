import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import { type ContentFiles, openContentFiles } from './documents/content-files.ts'
import { type Program, readFormat } from './data-format.ts'
import type { Document, OpenedDocument } from './documents/document.ts'
import type { StoreFault } from './fault.ts'
import { codeOrThrow, errorCode } from './file-system.ts'
import { takeInstanceLock } from './instance-lock.ts'
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
import { copyForReading, readOnlyDocument, readOnlyLedger } from './read-only.ts'
import { probeDisk } from './probe-disk.ts'
import { type SnapshotStore, openSnapshots } from './snapshot.ts'
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
  /** Resolves once a folder that was read-only takes writes again, which only another start uses; otherwise never. */
  writableAgain: Promise<void>
  close(): Promise<void>
}

/** A folder that is read-only is tried again this often: one call of the system that is refused. */
const TRY_WRITING_MS = 5_000

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
 * Opens everything in the data folder, or gives the first reason against it and leaves nothing open. Where the system
 * lets nothing be written there, a copy is opened, and nothing is taken.
 */
export async function openStores(
  folder: string,
  needs: Needs,
  clock: Clock,
  log: Log,
): Promise<StoresOpened> {
  const { program, runtimeFolders, projections, numbersOf } = needs
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    return failed({ at: 'folder-unusable', folder, reason: errorCode(error) ?? String(error) })
  }
  const lock = await takeInstanceLock(folder, clock)
  if (lock.at === 'taken') return failed({ at: 'folder-taken', folder })
  if (lock.at === 'failed' && lock.reason === 'disk-read-only') return openCopy(folder, needs, { clock, log })
  if (lock.at === 'failed') return failed({ at: 'folder-unusable', folder, reason: lock.reason })
  const closers = [lock.release]
  const giveUp = async (fault: StoreFault) => {
    for (const close of closers.toReversed()) close()
    return failed(fault)
  }

  const format = await readFormat(folder, program)
  if (format.at === 'newer') return giveUp({ at: 'data-newer', folder, version: format.version })

  const named = await nodeName(folder, log)
  if (named.at === 'failed') return giveUp(named.fault)

  const staff = await openStaffFile(folder, log)
  // Residents need none of it: without the roster signing in is impossible, and tickets are given as ever.
  if (staff.at === 'fault') log.error({ path: staff.path, reason: staff.reason }, 'staff cannot be read')

  const opened = await openOrSalvage({ path: join(folder, 'ledger.db'), log, clock })
  if (opened.at === 'failed') return giveUp({ at: 'ledger-unopened', reason: opened.reason })
  const marks = await openMarks(folder, clock)
  if (marks.at === 'failed') return giveUp({ at: 'folder-unwritable', folder, reason: marks.reason })
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

/** Shows what is there, from a copy: even to read its log, the engine has to write. */
async function openCopy(
  folder: string,
  needs: Needs,
  { clock, log }: { clock: Clock; log: Log },
): Promise<StoresOpened> {
  const copy = await copyForReading(folder, { folders: needs.runtimeFolders, log })
  if (copy === null) return failed({ at: 'folder-unusable', folder, reason: 'disk-read-only' })
  const remove = () => rm(copy, { recursive: true, force: true })
  const opened = await openStores(copy, needs, clock, log)
  if (opened.at === 'failed') {
    await remove()
    return opened
  }
  const { stores } = opened
  const writable = watchForWrites(folder, clock)
  return {
    at: 'ok',
    stores: {
      ...stores,
      writableAgain: writable.again,
      ledger: readOnlyLedger(stores.ledger),
      staff: readOnlyDocument(stores.staff),
      contents: { ...stores.contents, save: async () => ({ at: 'failed', reason: 'disk-read-only' }) },
      // What is sealed now could not be opened later.
      seal: null,
      findings: { ...stores.findings, keys: { at: 'unusable', reason: 'disk-read-only' } },
      async close() {
        writable.close()
        await stores.close()
        await remove()
      },
    },
  }
}

function watchForWrites(folder: string, clock: Clock): { again: Promise<void>; close(): void } {
  const again = Promise.withResolvers<void>()
  let cancel = () => {}
  const tryLater = () => {
    cancel = clock.after(TRY_WRITING_MS, () => {
      if (probeDisk(folder) === null) again.resolve()
      else tryLater()
    })
  }
  tryLater()
  return { again: again.promise, close: () => cancel() }
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
    return { at: 'ok' as const, highWater: await openHighWater({ folder, now: clock.now }) }
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
