import type { Page } from 'playwright-core'
import { openBrowser, openScreen } from '#test/support/chromium.ts'
import { live } from '#test/support/resident.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { startStation } from '#test/support/start-station.ts'
import { screensFetched, settled } from '#test/support/ways.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, spreadOf } from './figures.ts'
import { watchTaps } from './in-page.ts'

const SLOW_DOWN = 4
const MAX_MS = 33
/** Most times that a journey is walked: an errand of six taps is measured a hundred times and more. */
const WALKS = 20

/** A button of the screen that stands there: by its name, or by where it is. */
type Tap = { name: string | RegExp } | { at: string }

/** What residents tap, journey by journey, from home. The first walk loads what the journey needs, and counts not. */
const journeys: Record<string, readonly Tap[]> = {
  取号: [{ at: '[data-place="take"]' }, { name: '社会救助' }, { name: /^申请低保/ }, { name: /^取号$/ }],
  优先取号: [
    { at: '[data-place="take"]' },
    { name: '没带证，也可以优先' },
    { at: '[data-place="back"]' },
    { name: /优先取号/ },
    { name: /^同意/ },
  ],
  办事指南: [
    { at: '[data-place="guide"]' },
    { name: '社会救助' },
    { name: /^申请低保/ },
    { name: /下一页/ },
    { name: /上一页/ },
  ],
  自查: [
    { at: '[data-place="guide"]' },
    { at: '.often-tiles button:last-child' },
    { name: /^自查$/ },
    { name: '必带的都有' },
    { name: '要带，还没有' },
    { name: /^不用带$/ },
  ],
  找一件事: [
    { at: '[data-place="search"]' },
    { name: '拼音' },
    { at: '.letters button >> text="D"' },
    { at: '.letters button >> text="B"' },
    { name: /^申请低保/ },
  ],
  查我的号: [
    { at: '[data-place="find-ticket"]' },
    { at: '.pad button >> text="0"' },
    { at: '.pad button >> text="0"' },
    { at: '.pad button >> text="1"' },
  ],
  看公开栏: [
    { at: '[data-place="board"]' },
    { name: /拟确认低保家庭公示/ },
    { at: '[data-place="back"]' },
    { name: /公示/ },
  ],
  在哪里: [{ at: '[data-place="places"]' }, { at: '.choices button:last-child' }],
  '咨询、投诉、建议': [
    { at: '[data-place="board"]' },
    { at: '.quiet' },
    { name: /^投诉/ },
    { name: '等得太久' },
  ],
  办件进度: [{ at: '[data-place="board"]' }, { at: '.quiet' }, { name: /^查办件进度/ }],
  叫工作人员: [{ at: '[data-place="call"]' }],
  大字版: [{ at: '[data-place="size"]' }],
}

/** From the finger's leaving a button to the frame that shows what it leads to, for every journey of a resident. */
export async function tapRows({ samples }: Effort): Promise<Row[]> {
  const station = await startStation({ devices: withoutPrinter })
  const browser = await openBrowser()
  try {
    const { page, close } = await openScreen(browser)
    await page.addInitScript(watchTaps)
    await page.goto(station.url)
    await live(page)
    // On a kiosk the code of every screen is there a few seconds after the start.
    await screensFetched(page)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
    const rows: Row[] = []
    for (const [journey, taps] of Object.entries(journeys))
      rows.push(rowOf(journey, await walk(page, taps, Math.min(WALKS, samples))))
    await close()
    return rows
  } finally {
    await browser.close()
    await station.remove()
  }
}

function rowOf(journey: string, times: readonly number[]): Row {
  const { p50, p95, n } = spreadOf(times)
  return {
    work: `tap → what it shows at ${SLOW_DOWN}×, ${journey}, p50/p95 (n = ${n})`,
    measured: `${inMs(p50)}/${inMs(p95)} ms`,
    limit: '',
    goal: `p95 ≤ ${MAX_MS} ms`,
    ok: p95 <= MAX_MS,
    figures: { p50, p95, n },
  }
}

async function walk(page: Page, taps: readonly Tap[], times: number): Promise<number[]> {
  const measured: number[] = []
  for (let i = -1; i < times; i++) {
    for (const tap of taps) {
      const took = await press(page, tap)
      if (i >= 0) measured.push(took)
    }
    await goHome(page)
  }
  return measured
}

/** Ms from the finger's leaving it to the frame after the screen has changed. */
async function press(page: Page, tap: Tap): Promise<number> {
  await settled(page)
  const place = page.locator('[aria-modal=true]').or(page.locator('.frame')).last()
  const button = 'name' in tap ? place.getByRole('button', { name: tap.name }) : page.locator(tap.at)
  await page.evaluate(() => performance.clearMeasures('tapped'))
  await button.first().tap()
  await page.waitForFunction(() => performance.getEntriesByName('tapped').length > 0)
  return page.evaluate(() => performance.getEntriesByName('tapped')[0]?.duration ?? Number.NaN)
}

/** Closes what stands before the screen, and goes home from wherever it is. */
async function goHome(page: Page): Promise<void> {
  await settled(page)
  const sheet = page.locator('[aria-modal=true]')
  if (await sheet.isVisible()) {
    await sheet.getByRole('button').last().press('Enter')
    await sheet.waitFor({ state: 'detached' })
  }
  const home = page.locator('.bar button[data-place="home"]')
  if (await home.isVisible()) await home.press('Enter')
  await page.locator('[data-screen="home"]').waitFor()
}
