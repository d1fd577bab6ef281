import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { LiveEvents } from '#contract/live.ts'
import { openEditor } from '#test/support/editor-client.ts'
import { openLive, type Received } from '#test/support/live-client.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, spreadOf } from './figures.ts'

const GOAL_P50_MS = 50
/** What hangs on a busy board after years. */
const NOTICES = 1_000
const CLASS = '低保公示'
/** A file that was written just now is read again each time; those of a station that runs are older than this. */
const SETTLED_AFTER_MS = 3_000

/** How long it takes until a screen hears of a notice: from a changed file that was noticed, and from a press in a browser. */
export async function publishRows(effort: Effort): Promise<Row[]> {
  return [
    await publishRow(effort, {
      work: 'publish a notice, noticed → heard by a screen',
      station: () => startStation({ devices: withoutPrinter }),
      publisher: async (station) => (title) => {
        return writeFile(join(station.configDir, 'notices', CLASS, `${today()}-bench.md`), textOf(title))
      },
      noticed: ({ pid }) => void process.kill(pid, 'SIGHUP'),
    }),
    await publishRow(effort, {
      work: `publish a notice in a browser among ${NOTICES}, press → heard by a screen`,
      station: () =>
        startStation({
          devices: withoutPrinter,
          files: (configDir) => writeNotices(join(configDir, 'notices', CLASS)),
        }),
      async publisher(station) {
        const editor = await openEditor(station)
        let base: number | null = null
        let press: () => unknown = () => undefined
        return Object.assign(
          async (title: string) => {
            const kept = await editor.keep('notice/bench', base, documentOf(title))
            base = kept.body.version ?? null
            press = () => editor.publish('notice/bench', base)
          },
          { press: () => press() },
        )
      },
      noticed: (_station, write) => void write.press?.(),
    }),
  ]
}

/** Writes a notice; `press`: what shows it, where writing alone does not. */
type Write = ((title: string) => Promise<unknown>) & { press?: () => unknown }

type Way = {
  work: string
  station(): Promise<RunningStation>
  publisher(station: RunningStation): Promise<Write>
  /** From here on time counts. */
  noticed(station: RunningStation, write: Write): void
}

async function publishRow({ samples }: Effort, way: Way): Promise<Row> {
  const station = await way.station()
  const screen = await openLive(station.url)
  await new Promise((next) => setTimeout(next, SETTLED_AFTER_MS))
  try {
    const write = await way.publisher(station)
    const times: number[] = []
    const rounds = Math.max(5, Math.round(samples / 10))
    for (let round = -2; round < rounds; round++) {
      await write(`公示 ${round}`)
      const noticed = performance.now()
      way.noticed(station, write)
      const heard = await screen.first((event) => latestIn(event) === `公示 ${round}`)
      // The first ones read what had not been read since the start.
      if (round >= 0) times.push(heard.at - noticed)
    }
    const { p50, p95, n } = spreadOf(times)
    return {
      work: `${way.work}, p50/p95 (n = ${n})`,
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

const today = (later = 0) => Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: later }).toString()

const documentOf = (title: string) => ({
  class: CLASS,
  title,
  publisher: '本站',
  publishedAt: today(),
  until: today(),
  objection: { contact: '甲', phone: '乙', place: '丙' },
  body: '甲',
})

const textOf = (title: string, day = today()) =>
  `---\ntitle: ${title}\npublisher: 本站\npublishedAt: ${day}\nuntil: ${today()}\nobjection: {contact: 甲, phone: 乙, place: 丙}\n---\n\n甲\n`

/** Of yesterday, so that what is published comes first. */
async function writeNotices(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const day = today(-1)
  for (let i = 0; i < NOTICES; i++)
    await writeFile(join(folder, `${day}-n${i}.md`), textOf(`旧公示 ${i}`, day))
}

function latestIn({ event, data }: Received): string | undefined {
  if (event !== 'board-changed' || !Check(LiveEvents.properties['board-changed'], data)) return undefined
  return data.latestNotice?.title
}
