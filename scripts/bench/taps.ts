import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openScreen, type Screen } from '#test/support/chromium.ts'
import { live } from '#test/support/resident.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { startStation } from '#test/support/start-station.ts'
import { settled } from '#test/support/ways.ts'
import { type BarePage, openBarePage } from './bare-preact.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, spreadOf } from './figures.ts'
import { type Standing, standing, styleOf, watchTaps, whatStands } from './tapped.ts'

const SLOW_DOWN = 4
const MAX_MS = 33
/** Most times that a journey is walked: an errand of four taps is measured fifty times and more. */
const WALKS = 15
/** On a machine that has much else to do. */
const WAITS_MS = 10_000

/** A button of the screen that stands there: by its name, or by where it is. */
type Tap = { name: string | RegExp } | { at: string }
/** Taps from home on. `leave` leads back from a sheet, and is not measured. */
type Journey = { taps: readonly Tap[]; leave?: Tap }
/** The markup before a tap and after it. */
type Change = { before: Standing; after: Standing }

const place = (name: string): Tap => ({ at: `[data-place="${name}"]` })
const key = (digit: string): Tap => ({ at: `.pad button >> text="${digit}"` })
const letter = (one: string): Tap => ({ at: `.letters button >> text="${one}"` })

/** What residents tap, journey by journey. A first walk loads what the journey needs, and does not count. */
const journeys: Record<string, Journey> = {
  直接取号: { taps: [place('take'), { name: /直接取号/ }] },
  取号: { taps: [place('take'), { name: '社会救助' }, { name: /^申请低保/ }, { name: /^取号$/ }] },
  优先取号: { taps: [place('take'), { name: /优先取号/ }, { name: '孕妇' }] },
  办事指南: {
    taps: [
      place('guide'),
      { name: '社会救助' },
      { name: /^申请低保/ },
      { name: /下一页/ },
      { name: /上一页/ },
    ],
  },
  自查: {
    taps: [
      place('guide'),
      { name: '申请低保' },
      { name: /^自查$/ },
      { name: '必带的都有' },
      { name: '要带，还没有' },
      { name: /^不用带$/ },
    ],
  },
  找一件事: {
    // The way that was chosen last is kept for the same resident.
    taps: [
      place('search'),
      { name: '常用词' },
      { name: '拼音' },
      letter('D'),
      letter('B'),
      { name: /^申请低保/ },
    ],
  },
  查我的号: { taps: [place('find-ticket'), key('0'), key('0'), key('1')] },
  查办件进度: { taps: [place('find-ticket'), { name: '查办件进度' }, key('1')] },
  看公开栏: {
    taps: [
      place('board'),
      { name: /拟确认低保家庭公示/ },
      { at: '.bar [data-place="back"]' },
      { name: /^通知公告/ },
    ],
  },
  在哪里: { taps: [place('places'), { at: '.choices button:last-child' }] },
  咨询投诉: {
    taps: [place('board'), { at: '.board-foot .quiet' }, { name: /^投诉/ }, { name: '等得太久' }],
  },
  叫工作人员: { taps: [place('call')], leave: { name: '不用了' } },
  大字版: { taps: [place('size')], leave: { at: '[data-look="normal normal"]' } },
}

/**
 * From the finger's leaving a button to the frame that shows what it leads to, for every journey of a resident, beside
 * the same change of markup on a page that is nothing but Preact and the same style. A journey that cannot be walked to
 * its end says where it stands, and the others go on.
 */
export async function tapRows({ samples }: Effort): Promise<Row[]> {
  const station = await startStation({ devices: withoutPrinter })
  const browser = await launchBrowser()
  try {
    const walks = Math.min(WALKS, samples)
    const rows: Row[] = []
    let screen: Screen | null = null
    let bare: BarePage | null = null
    for (const [name, journey] of Object.entries(journeys)) {
      screen ??= await openWatched(browser, station.url)
      const { page, context } = screen
      try {
        bare ??= await openBarePage(browser, await page.evaluate(styleOf), slowed)
        rows.push(rowOf(name, await measured(page, journey, walks, bare)))
      } catch (error) {
        rows.push(brokenRow(name, await page.evaluate(whatStands), error))
        // The next one begins at home.
        await context.close()
        screen = null
      }
    }
    await screen?.context.close()
    await bare?.close()
    return rows
  } finally {
    await browser.close()
    await station.remove()
  }
}

/** A kiosk a few seconds after its start, when the code of every screen is there. */
async function openWatched(browser: Browser, url: string): Promise<Screen> {
  const screen = await openScreen(browser)
  const { page } = screen
  page.setDefaultTimeout(WAITS_MS)
  await page.addInitScript(watchTaps)
  await page.goto(url)
  await live(page)
  await page.locator('[data-screens="fetched"]').waitFor({ timeout: 3 * WAITS_MS })
  await slowed(page)
  return screen
}

async function slowed(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
}

async function measured(
  page: Page,
  { taps, leave }: Journey,
  walks: number,
  bare: BarePage,
): Promise<{ ours: number[]; limit: number[] }> {
  const changes: Change[] = []
  const ours: number[] = []
  for (let walk = -1; walk < walks; walk++) {
    for (const tap of taps) {
      const before = walk < 0 ? await page.evaluate(standing) : null
      const took = await press(page, tap)
      if (before) changes.push({ before, after: await page.evaluate(standing) })
      else ours.push(took)
    }
    await goHome(page, leave)
  }
  const limit: number[] = []
  for (let walk = -1; walk < walks; walk++)
    for (const { before, after } of changes) {
      const took = await bare.change(before, after)
      if (walk >= 0) limit.push(took)
    }
  return { ours, limit }
}

/** Ms from the finger's leaving it to the frame after the screen has changed. */
async function press(page: Page, tap: Tap): Promise<number> {
  try {
    await settled(page)
    await page.evaluate(() => performance.clearMeasures('tapped'))
    await buttonOf(page, tap).tap()
    await page.waitForFunction(() => performance.getEntriesByName('tapped').length > 0)
    return await page.evaluate(() => performance.getEntriesByName('tapped')[0]?.duration ?? Number.NaN)
  } catch (cause) {
    throw new Error(`nothing came of ${'name' in tap ? tap.name : tap.at}`, { cause })
  }
}

function buttonOf(page: Page, tap: Tap) {
  const shown = page.locator('[aria-modal=true]').or(page.locator('.frame')).last()
  return ('name' in tap ? shown.getByRole('button', { name: tap.name }) : page.locator(tap.at)).first()
}

async function goHome(page: Page, leave: Tap | undefined): Promise<void> {
  await settled(page)
  if (leave) {
    await buttonOf(page, leave).press('Enter')
    await page.locator('[aria-modal=true]').waitFor({ state: 'detached' })
  }
  const home = page.locator('.bar button[data-place="home"]')
  if (await home.isVisible()) await home.press('Enter')
  await page.locator('[data-screen="home"]').waitFor()
}

const workOf = (journey: string, n: number) =>
  `tap → what it shows at ${SLOW_DOWN}×, ${journey}, p50/p95 (n = ${n})`

function rowOf(journey: string, { ours, limit }: { ours: readonly number[]; limit: readonly number[] }): Row {
  const { p50, p95, n } = spreadOf(ours)
  const bare = spreadOf(limit)
  return {
    work: workOf(journey, n),
    measured: `${inMs(p50)}/${inMs(p95)} ms`,
    limit: `${inMs(bare.p50)}/${inMs(bare.p95)} ms`,
    goal: `p95 ≤ ${MAX_MS} ms`,
    ok: p95 <= MAX_MS,
    figures: { p50, p95, n, bareP50: bare.p50, bareP95: bare.p95 },
  }
}

function brokenRow(journey: string, stands: string, error: unknown): Row {
  return {
    work: workOf(journey, 0),
    measured: `${error instanceof Error ? error.message : String(error)}; there stands ${stands}`,
    limit: '',
    goal: `p95 ≤ ${MAX_MS} ms`,
    ok: false,
    figures: {},
  }
}
