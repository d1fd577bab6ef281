import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { systemClock } from '#daemon/clock.ts'
import type { CaseCommand, CaseItem } from '#daemon/domain/cases/decide.ts'
import { type ContentCommand, keyOf } from '#daemon/domain/content/content.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import { queueRules } from '#daemon/daemon/queue-rules.ts'
import { areas } from '#daemon/domain/areas.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { businessDay } from '#daemon/domain/opening-hours.ts'
import { wholeStation } from '#daemon/station/whole.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { readSettings } from '#daemon/settings.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import { openCaseSeal } from '#daemon/desks/cases/case-seal.ts'
import { openSeal } from '#daemon/store/keys/seal.ts'
import { openContentFiles } from '#daemon/store/documents/content-files.ts'
import { type FileSystem, systemFiles } from '#daemon/store/file-system.ts'
import type { EntryDraft } from '#daemon/store/ledger/port.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { openSnapshots } from '#daemon/store/snapshot.ts'
import { type Database, openDatabase } from '#daemon/store/sqlite.ts'
import { openViews } from '#daemon/store/views/views.ts'

export type History = {
  tickets: number
  /** 办件 that are over, and versions of notices that hung once, spread over the same days. */
  cases?: number
  versions?: number
  /** 办件 that were accepted on the last day and are open, each with the sealed name of its applicant. */
  openCases?: number
  /** `taken`: tickets alone. `served`: each is printed, called and finished too, five entries in all. */
  life: 'taken' | 'served'
}

/** Days of work in a year. */
const TICKETS_A_DAY = 200
const CASES_A_DAY = 40
const BATCH_ENTRIES = 2_000
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const SYSTEM: Actor = { at: 'system' }
const NOTICES = 20
const CASE_ITEM: CaseItem = {
  seq: 14,
  name: '高龄补贴',
  version: 'history',
  ends: 'promised',
  time: { promised: { at: 'unconfirmed' }, statutory: null, excluded: [] },
}

/** A station believes no earlier day, and would keep all who came before as people of one day. */
const FIRST_DAY = Date.UTC(2026, 0, 1)
const OPEN_MS = 10 * 60 * MINUTE_MS

/** Over how many days before `today` (epoch ms) a past is spread: where there are too few of them, each is fuller. */
export function spread(
  { tickets, cases }: { tickets: number; cases: number },
  today: number,
): { days: number; ticketsADay: number; everyMs: number } {
  const wanted = Math.max(1, Math.ceil(tickets / TICKETS_A_DAY), Math.ceil(cases / CASES_A_DAY))
  const days = Math.min(wanted, Math.floor((today - FIRST_DAY) / DAY_MS))
  const ticketsADay = Math.max(TICKETS_A_DAY, Math.ceil(tickets / days))
  return { days, ticketsADay, everyMs: Math.min(2 * MINUTE_MS, Math.floor(OPEN_MS / ticketsADay)) }
}

/** How many of `all` are written before a day. */
const share = (all: number, day: number, days: number): number => Math.floor((all * day) / days)

/**
 * Writes a past into the empty data folder of a station that is not running: decided by the domain, kept by the
 * ledger's own hand, day after day up to yesterday; with its snapshot, so that no start has to read it all.
 */
export async function writeHistory(
  configDir: string,
  dataDir: string,
  { tickets, life, cases = 0, versions = 0, openCases = 0 }: History,
): Promise<void> {
  const { rules, station, timeZone } = await rulesOf(configDir)
  await mkdir(dataDir, { recursive: true })
  const opened = await openSqliteLedger({ path: join(dataDir, 'ledger.db'), open: openWide })
  if (opened.at !== 'ok') throw new Error(`the ledger does not open: ${JSON.stringify(opened)}`)
  const { ledger } = opened
  // The query tables follow as in a running station: they are given what is written and need not read it.
  const projections = projectionsOf(areas)
  const views = await openViews({ folder: dataDir, projections, ledger, clock: systemClock, open: openWide })
  const contents = openContentFiles(dataDir, { log: pino({ level: 'silent' }), files: withoutSync })
  const whole = wholeStation(areas)
  let state = whole.empty
  let drafts: EntryDraft[] = []
  let seq = 0

  async function flush(): Promise<void> {
    const appended = await ledger.append(drafts, seq)
    if (appended.at !== 'ok') throw new Error(`the ledger took nothing: ${JSON.stringify(appended)}`)
    seq = appended.seq
    drafts = []
  }

  async function command(command: QueueCommand | CaseCommand | ContentCommand, at: number): Promise<string> {
    const ticketId = randomUUID()
    const time = new Date(at).toISOString()
    const day = businessDay(timeZone, at)
    const facts = {
      time,
      day,
      clock: {
        steadyForMs: 0,
        steadySince: 'start',
        from: { time, day },
        dayBegan: time,
        synchronised: null,
      } as const,
      opening: { at: 'open', closesAt: null } as const,
      actor: SYSTEM,
      commandId: ticketId,
      rules: { queue: rules, staffCalls: rules, opening: rules },
      newId: () => ticketId,
      newToken: () => randomBytes(16).toString('base64url'),
    }
    const decision = whole.decide(state, command, facts, { time, day })
    if (decision.at === 'refused')
      throw new Error(`history refused ${command.type}: ${decision.refusal.code}`)
    if (decision.events.length === 0) return ticketId
    state = decision.whole
    drafts.push({
      v: 2,
      time,
      day,
      commandId: randomUUID(),
      station,
      node: 'history',
      kiosk: rules.kiosks[0] ?? null,
      actor: SYSTEM,
      events: decision.events,
    })
    if (drafts.length >= BATCH_ENTRIES) await flush()
    return ticketId
  }

  // From eight in the morning by the zone of the sample station, a ticket every two minutes or sooner.
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
  const { days, ticketsADay, everyMs } = spread({ tickets, cases }, today)
  for (let day = 0; day < days; day++) {
    const morning = today - (days - day) * DAY_MS
    await ordinaryMidnight(morning)
    for (let n = share(cases, day, days); n < share(cases, day + 1, days); n++) await overCase(n, morning)
    for (let n = share(versions, day, days); n < share(versions, day + 1, days); n++)
      await versionOf(n, morning)
    for (let n = 0; n < ticketsADay && day * ticketsADay + n < tickets; n++)
      await live(day * ticketsADay + n, morning + n * everyMs)
  }
  await openOnes()
  if (drafts.length > 0) await flush()
  // They would still be busy when the station is measured.
  for (const { projection } of projections) {
    const caughtUp = await views.catchUp(projection)
    if (caughtUp.at === 'failed') throw new Error(`${projection.name} stopped: ${caughtUp.reason}`)
  }
  views.close()
  const { foldVersion } = whole
  const saved = await openSnapshots({ folder: dataDir, ledger }).save({
    seq,
    foldVersion,
    state: whole.save(state),
  })
  if (saved.at === 'failed') throw new Error(`no snapshot: ${saved.reason}`)
  await ledger.close()

  /** What a running station does by itself. */
  async function ordinaryMidnight(at: number): Promise<void> {
    do await command({ type: 'tell-end-of-day' }, at)
    while (state.queue.leftWaiting.size > 0)
  }

  function caseOf(n: number) {
    return {
      type: 'open-case' as const,
      caseId: randomUUID(),
      by: 'clerk-1',
      window: rules.windows[n % rules.windows.length] ?? null,
      item: CASE_ITEM,
      tables: [],
      ticketId: null,
      offline: null,
      materials: [],
      applicant: null,
      person: null,
      bookingId: null,
    }
  }

  async function overCase(n: number, at: number): Promise<void> {
    await command({ ...caseOf(n), outcome: { at: 'not-eligible', reason: null } }, at)
  }

  /** Of the last evening, due on twenty different days. */
  async function openOnes(): Promise<void> {
    if (openCases === 0) return
    const keys = openSeal(dataDir)
    if (keys.at !== 'ok') throw new Error(`names cannot be sealed: ${keys.reason}`)
    const seal = openCaseSeal(keys.seal, () => false)
    for (let n = 0; n < openCases; n++) {
      const opened = caseOf(n)
      const applicant = seal.applicant(opened.caseId, { name: `第${n}位` })
      const date = businessDay(timeZone, today + ((n % 20) + 1) * DAY_MS)
      const outcome = seal.change(opened.caseId, { at: 'accepted', due: { date, basis: '街道电话答复' } })
      await command({ ...opened, applicant, outcome }, today - DAY_MS / 2)
    }
    keys.seal.close()
  }

  /** Of one of few notices, each edited again and again, shown, and taken down in the end. */
  async function versionOf(n: number, at: number): Promise<void> {
    const id = `history-${n % NOTICES}`
    const which = { kind: 'notice', id } as const
    const saved = await contents.save({ title: `${id} ${n}`, body: '甲'.repeat(200) })
    if (saved.at === 'failed') throw new Error(`a version was not kept: ${saved.reason}`)
    const base = state.content[keyOf(which)]?.newest?.version ?? null
    await command({ type: 'edit-content', ...which, sha256: saved.sha256, base }, at)
    const isLast = n >= versions - NOTICES
    const version = { version: (base ?? 0) + 1, sha256: saved.sha256 }
    const by = 'clerk-1'
    if (!isLast) return
    await command({ type: 'publish-content', ...which, ...version, by, from: null, until: null, now: '' }, at)
    await command({ type: 'withdraw-content', ...which, by }, at)
  }

  async function live(n: number, at: number): Promise<void> {
    const kiosk = rules.kiosks[0] ?? ''
    const window = rules.windows[n % rules.windows.length] ?? ''
    const clerk = `clerk-${window}`
    const ticketId = await command({ type: 'take-ticket', kiosk, print: life === 'served' }, at)
    if (life === 'taken') return
    await command({ type: 'record-print', ticketId, outcome: { at: 'printed' } }, at + 2_000)
    await command({ type: 'call-next', window, clerk }, at + 10_000)
    await command({ type: 'serve-ticket', ticketId, window, clerk }, at + 20_000)
    await command({ type: 'finish-ticket', ticketId, window, clerk }, at + 100_000)
  }
}

/** Nothing is lost with a past that a power cut takes; ten thousand versions would wait for the disk thirty thousand times. */
const withoutSync: FileSystem = {
  ...systemFiles,
  create: async (path) => ({ ...(await systemFiles.create(path)), sync: async () => {} }),
  syncFolder: async () => {},
}

/**
 * With room for a million rows: keys without an order fall on every page of a table, and a page that has left a small cache
 * is written once for each of them.
 */
function openWide(path: string): Database {
  const database = openDatabase(path)
  database.exec('PRAGMA cache_size = -500000; PRAGMA wal_autocheckpoint = 100000;')
  return database
}

async function rulesOf(configDir: string): Promise<{ rules: QueueRules; station: string; timeZone: string }> {
  const read = await readSettings(
    { config: configDir, data: undefined, port: undefined, logLevel: undefined },
    await scanDrivers(),
  )
  if (read.at === 'faults')
    throw new Error(`the sample station does not load: ${JSON.stringify(read.faults)}`)
  const { station, written } = read.settings
  return {
    rules: queueRules(station, written.contents.guide, written.contents.rules),
    station: station.id,
    timeZone: station.timeZone,
  }
}
