// A working day of a station, quickened: three clerks, residents, a printer that fails now and then, and a restart at noon;
// at its end the day's sheet is counted once more from the ledger's file.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DayReport, PlaceFigures } from '#contract/report.ts'
import { openDayReports } from '#daemon/desks/report/day-report.ts'
import { openSlipPrinting } from '#daemon/desks/tickets/slip-printing.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import { type ManualClock, manualClock } from '#test/support/manual-clock.ts'
import { openPrinterBench, slip } from '#test/support/printer-bench.ts'
import { seeded } from '#test/support/seeded.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { rules } from '#test/support/station-in-memory.ts'
import { MINUTE, people, type PeoplesStation, WINDOWS } from './day-people.ts'
import { countDay, type Sheet } from './day-sheet.ts'
import { startEngine } from './engine.ts'
import { foldLedger, type LedgerEntry, readLedgerFile } from './ledger-model.ts'
import { openTally, type Suite, type Tally } from './suite.ts'

const MEMORY = '/dev/shm'
const OPENS = Date.UTC(2026, 10, 23, 0, 30) // 08:30 in Shanghai
const MORNING = 210
const AFTERNOON = 180
const SAY_EVERY = 20
/** Longer than any of a printer's deadlines. */
const DEADLINES_MS = 2 * MINUTE

const DAY_RULES: QueueRules = {
  ...rules,
  windows: WINDOWS,
  queues: [{ id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: WINDOWS }],
  priority: { maxInARow: 3, ageingMinutes: 60 },
  secondsBetweenCalls: 20,
}
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

type Station = PeoplesStation & {
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
