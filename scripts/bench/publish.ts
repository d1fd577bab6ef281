import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { LiveEvents } from '#contract/live.ts'
import { openLive, type Received } from '#test/support/live-client.ts'
import { startStation } from '#test/support/start-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, spreadOf } from './figures.ts'

const GOAL_P50_MS = 50

/** From the moment a changed notice is noticed until a screen hears of it, at the shipped station with all its contents. */
export async function publishRow({ samples }: Effort): Promise<Row> {
  const station = await startStation({ devices: withoutPrinter })
  const day = Temporal.Now.plainDateISO('Asia/Shanghai').toString()
  const file = join(station.configDir, 'notices', '低保公示', `${day}-bench.md`)
  const write = (title: string) =>
    writeFile(
      file,
      `---\ntitle: ${title}\npublisher: 本站\npublishedAt: ${day}\nuntil: ${day}\nobjection: {contact: 甲, phone: 乙, place: 丙}\n---\n\n甲\n`,
    )
  const screen = await openLive(station.url)
  try {
    const times: number[] = []
    const rounds = Math.max(5, Math.round(samples / 10))
    for (let round = -2; round < rounds; round++) {
      await write(`公示 ${round}`)
      const noticed = performance.now()
      process.kill(station.pid, 'SIGHUP')
      const heard = await screen.first((event) => latestIn(event) === `公示 ${round}`)
      // The first ones read what had not been read since the start.
      if (round >= 0) times.push(heard.at - noticed)
    }
    const { p50, p95, n } = spreadOf(times)
    return {
      work: `publish a notice, noticed → heard by a screen, p50/p95 (n = ${n})`,
      measured: `${inMs(p50)}/${inMs(p95)} ms`,
      limit: '',
      goal: `p50 ≤ ${GOAL_P50_MS} ms`,
      ok: p50 <= GOAL_P50_MS,
      figures: { p50, p95, n },
    }
  } finally {
    screen.close()
    await station.remove()
  }
}

function latestIn({ event, data }: Received): string | undefined {
  if (event !== 'board-changed' || !Check(LiveEvents.properties['board-changed'], data)) return undefined
  return data.latestNotice?.title
}
