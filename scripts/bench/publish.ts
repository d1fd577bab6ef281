import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { LiveEvents } from '#contract/live.ts'
import { LANDSCAPE, launchBrowser, openScreen } from '#test/support/chromium.ts'
import { openEditor } from '#test/support/editor-client.ts'
import { openLive, type Received } from '#test/support/live-client.ts'
import { live } from '#test/support/resident.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { bareTimes, paintedAt, shortTitle, WARM_UP } from './bare-page.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, spreadOf } from './figures.ts'
import { watchTitles } from './in-page.ts'

const GOAL_P50_MS = 50
/** What hangs on a busy board after years. */
const NOTICES = 1_000
const CLASS = '低保公示'
/** A file that was written just now is read again each time; those of a station that runs are older than this. */
const SETTLED_AFTER_MS = 3_000

/**
 * How long it takes until a screen hears of a notice, from a changed file that was noticed and from a press in a browser,
 * and until browsers have painted it. The limit is a durable insert that tells a bare stream, and a page that does nothing
 * but write down what it hears.
 */
export async function publishRows(effort: Effort): Promise<Row[]> {
  const rounds = Math.max(5, Math.round(effort.samples / 10))
  const bare = await bareTimes(rounds)
  const fromFile = await fileTimes(rounds)
  const { heard, kiosk, hall } = await pressTimes(rounds)
  const press = `publish a notice in a browser among ${NOTICES}, press →`
  return [
    row('publish a notice, noticed → heard by a screen', fromFile, bare.heard),
    row(`${press} heard by a screen`, heard, bare.heard),
    row(`${press} painted on a kiosk`, kiosk, bare.painted),
    row(`${press} painted in the hall`, hall, bare.painted),
  ]
}

async function fileTimes(rounds: number): Promise<number[]> {
  const station = await startStation({ devices: withoutPrinter })
  const screen = await openLive(station.url)
  try {
    await settled()
    const times: number[] = []
    for (let round = 0; round < WARM_UP + rounds; round++) {
      await writeFile(
        join(station.configDir, 'notices', CLASS, `${today()}-bench.md`),
        textOf(titleOf(round)),
      )
      const noticed = performance.now()
      process.kill(station.pid, 'SIGHUP')
      const heard = await screen.first((event) => latestIn(event) === titleOf(round))
      if (round >= WARM_UP) times.push(heard.at - noticed)
    }
    return times
  } finally {
    screen.close()
    await station.remove()
  }
}

async function pressTimes(rounds: number): Promise<{ heard: number[]; kiosk: number[]; hall: number[] }> {
  const station = await startStation({
    devices: withoutPrinter,
    files: (configDir) => writeNotices(join(configDir, 'notices', CLASS)),
  })
  const screen = await openLive(station.url)
  const browser = await launchBrowser()
  try {
    const kiosk = (await openScreen(browser)).page
    await kiosk.addInitScript(watchTitles)
    await kiosk.goto(station.url)
    await live(kiosk)
    const hall = (await openScreen(browser, { size: LANDSCAPE })).page
    await hall.addInitScript(watchTitles)
    await hall.goto(`${station.url}/hall?voice=off`)
    await hall.locator('.hall[data-link="live"] .band').waitFor()
    await settled()
    const publish = await publisher(station)
    const times: { heard: number[]; kiosk: number[]; hall: number[] } = { heard: [], kiosk: [], hall: [] }
    for (let round = 0; round < WARM_UP + rounds; round++) {
      const press = await publish(titleOf(round))
      const pressed = performance.now()
      void press()
      const { at } = await screen.first((event) => latestIn(event) === titleOf(round))
      const seen = [await paintedAt(kiosk, round), await paintedAt(hall, round)] as const
      if (round < WARM_UP) continue
      times.heard.push(at - pressed)
      times.kiosk.push(seen[0] - (performance.timeOrigin + pressed))
      times.hall.push(seen[1] - (performance.timeOrigin + pressed))
    }
    return times
  } finally {
    await browser.close()
    screen.close()
    await station.remove()
  }
}

/** Keeps a notice; what it gives shows it. */
async function publisher(station: RunningStation): Promise<(title: string) => Promise<() => unknown>> {
  const editor = await openEditor(station)
  let base: number | null = null
  return async (title) => {
    const kept = await editor.keep('notice/bench', base, noticeOf(title))
    base = kept.body.version ?? null
    return () => editor.publish('notice/bench', base)
  }
}

function row(work: string, times: readonly number[], limits: readonly number[]): Row {
  const { p50, p95, n } = spreadOf(times)
  const limit = spreadOf(limits)
  return {
    work: `${work}, p50/p95 (n = ${n})`,
    measured: `${inMs(p50)}/${inMs(p95)} ms`,
    limit: `${inMs(limit.p50)}/${inMs(limit.p95)} ms`,
    goal: `p50 ≤ ${GOAL_P50_MS} ms`,
    ok: p50 <= GOAL_P50_MS,
    figures: { p50, p95, n, limitP50: limit.p50, limitP95: limit.p95 },
  }
}

const settled = () => new Promise((next) => setTimeout(next, SETTLED_AFTER_MS))
const titleOf = (round: number) => `公示${shortTitle(round)}`
const today = (later = 0) => Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: later }).toString()

/** Urgent, so that the hall's band shows it out of its turn. */
export const noticeOf = (title: string) => ({
  class: CLASS,
  title,
  publisher: '本站',
  publishedAt: today(),
  until: today(),
  urgent: true,
  objection: { contact: '甲', phone: '乙', place: '丙' },
  body: '甲',
})

const textOf = (title: string, day = today()) =>
  `---\ntitle: ${title}\npublisher: 本站\npublishedAt: ${day}\nuntil: ${today(20)}\nobjection: {contact: 甲, phone: 乙, place: 丙}\n---\n\n甲\n`

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
