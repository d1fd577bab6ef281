// Days of work in minutes, on a clock of its own: does memory or anything else grow with them?
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { manualClock } from '#test/support/manual-clock.ts'
import { startEngine } from './engine.ts'
import { openTally, type Suite } from './suite.ts'

const MEMORY = '/dev/shm'
const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai
const HOUR = 60 * 60_000
const TICKETS_A_DAY = 200
/** The first days fill caches; a slope needs some points. */
const WARM_UP_DAYS = 2
const DAYS_AT_LEAST = WARM_UP_DAYS + 3
/** reliability.md: under 1 MB a simulated day. */
const MOST_BYTES_A_DAY = 1_000_000
const LEAK_BYTES = 2_000_000

/** Bytes in use at the end of each day, garbage apart, and descriptors open. */
type Day = { bytes: number; descriptors: number }

export const soak: Suite = {
  name: 'soak',
  title: 'Day after day',
  trial: `one simulated day of stores and engine with ${TICKETS_A_DAY} tickets, called, served and finished, and a night`,
  trials: 30,
  async run(effort) {
    const wanted = Math.max(DAYS_AT_LEAST, effort.trials)
    const days = await liveDays(wanted, effort.isOver, 0)
    const leaking = await liveDays(DAYS_AT_LEAST, () => false, LEAK_BYTES)
    const tally = openTally()
    const slope = slopeOf(days)
    tally.check(
      'memory grows by less than 1 MB a day',
      slope < MOST_BYTES_A_DAY,
      () => `${Math.round(slope)} bytes a day`,
    )
    const open = days.slice(WARM_UP_DAYS).map(({ descriptors }) => descriptors)
    // The ledger has one more while the disk is slow, whichever day that is.
    const grew = (open.at(-1) ?? 0) - (open[0] ?? 0)
    tally.check('no descriptor is left open from day to day', grew <= 1, () => open.join(', '))
    return {
      at: 'ran',
      trials: days.length,
      checks: tally.checks(),
      controls: [{ sabotage: 'a leak of 2 MB a day', caught: slopeOf(leaking) > MOST_BYTES_A_DAY }],
      tables: [],
      notes: [
        `Slope ${Math.round(slope / 1000)} kB a day over ${days.length} days; ${days.at(-1)?.descriptors} descriptors. Without HTTP, devices and screens.`,
      ],
    }
  },
}

async function liveDays(wanted: number, isOver: () => boolean, leak: number): Promise<Day[]> {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'soak-'))
  const leaked: Buffer[] = []
  const days: Day[] = []
  try {
    const clock = manualClock(MORNING)
    const started = await startEngine(folder, clock)
    if (started.at === 'refused') throw new Error(started.words)
    const { engine } = started
    for (let day = 0; day < wanted && (days.length < DAYS_AT_LEAST || !isOver()); day++) {
      for (let n = 0; n < TICKETS_A_DAY; n++) {
        const id = `d${day}-${n}`
        await engine.take(id)
        await engine.does(`${id}-call`, { type: 'call-next', window: 'W1', clerk: 'staff-1' })
        const ticketId = engine.station.state().queue.windows.get('W1')?.busyWith ?? ''
        const at = { ticketId, window: 'W1', clerk: 'staff-1' }
        await engine.does(`${id}-serve`, { type: 'serve-ticket', ...at })
        await engine.does(`${id}-finish`, { type: 'finish-ticket', ...at })
        await clock.advance((8 * HOUR) / TICKETS_A_DAY)
      }
      await clock.advance(16 * HOUR)
      if (leak > 0) leaked.push(Buffer.alloc(leak))
      collect()
      const { heapUsed, external } = process.memoryUsage()
      days.push({ bytes: heapUsed + external, descriptors: readdirSync('/proc/self/fd').length })
    }
    await engine.close()
    return days
  } finally {
    leaked.length = 0
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bytes a day, by least squares, once it is warm. */
function slopeOf(days: readonly Day[]): number {
  const points = days.slice(WARM_UP_DAYS).map(({ bytes }, i) => [i, bytes] as const)
  const meanDay = (points.length - 1) / 2
  const meanBytes = points.reduce((sum, [, bytes]) => sum + bytes, 0) / points.length
  const above = points.reduce((sum, [day, bytes]) => sum + (day - meanDay) * (bytes - meanBytes), 0)
  const below = points.reduce((sum, [day]) => sum + (day - meanDay) ** 2, 0)
  return above / below
}
