// A working day of a station, quickened: three clerks, residents, a printer that fails now and then, and a restart at noon;
// at its end the day's sheet is counted once more from the ledger's file.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchAction } from '#contract/bench.ts'
import type { DayReport, PlaceFigures } from '#contract/report.ts'
import { openDayReports } from '#daemon/desks/report/day-report.ts'
import { openSlipPrinting } from '#daemon/desks/tickets/slip-printing.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { QueueCommand, QueueRules } from '#daemon/domain/queue/types.ts'
import { HEAL } from '#test/support/heal-printer.ts'
import { type ManualClock, manualClock } from '#test/support/manual-clock.ts'
import {
  isWhole,
  openPrinterBench,
  type PrinterBench,
  slip,
  timesPrinted,
} from '#test/support/printer-bench.ts'
import { oneOf, type Random, seeded, upTo } from '#test/support/seeded.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { rules } from '#test/support/station-in-memory.ts'
import { countDay, type Sheet } from './day-sheet.ts'
import { type Engine, startEngine } from './engine.ts'
import { foldLedger, type LedgerEntry, readLedgerFile } from './ledger-model.ts'
import { openTally, type Suite, type Tally } from './suite.ts'

const MEMORY = '/dev/shm'
const OPENS = Date.UTC(2026, 10, 23, 0, 30) // 08:30 in Shanghai
const MINUTE = 60_000
const MORNING = 210
const AFTERNOON = 180
const COMES = 0.4 // a minute, more than three clerks can do at times
const SAY_EVERY = 20
/** Longer than any of a printer's deadlines. */
const DEADLINES_MS = 2 * MINUTE

const CLERKS: Readonly<Record<string, string>> = { W1: 'zhang', W2: 'wang', W3: 'zhao' }
const WINDOWS = Object.keys(CLERKS)
const DAY_RULES: QueueRules = {
  ...rules,
  windows: WINDOWS,
  queues: [{ id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: WINDOWS }],
  priority: { maxInARow: 3, ageingMinutes: 60 },
  secondsBetweenCalls: 20,
}
const RESIDENT: Actor = { at: 'resident', kiosk: 'kiosk-1' }

/** What may befall the printer; it is put right some minutes later. */
const FAULTS: readonly BenchAction[] = [
  { action: 'remove-paper' },
  { action: 'paper-ends-after', lines: 4 },
  { action: 'open-cover' },
  { action: 'unplug' },
  { action: 'go-offline' },
  { action: 'power-cycle' },
  { action: 'set-manners', manners: 'silent' },
]

/** Broken on purpose: the second opinion overlooks one number that was finished. */
type Sabotage = 'none' | 'overlooks'

export const wholeDay: Suite = {
  name: 'whole-day',
  title: 'A whole day at three windows',
  trial:
    'a day from 08:30 to 17:00: residents who take, declare, leave; clerks who call, recall, pass over, serve, put aside, take back, give numbers themselves; a printer that runs out, opens, is unplugged; a restart at noon in order or as a kill; then the report of the day against a count of the ledger’s file',
  trials: 500,
  async run(effort) {
    const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'whole-day-'))
    try {
      const tally = openTally()
      let trials = 0
      let numbers = 0
      for (; trials < effort.trials && !effort.isOver(); trials++) {
        const before = tally.failures()
        const lived = await oneDay(effort.seed + trials, folder, 'none', tally)
        numbers += lived.numbers
        if (tally.failures() > before) effort.keep(lived.place, `seed ${effort.seed + trials}`)
        if ((trials + 1) % SAY_EVERY === 0) effort.say(`${trials + 1} days, ${tally.failures()} failures`)
      }
      const control = openTally()
      await oneDay(effort.seed, folder, 'overlooks', control)
      return {
        at: 'ran',
        trials,
        checks: tally.checks(),
        controls: [
          {
            sabotage: 'the second opinion overlooks one number that was finished',
            caught: control.failures() > 0,
          },
        ],
        tables: [],
        notes: [`${numbers} numbers were given.`],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

type Station = {
  engine: Engine
  bench: PrinterBench
  report(): Promise<DayReport>
  close(): Promise<void>
}

async function oneDay(seed: number, folder: string, sabotage: Sabotage, tally: Tally) {
  const random = seeded(seed)
  const clock = manualClock(OPENS)
  const simulator = openSimulator('thermal-80', clock)
  if (simulator === undefined) throw new Error('no such printer')
  const [morning, afternoon] = [join(folder, 'morning'), join(folder, 'afternoon')]
  for (const place of [morning, afternoon]) rmSync(place, { recursive: true, force: true })
  mkdirSync(morning)
  const words = () => `seed ${seed}`

  const first = await open(morning, clock, simulator)
  const day = people(random, clock, { tally, words })
  await day.pass(first, MORNING)
  const killed = seed % 2 === 0
  // As a kill leaves the folder: what comes to an end after this moment stands in no ledger.
  if (killed) cpSync(morning, afternoon, { recursive: true })
  await first.close()
  if (!killed) cpSync(morning, afternoon, { recursive: true })

  await clock.advance(2 * MINUTE)
  const second = await open(afternoon, clock, simulator)
  await day.pass(second, AFTERNOON)
  await clock.advance(3 * MINUTE)
  const now = new Date(clock.now()).toISOString()
  const report = await second.report()
  await second.close()

  const { entries, faults } = readLedgerFile(afternoon)
  const wrong = [...faults, ...foldLedger(entries).faults]
  tally.check(
    'an independent fold finds nothing wrong in the ledger',
    wrong.length === 0,
    () => `${words()}: ${wrong.join('; ')}`,
  )
  const counted = countDay(sabotage === 'none' ? entries : withoutLastDone(entries), now)
  compare(report, counted, (promise, isKept, example) =>
    tally.check(promise, isKept, () => `${words()}: ${example}`),
  )
  return { place: afternoon, numbers: counted.totals.taken }
}

async function open(place: string, clock: ManualClock, simulator: Simulator): Promise<Station> {
  const started = await startEngine(place, clock, {
    rules: () => ({ queue: DAY_RULES, staffCalls: DAY_RULES, opening: DAY_RULES }),
  })
  if (started.at === 'refused') throw new Error(started.words)
  const { engine } = started
  const { station, stores } = engine
  const bench = openPrinterBench({ clock, driver: 'escpos', simulator })
  const printing = await openSlipPrinting({
    station,
    clock,
    log: silentLog(),
    owns: () => true,
    printerFor: () => bench.printer,
    slipFor: ({ number }) => slip(number),
  })
  const reports = openDayReports({
    station,
    views: stores.views,
    windows: () => WINDOWS.map((id) => ({ id, label: id })),
    nameOf: (account) => account,
    timeZone: 'Asia/Shanghai',
    clock,
  })
  return {
    engine,
    bench,
    report: () => reports.of('2026-11-23'),
    async close() {
      const settled = [bench.supervisor.stop(), printing.close()]
      // A slip under way has its outcome by then, whatever the printer does.
      await clock.advance(DEADLINES_MS)
      await Promise.all(settled)
      await engine.close()
    },
  }
}

/** Everybody's day, minute by minute. */
function people(random: Random, clock: ManualClock, { tally, words }: { tally: Tally; words: () => string }) {
  /** Slips whose end has been looked at; a printer remembers only the newest that were taken away. */
  const seen = new Set<string>()
  let commands = 0
  let healAt = 0
  let minute = 0

  async function does({ engine }: Station, command: QueueCommand, actor: Actor): Promise<boolean> {
    commands += 1
    const outcome = await engine.station.execute(`day-${commands}`, command, actor, 'kiosk-1')
    return outcome.at === 'done'
  }

  async function residents(station: Station): Promise<void> {
    if (random() < COMES) {
      const declared = random() < 0.25
      await does(station, { type: 'take-ticket', kiosk: 'kiosk-1', print: true, declared }, RESIDENT)
    }
    if (random() > 0.03) return
    const waiting = [...station.engine.station.state().queue.tickets.values()].filter(
      ({ state }) => state.at === 'waiting',
    )
    if (waiting.length === 0) return
    const { id: ticketId } = oneOf(random, waiting)
    await does(station, { type: 'cancel-ticket', ticketId, by: 'resident', window: null }, RESIDENT)
  }

  function befall({ bench }: Station): void {
    if (minute >= healAt && healAt > 0) {
      bench.act(...HEAL)
      healAt = 0
    } else if (healAt === 0 && random() < 0.03) {
      bench.act(oneOf(random, FAULTS))
      healAt = minute + 1 + upTo(random, 8)
    }
  }

  /** Slips that have come out since the last look. */
  function look({ engine, bench }: Station): void {
    const paper = bench.view()
    for (const { id, number, print } of engine.station.state().queue.tickets.values()) {
      if (seen.has(id) || print.at === 'none' || print.at === 'sending') continue
      seen.add(id)
      const story = () => `${words()}: ${number}`
      const times = timesPrinted(paper, number)
      tally.check('no slip is out twice', times <= 1, story)
      if (print.at === 'printed')
        tally.check('what is called printed is out whole', isWhole(paper, number), story)
      if (print.at === 'failed') tally.check('what is called failed is not out', times === 0, story)
    }
    bench.act({ action: 'take-slip' })
  }

  /** One press of a clerk, such as the moment allows. */
  async function press(station: Station, window: string): Promise<void> {
    const clerk = CLERKS[window] ?? ''
    const at = { window, clerk }
    const actor: Actor = { at: 'staff', account: clerk, window }
    const { queue } = station.engine.station.state()
    const ticketId = queue.windows.get(window)?.busyWith ?? null
    const run = (command: QueueCommand) => does(station, command, actor)
    const chance = random()
    if (ticketId === null) {
      const own = [...queue.tickets.values()].filter(
        ({ state }) => 'window' in state && state.window === window,
      )
      const held = own.find(({ state }) => state.at === 'held')
      const done = own.findLast(({ state }) => state.at === 'done')
      if (chance < 0.05) {
        await run({ type: 'issue-ticket', ...at, kiosk: 'kiosk-1', print: true, serve: chance < 0.03 })
        return
      }
      if (held !== undefined && chance < 0.35) {
        await run({ type: 'return-ticket', ticketId: held.id, by: clerk })
        return
      }
      if (done !== undefined && chance > 0.96) {
        await run({ type: chance > 0.98 ? 'undo-ending' : 'take-up-ticket', ticketId: done.id, ...at })
        return
      }
      await run({ type: 'call-next', ...at })
      return
    }
    const ticket = queue.tickets.get(ticketId)
    if (ticket === undefined) throw new Error(`no ticket ${ticketId}`)
    if (ticket.state.at === 'called') {
      await run({
        type: 'record-announcement',
        ticketId,
        call: 0,
        calledAt: ticket.state.calledAt,
        by: 'hall',
        text: '',
        outcome: 'spoken',
      })
      // Who does not come is called until the rule lets them be passed over.
      if (ticket.state.calls > 1 || chance < 0.1) {
        await clock.advance(21_000)
        if (!(await run({ type: 'mark-no-show', ticketId, ...at })))
          await run({ type: 'recall-ticket', ticketId, ...at })
      } else if (chance < 0.15) await run({ type: 'refuse-priority', ticketId, window, by: clerk })
      else if (chance < 0.18) await run({ type: 'cancel-ticket', ticketId, by: 'clerk', window })
      else await run({ type: 'serve-ticket', ticketId, ...at })
      return
    }
    if (chance < 0.03) await run({ type: 'hold-ticket', ticketId, ...at, reason: '材料没带齐' })
    else if (chance < 0.2) await run({ type: 'finish-ticket', ticketId, ...at })
    else if (chance < 0.3) await run({ type: 'finish-and-call', ticketId, ...at })
  }

  return {
    async pass(station: Station, minutes: number): Promise<void> {
      for (let i = 0; i < minutes; i++) {
        minute += 1
        const began = clock.now()
        await residents(station)
        befall(station)
        for (const window of WINDOWS) {
          await clock.advance(upTo(random, 12_000))
          await press(station, window)
        }
        await clock.advance(Math.max(0, MINUTE - (clock.now() - began)))
        look(station)
      }
    },
  }
}

function withoutLastDone(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const last = entries.findLastIndex(({ events }) => events.some(({ type }) => type === 'ticket-done'))
  return entries.map((entry, i) =>
    i === last ? { ...entry, events: entry.events.filter(({ type }) => type !== 'ticket-done') } : entry,
  )
}

function compare(
  report: DayReport,
  counted: Sheet,
  check: (promise: string, isKept: boolean, example: string) => void,
): void {
  const same = (what: string, told: unknown, own: unknown) =>
    check(
      `the day’s sheet and a count of its own agree on ${what}`,
      JSON.stringify(told) === JSON.stringify(own),
      `${JSON.stringify(told)} but counted ${JSON.stringify(own)}`,
    )
  const { longestWait, ...totals } = report.totals
  const { longestWait: longest, ...own } = counted.totals
  same('the totals', sorted(totals), sorted(own))
  same('the longest wait', longestWait?.seconds ?? null, longest)
  same('every window', byId(report.windows), sorted(counted.windows))
  same('every person', byId(report.people), sorted(counted.people))
  same('every hour', report.hours, counted.hours)
  same('first and last numbers', report.letters, counted.letters)
}

const byId = (places: readonly PlaceFigures[]) =>
  sorted(Object.fromEntries(places.map(({ id, name: _name, ...figures }) => [id, figures])))

/** The same with its fields in the order of their names. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => [key, sorted(field)]),
  )
}
