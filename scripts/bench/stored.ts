import { withoutPrinter } from '#test/support/station-config.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { startBare } from './bare.ts'
import type { Effort } from './effort.ts'
import { median, type Row } from './figures.ts'
import { writeHistory } from './history.ts'
import { takeTickets } from './load.ts'
import { residentMb, SETTLED_AFTER_MS } from './resident-mb.ts'

/** Times a bare server of the same run. */
const COLD_TIMES_MAX = 3
/** A start with history counts as the same when it is within a fifth. */
const COLD_GROWTH_MAX = 1.2
const IDLE_MAX_MB = 110
const BUSY_MAX_MB = 130
const STARTS = 5

/** From the start of the process to its first answer, with nothing stored and with a year. */
export async function coldStartRows({ yearOfTickets }: Effort): Promise<Row[]> {
  const empty = await startStation({ devices: withoutPrinter })
  const year = await startStation({ devices: withoutPrinter })
  try {
    await empty.stop()
    await year.stop()
    await writeHistory(year.configDir, year.dataDir, { tickets: yearOfTickets, life: 'served' })
    // The first start reads the whole year and leaves a snapshot; from then on it is a start like any other.
    await year.restart({ withinMs: 10 * 60_000 })
    await takeTickets(year.url, { clients: 1, tickets: 5, warmUp: 0 })
    await year.stop()
    const starts: Record<'bare' | 'empty' | 'year', number[]> = { bare: [], empty: [], year: [] }
    for (let i = 0; i < STARTS; i++) {
      starts.bare.push(await timedBareStart())
      starts.empty.push(await timedStart(empty))
      starts.year.push(await timedStart(year))
    }
    const limit = median(starts.bare)
    const nothing = median(starts.empty)
    const withYear = median(starts.year)
    return [
      {
        work: 'cold start to first answer, nothing stored',
        measured: `${Math.round(nothing)} ms, ${(nothing / limit).toFixed(2)}× limit`,
        limit: `${Math.round(limit)} ms`,
        goal: `≤ ${COLD_TIMES_MAX}× limit`,
        ok: nothing <= limit * COLD_TIMES_MAX,
        figures: { ms: nothing, limitMs: limit, times: nothing / limit },
      },
      {
        work: `cold start with ${yearOfTickets.toLocaleString('en')} served tickets`,
        measured: `${Math.round(withYear)} ms, ${(withYear / nothing).toFixed(2)}× empty`,
        limit: `${Math.round(nothing)} ms`,
        goal: `≤ ${COLD_GROWTH_MAX}× empty`,
        ok: withYear <= nothing * COLD_GROWTH_MAX,
        figures: { ms: withYear, times: withYear / nothing },
      },
    ]
  } finally {
    await empty.remove()
    await year.remove()
  }
}

async function timedBareStart(): Promise<number> {
  const began = performance.now()
  const bare = await startBare()
  const took = performance.now() - began
  await bare.stop()
  return took
}

/** ms */
export async function timedStart(station: RunningStation): Promise<number> {
  const began = performance.now()
  await station.restart()
  const took = performance.now() - began
  await station.stop()
  return took
}

/** Resident memory of the daemon's process, started as shipped, once it has tidied up after its start. */
export async function memoryRow({ memoryTickets }: Effort): Promise<Row> {
  const bare = await startBare()
  const station = await startStation({ devices: withoutPrinter })
  try {
    await new Promise((next) => setTimeout(next, SETTLED_AFTER_MS))
    const idle = await residentMb(station.pid)
    await takeTickets(station.url, { clients: 4, tickets: memoryTickets, warmUp: 0 })
    const busy = await residentMb(station.pid)
    const bareIdle = await residentMb(bare.pid)
    await takeTickets(bare.url, { clients: 4, tickets: memoryTickets, warmUp: 0 })
    const bareBusy = await residentMb(bare.pid)
    return {
      work: `resident memory idle / after ${memoryTickets.toLocaleString('en')} tickets`,
      measured: `${Math.round(idle)}/${Math.round(busy)} MB`,
      limit: `${Math.round(bareIdle)}/${Math.round(bareBusy)} MB`,
      goal: `≤ ${IDLE_MAX_MB}/${BUSY_MAX_MB} MB`,
      ok: idle <= IDLE_MAX_MB && busy <= BUSY_MAX_MB,
      figures: { idleMb: idle, busyMb: busy, bareIdleMb: bareIdle, bareBusyMb: bareBusy },
    }
  } finally {
    await bare.stop()
    await station.remove()
  }
}
