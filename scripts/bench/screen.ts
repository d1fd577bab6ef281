import type { Browser, CDPSession, Page } from 'playwright-core'
import { launchBrowser, openScreen } from '#test/support/chromium.ts'
import { live } from '#test/support/resident.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { wireWeight } from '#test/support/wire-weight.ts'
import type { Effort } from './effort.ts'
import { inMs, median, type Row, spreadOf } from './figures.ts'
import { watchNumber, watchWaking } from './in-page.ts'

const FIRST_LOAD_MAX_KB = 30
const SCRIPT_MAX_KB = 15
/** Most ms until the home screen can be used, by CPU slow-down. */
const USABLE_MAX_MS: Record<number, number> = { 1: 80, 4: 330, 6: 430 }
/** Most ms from the tap to the number, 95 of 100 times. */
const NUMBER_MAX_MS: Record<number, number> = { 1: 30, 4: 33 }
const LOADS = 7

/** What a resident's screen costs: bytes of the first load, time until it can be used, time to the number. */
export async function screenRows(effort: Effort): Promise<Row[]> {
  const station = await startStation({ devices: withoutPrinter })
  const browser = await launchBrowser()
  try {
    const rows = [await firstLoadRow(browser, station)]
    for (const slowDown of effort.slowDowns) rows.push(await usableRow(browser, station, slowDown))
    for (const slowDown of effort.slowDowns.filter((by) => by in NUMBER_MAX_MS))
      rows.push(await numberRow(browser, station, slowDown, effort.samples))
    return rows
  } finally {
    await browser.close()
    await station.remove()
  }
}

/** Bytes as they came over the wire, headers of the answers included, until the home screen is live. */
async function firstLoadRow(browser: Browser, station: RunningStation): Promise<Row> {
  const { page, close } = await openScreen(browser)
  const weight = await wireWeight(page)
  await page.goto(station.url, { waitUntil: 'load' })
  await live(page)
  await close()
  const all = weight.all()
  const script = weight.script()
  const kb = (bytes: number) => (bytes / 1000).toFixed(1)
  return {
    work: 'first load of home, all bytes / script (brotli)',
    measured: `${kb(all)}/${kb(script)} kB`,
    limit: '',
    goal: `≤ ${FIRST_LOAD_MAX_KB}/${SCRIPT_MAX_KB} kB`,
    ok: all <= FIRST_LOAD_MAX_KB * 1000 && script <= SCRIPT_MAX_KB * 1000,
    figures: { bytes: all, scriptBytes: script },
  }
}

async function slowed(page: Page, slowDown: number): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  return cdp
}

/** From the start of the navigation until the page has woken: handlers are on, the stream is asked for. */
async function usableRow(browser: Browser, station: RunningStation, slowDown: number): Promise<Row> {
  const times: number[] = []
  for (let i = 0; i <= LOADS; i++) {
    const { page, close } = await openScreen(browser)
    await slowed(page, slowDown)
    await page.addInitScript(watchWaking)
    await page.goto(station.url, { waitUntil: 'load' })
    await live(page)
    const woken = await page.evaluate(() =>
      performance.getEntriesByName('woken').map((mark) => mark.startTime),
    )
    await close()
    // The first one fills the browser's own caches of code.
    if (i > 0) times.push(...woken)
  }
  const p50 = median(times)
  const most = USABLE_MAX_MS[slowDown]
  return {
    work: `home usable at ${slowDown}× CPU slow-down, median of ${LOADS}`,
    measured: `${Math.round(p50)} ms`,
    limit: '',
    goal: most === undefined ? '' : `≤ ${most} ms`,
    ok: most === undefined ? null : p50 <= most,
    figures: { ms: p50 },
  }
}

/** From the finger's leaving the button to the frame that shows the number. */
async function numberRow(
  browser: Browser,
  station: RunningStation,
  slowDown: number,
  samples: number,
): Promise<Row> {
  const { page, close } = await openScreen(browser)
  await page.addInitScript(watchNumber)
  await page.goto(station.url)
  await live(page)
  await slowed(page, slowDown)
  const times: number[] = []
  for (let i = -3; i < Math.min(samples, 60); i++) {
    await page.locator('button[data-place="take"]').tap()
    await page.locator('button.direct:enabled').waitFor()
    await page.evaluate(() => performance.clearMeasures('number'))
    await page.locator('button.direct').tap()
    await page.waitForFunction(() => performance.getEntriesByName('number').length > 0)
    const took = await page.evaluate(() => performance.getEntriesByName('number').map((it) => it.duration))
    if (i >= 0) times.push(...took)
    await page.locator('main.ticket button.done:enabled').tap()
    await page.locator('[data-screen="home"]').waitFor()
  }
  await close()
  const { p50, p95, n } = spreadOf(times)
  const most = NUMBER_MAX_MS[slowDown]
  return {
    work: `tap → number on screen at ${slowDown}×, p50/p95 (n = ${n})`,
    measured: `${inMs(p50)}/${inMs(p95)} ms`,
    limit: '',
    goal: `p95 ≤ ${most} ms`,
    ok: most !== undefined && p95 <= most,
    figures: { p50, p95, n },
  }
}
