// Clock, disk and kills at once: a station's life in which everything goes wrong, against a list of what it has said.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ManualClock, manualClock } from '#test/support/manual-clock.ts'
import { oneOf, type Random, seeded, upTo } from '#test/support/seeded.ts'
import { damagesOf, EVERY_KIND, filesOf } from './damage.ts'
import { type Engine, startEngine } from './engine.ts'
import { foldLedger, readLedgerFile } from './ledger-model.ts'
import { type Effort, openTally, type Suite, type Tally } from './suite.ts'

const MEMORY = '/dev/shm'
const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const LIVES = 5
const STEPS = 14
const SAY_EVERY = 200
const CONTROL_TRIALS = 12
/** Files that people restore or lose; noise is left in its place. */
const isAtRisk = (file: string) => file !== 'reserve.bin'

/** Broken on purpose: everything that remembers numbers is taken away at a restart. */
type Sabotage = 'none' | 'robbed'

export const combined: Suite = {
  name: 'combined',
  title: 'Clock, disk and kills together',
  trial: `${LIVES} lives of one station, each of up to ${STEPS} steps (tickets, calls, services, time, a clock that is set wrong for minutes or for good), ended in order or as a kill ends it; before some starts one file is damaged, or the ledger is put back to an older copy`,
  trials: 20_000,
  async run(effort) {
    const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'combined-'))
    try {
      const tally = openTally()
      let trials = 0
      for (; trials < effort.trials && !effort.isOver(); trials++) {
        const before = tally.failures()
        const place = await oneStation(effort.seed + trials, folder, 'none', tally)
        if (tally.failures() > before) effort.keep(place, `seed ${effort.seed + trials}`)
        if ((trials + 1) % SAY_EVERY === 0) effort.say(`${trials + 1} stations, ${tally.failures()} failures`)
      }
      return {
        at: 'ran',
        trials,
        checks: tally.checks(),
        controls: [
          {
            sabotage: 'all that remembers numbers is taken away at a restart',
            caught: await isCaught(effort, folder),
          },
        ],
        tables: [],
        notes: [],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function isCaught(effort: Effort, folder: string): Promise<boolean> {
  const tally = openTally()
  for (let i = 0; i < CONTROL_TRIALS && tally.failures() === 0; i++)
    await oneStation(effort.seed + i, folder, 'robbed', tally)
  return tally.checks().some(({ promise, failures }) => promise.startsWith('no number') && failures > 0)
}

type Said = { commandId: string; number: string }

/** Lives through one station's lives; gives the data folder as it is in the end. */
async function oneStation(seed: number, folder: string, sabotage: Sabotage, tally: Tally): Promise<string> {
  const random = seeded(seed)
  let place = join(folder, 'life-0')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  const older = join(folder, 'older')
  rmSync(older, { recursive: true, force: true })
  const given = new Set<string>()
  let said: Said[] = []
  let now = MORNING
  let story = ''
  const words = () => `seed ${seed}: ${story}`

  for (let life = 0; life < LIVES; life++) {
    const damage = life === 0 ? '' : injure(place, older, random, sabotage)
    if (damage !== '') story += ` [${damage}]`
    const clock = manualClock(now + upTo(random, 3) * HOUR)
    const started = await startEngine(place, clock).catch((error: unknown) => ({
      at: 'refused' as const,
      words: String(error),
    }))
    tally.check(
      'the station starts after whatever has happened',
      started.at === 'running',
      () => `${words()}: ${started.at === 'refused' ? started.words : ''}`,
    )
    if (started.at === 'refused') return place
    const { engine } = started
    const kept = await keptOf(engine, said)
    const isTold = engine.told().length > 0 || damage === ''
    tally.check(
      'what was acknowledged is there, or staff are told',
      kept.length === said.length || (damage !== '' && isTold),
      words,
    )
    said = kept
    for (let step = 0; step < STEPS; step++) {
      story += ` ${await live(engine, clock, random, `c${life}-${step}`, ({ commandId, number }) => {
        tally.check('no number is given twice', !given.has(number), () => `${words()}: ${number}`)
        given.add(number)
        said.push({ commandId, number })
      })}`
      if (life === 1 && step === 3) cpSync(place, older, { recursive: true })
    }
    now = clock.now()
    const next = join(folder, `life-${life + 1}`)
    rmSync(next, { recursive: true, force: true })
    if (random() < 0.5) {
      story += ' killed'
      cpSync(place, next, { recursive: true })
      await engine.close()
    } else {
      story += ' stopped'
      await engine.close()
      cpSync(place, next, { recursive: true })
    }
    if (damage === '') {
      const { entries, faults } = readLedgerFile(next)
      const wrong = [...faults, ...foldLedger(entries).faults]
      tally.check(
        'an independent fold finds nothing wrong in the ledger',
        wrong.length === 0,
        () => `${words()}: ${wrong.join('; ')}`,
      )
    }
    rmSync(place, { recursive: true, force: true })
    place = next
  }
  return place
}

/** What is done to the folder while the station is down, in words; '' for nothing. */
function injure(place: string, older: string, random: Random, sabotage: Sabotage): string {
  const fate = random()
  if (sabotage === 'robbed') {
    for (const file of filesOf(place)) rmSync(join(place, file))
    return 'robbed'
  }
  if (fate < 0.15 && existsSync(older)) {
    for (const file of ['ledger.db', 'ledger.db-wal']) {
      rmSync(join(place, file), { force: true })
      if (existsSync(join(older, file))) cpSync(join(older, file), join(place, file))
    }
    return 'an older ledger'
  }
  if (fate > 0.5) return ''
  const damages = damagesOf(place, oneOf(random, filesOf(place).filter(isAtRisk)), {
    random,
    kinds: EVERY_KIND,
  })
  const damage = Array.from({ length: 1 + upTo(random, 40) }, damages.next).findLast((one) => one !== null)
  damage?.do(place)
  return damage?.name ?? ''
}

/** One step of a life, in a word. */
async function live(
  engine: Engine,
  clock: ManualClock,
  random: Random,
  commandId: string,
  told: (said: Said) => void,
): Promise<string> {
  const window = oneOf(random, ['W1', 'W2'])
  const what = random()
  if (what < 0.45) {
    const number = await engine.take(commandId)
    if (number !== null) told({ commandId, number })
    return number ?? 'none'
  }
  if (what < 0.6) {
    await engine.does(commandId, { type: 'call-next', window, clerk: 'staff-1' })
    return 'call'
  }
  if (what < 0.75) {
    const ticketId = engine.station.state().queue.windows.get(window)?.busyWith ?? ''
    const at = { ticketId, window, clerk: 'staff-1' }
    await engine.does(`${commandId}-s`, { type: 'serve-ticket', ...at })
    await engine.does(`${commandId}-f`, { type: 'finish-ticket', ...at })
    return 'serve'
  }
  if (what < 0.9) {
    await clock.advance(upTo(random, 90) * MINUTE)
    return 'pass'
  }
  const days = oneOf(random, [-400, -2, -1, 1, 3, 1095])
  clock.step(clock.now() + days * 24 * HOUR)
  if (random() < 0.5) return `set${days}`
  await clock.advance(upTo(random, 9) * MINUTE)
  clock.step(clock.now() - days * 24 * HOUR)
  return `glitch${days}`
}

async function keptOf({ stores }: Engine, said: readonly Said[]): Promise<Said[]> {
  const kept: Said[] = []
  for (const one of said) {
    const entry = await stores.ledger.find(one.commandId).catch(() => undefined)
    if (entry !== undefined) kept.push(one)
  }
  return kept
}
