// A real daemon under mixed load is killed again and again; afterwards its ledger is read by other eyes.
import { rmSync } from 'node:fs'
import { seeded, upTo } from '#test/support/seeded.ts'
import { pause, type RunningStation, startStation } from '#test/support/start-station.ts'
import { ticketOf, until } from '#test/support/station-client.ts'
import { openTcpPrinter, type TcpPrinter } from '#test/support/tcp-printer.ts'
import { openCrowd, type Told, type ToldOf } from './crowd.ts'
import { foldLedger, readLedgerFile } from './ledger-model.ts'
import { openPaper, type Paper } from './paper.ts'
import { type Control, type Effort, openTally, type Suite, type Tally } from './suite.ts'

/** Kills of one station before its ledger is read whole and another one begins. */
const KILLS_A_STATION = 40
const LIVES_MS = 1000
const ANSWERS_CHECKED = 60
/** Of the daemon's log, where something went wrong. */
const LINES_SHOWN = 15

export const killLoop: Suite = {
  name: 'kill-loop',
  title: 'Killed under mixed load',
  trial:
    'one SIGKILL of a daemon that five residents and two clerks use, with tickets, bookings and cases, in mid-work or in mid-start',
  trials: 10_000,
  async run(effort) {
    const tally = openTally()
    let kills = 0
    while (kills < effort.trials && !effort.isOver()) {
      const wanted = Math.min(KILLS_A_STATION, effort.trials - kills)
      kills += await oneStation({ ...effort, seed: effort.seed + kills }, wanted, tally)
      effort.say(`${kills} kills, ${tally.failures()} failures`)
    }
    return {
      at: 'ran',
      trials: kills,
      checks: tally.checks(),
      controls: await controls(effort),
      tables: [],
      notes: ['SIGKILL proves nothing about fsync: the crash states do that.'],
    }
  },
}

async function openStation(): Promise<{
  station: RunningStation
  printer: TcpPrinter
  end(): Promise<void>
}> {
  const printer = await openTcpPrinter()
  const station = await startStation({
    devices: printer.devices,
    station: (config) => {
      config.kiosks = [
        { id: 'kiosk-1', mmPerPx: 0.311 },
        { id: 'kiosk-2', mmPerPx: 0.311 },
      ]
      config.bookings = {
        keepDays: 30,
        daysAhead: 14,
        numbers: { days: [1, 2, 3, 4, 5, 6, 7], slots: [{ from: '00:00', to: '24:00' }], each: 50 },
      }
    },
  })
  const end = async () => {
    await station.remove()
    await printer.close()
  }
  return { station, printer, end }
}

/** How many times it was killed. */
async function oneStation(effort: Effort, wanted: number, tally: Tally): Promise<number> {
  const random = seeded(effort.seed)
  const { station, printer, end } = await openStation()
  const paper = openPaper(printer)
  const crowd = openCrowd(station, random)
  let kills = 0
  try {
    while (kills < wanted && !effort.isOver()) {
      const life = { name: `${effort.seed}-${kills}`, over: false }
      const living = crowd.live(life)
      await pause(upTo(random, LIVES_MS))
      await station.kill()
      life.over = true
      await living
      kills += 1
      if (kills < wanted && random() < 0.15) kills += await killAtStart(station, upTo(random, LIVES_MS))
      await station.restart()
      await crowd.askAgain()
    }
    await settled(station)
    const { told, toldOf, wrong } = crowd
    const faults = judge({ told, toldOf, wrong, dataDir: station.dataDir, paper }, effort.seed, tally)
    await compareAnswers(station, told, effort.seed, tally)
    if (faults > 0) effort.keep(station.dataDir, `kill-loop-${effort.seed}`)
  } catch (error) {
    throw withLastWords(station, error)
  } finally {
    await end()
  }
  return kills
}

/** What went wrong, and what the daemon said before. */
function withLastWords(station: RunningStation, error: unknown): Error {
  const said = station.output().trimEnd().split('\n').slice(-LINES_SHOWN).join('\n')
  return new Error(`${String(error)}; the daemon’s last lines:\n${said}`, { cause: error })
}

/** Starts it and ends it so many milliseconds later, whether it answers by then or not. */
async function killAtStart(station: RunningStation, ms: number): Promise<number> {
  const started = await station.restart({ withinMs: ms }).then(
    () => true,
    () => false,
  )
  if (started) await station.kill()
  return 1
}

/** Waits until no slip is under way any more. */
async function settled({ dataDir }: RunningStation): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { tickets } = foldLedger(readLedgerFile(dataDir).entries)
    if ([...tickets.values()].every(({ begun, settled: known }) => known === begun)) return
    await pause(500)
  }
  throw new Error('a slip is never settled')
}

type Evidence = {
  told: readonly Told[]
  toldOf: readonly ToldOf[]
  wrong: readonly string[]
  dataDir: string
  paper: Paper
}

/** Holds what people were told and what lies on paper against the ledger; the number of failures. */
function judge({ told, toldOf, wrong, dataDir, paper }: Evidence, seed: number, tally: Tally): number {
  const before = tally.failures()
  const from = `seed ${seed}`
  const { entries, faults } = readLedgerFile(dataDir)
  const model = foldLedger(entries)
  const byCommand = new Map(entries.map((entry) => [entry.commandId, entry]))
  for (const { commandId, ticketId, number } of told) {
    const isKept =
      byCommand.get(commandId)?.events.some((event) => event['ticketId'] === ticketId) === true &&
      model.tickets.get(ticketId)?.number === number
    tally.check('a command that was acknowledged is in the ledger', isKept, () => `${commandId}, ${from}`)
  }
  for (const { commandId, at, id } of toldOf) {
    const events = byCommand.get(commandId)?.events ?? []
    const isKept = events.some((event) => event[at === 'case' ? 'caseId' : 'code'] === id)
    tally.check(
      'a case or booking that was acknowledged is in the ledger',
      isKept,
      () => `${commandId}, ${from}`,
    )
  }
  const owners = new Map<string, string>()
  for (const { day, number, ticketId } of told) {
    const owner = owners.get(`${day} ${number}`) ?? ticketId
    owners.set(`${day} ${number}`, owner)
    tally.check('no number is given to two people', owner === ticketId, () => `${day} ${number}, ${from}`)
  }
  const wrongs = [...faults, ...model.faults]
  tally.check('the chain is whole, and no entry contradicts another', wrongs.length === 0, () =>
    [from, ...wrongs.slice(0, 5)].join('; '),
  )
  tally.check('every answer is one that a client may get', wrong.length === 0, () =>
    [from, ...wrong.slice(0, 5)].join('; '),
  )
  const slips = paper.slipsOf()
  const begun = new Map<string, { begun: number; printed: number }>()
  for (const { number, begun: more, printed } of model.tickets.values()) {
    const sum = begun.get(number) ?? { begun: 0, printed: 0 }
    begun.set(number, { begun: sum.begun + more, printed: sum.printed + printed })
  }
  for (const [number, { begun: most, printed: least }] of begun) {
    if (most === 0) continue
    const out = slips.get(number) ?? 0
    tally.check(
      'no slip comes out twice, and one that is called printed is out',
      out <= most && out >= least,
      () => `${number}: ${out} slips, ${most} begun, ${least} printed, ${from}`,
    )
  }
  return tally.failures() - before
}

/** What the restarted daemon says of the newest tickets is what the model says. */
async function compareAnswers(
  station: RunningStation,
  told: readonly Told[],
  seed: number,
  tally: Tally,
): Promise<void> {
  const { entries } = readLedgerFile(station.dataDir)
  const { tickets } = foldLedger(entries)
  const takes = entries.filter(({ events }) => events.some(({ type }) => type === 'ticket-taken'))
  const commands = new Set(takes.map(({ commandId }) => commandId))
  for (const { commandId, ticketId, number } of told
    .filter((one) => commands.has(one.commandId))
    .slice(-ANSWERS_CHECKED)) {
    const answered = await ticketOf(station.url, commandId)
    const inModel = tickets.get(ticketId)
    const isSame =
      answered?.id === ticketId && answered.number === number && answered.state.at === inModel?.at
    tally.check(
      'the daemon says of a ticket what an independent fold says',
      isSame,
      () => `${commandId}: ${answered?.state.at}, model ${inModel?.at}, seed ${seed}`,
    )
  }
}

/** The same judge over a printer that prints everything twice, and then over a station that was robbed of its data. */
async function controls({ seed }: Effort): Promise<Control[]> {
  const { station, printer, end } = await openStation()
  try {
    const paper = openPaper(printer, 2)
    const crowd = openCrowd(station, seeded(seed))
    const judged = [openTally(), openTally()]
    for (const [i, tally] of judged.entries()) {
      const life = { name: `control-${i}`, over: false }
      const living = crowd.live(life)
      await until(async () => (hasLived(life) && paper.slipsOf().size > 0) || undefined, 'a slip and a case')
      await station.kill()
      life.over = true
      await living
      judge({ ...crowd, dataDir: station.dataDir, paper }, seed, tally)
      if (i > 0) break
      rmSync(station.dataDir, { recursive: true })
      await station.restart()
    }
    const failed = (tally: Tally | undefined, promise: RegExp) =>
      tally?.checks().some((check) => promise.test(check.promise) && check.failures > 0) === true
    const [doubled, robbed] = judged
    return [
      { sabotage: 'the printer puts every slip out twice', caught: failed(doubled, /comes out twice/) },
      { sabotage: 'the data folder is emptied: entries are gone', caught: failed(robbed, /acknowledged/) },
      {
        sabotage: 'the data folder is emptied: cases and bookings are gone',
        caught: failed(robbed, /case or booking/),
      },
      { sabotage: 'the data folder is emptied: numbers begin anew', caught: failed(robbed, /two people/) },
    ]

    function hasLived({ name }: { name: string }): boolean {
      const isOfLife = ({ commandId }: { commandId: string }) => commandId.startsWith(`proof-${name}-`)
      return crowd.told.some(isOfLife) && crowd.toldOf.some(isOfLife)
    }
  } catch (error) {
    throw withLastWords(station, error)
  } finally {
    await end()
  }
}
