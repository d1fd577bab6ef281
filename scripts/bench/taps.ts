import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openScreen, type Screen } from '#test/support/chromium.ts'
import { live } from '#test/support/resident.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { startStation } from '#test/support/start-station.ts'
import { settled } from '#test/support/ways.ts'
import { startBare } from './bare.ts'
import { type BarePage, openBarePage, WAITS_MS } from './bare-preact.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, type Spread, spreadOf } from './figures.ts'
import { type Slowly, slowly } from './slowly.ts'
import { nextTapped, standing, styleOf, watchTaps, whatStands } from './tapped.ts'

const SLOW_DOWN = 4
const MAX_MS = 33
/** Beside a bare page, where even that takes longer. */
const TIMES_MAX = 1.5

/** A button of the screen that stands there: by its name, or by where it is. `asks`: the daemon answers it first. */
type Tap = ({ name: string | RegExp } | { at: string }) & { asks?: true }
/** Taps from home on. `leave` leads back from a sheet, and is not measured. */
type Journey = { taps: readonly Tap[]; leave?: Tap }
/** `counts`: of its taps, the last alone or every one. */
type Walked = { slowDown: number; count: number; counts: 'last' | 'all' }
/** A kiosk that is slowed down while it is looked at. */
type Kiosk = Screen & { slowed: Slowly }
/** Ms, of the kiosk and of the bare page. */
type Pair = { ours: number[]; limit: number[] }

const place = (name: string): Tap => ({ at: `[data-place="${name}"]` })
const key = (digit: string): Tap => ({ at: `.pad button >> text="${digit}"` })
const letter = (one: string): Tap => ({ at: `.letters button >> text="${one}"` })

/** The shortest way to a number: its last tap is held against the same tap of a bare page, at full speed too. */
const STRAIGHT: Journey = { taps: [place('take'), { name: /直接取号/, asks: true }] }

/** What else residents tap, journey by journey. A first walk loads what the journey needs, and does not count. */
const journeys: Record<string, Journey> = {
  取号: {
    taps: [place('take'), { name: '社会救助' }, { name: /^申请低保/ }, { name: /^取号$/, asks: true }],
  },
  优先取号: { taps: [place('take'), { name: /优先取号/ }, { name: '孕妇', asks: true }] },
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
  叫工作人员: { taps: [{ ...place('call'), asks: true }], leave: { name: '不用了' } },
  大字版: { taps: [place('size')], leave: { at: '[data-look="normal normal"]' } },
}

/**
 * From the finger's leaving a button to the frame that shows what it leads to, for every journey of a resident, beside
 * the same change of markup on a page that is nothing but Preact and the same style. A journey that cannot be walked to
 * its end says where it stands, and the others go on.
 */
export async function* tapRows({ taps }: Effort): AsyncGenerator<Row> {
  const station = await startStation({ devices: withoutPrinter })
  const server = await startBare()
  const browser = await launchBrowser()
  let kiosk: Kiosk | null = null
  let bare: BarePage | null = null
  try {
    const straight = { of: rowOfNumber, name: '', journey: STRAIGHT, counts: 'last' } as const
    const walked = [
      { ...straight, slowDown: 1 },
      { ...straight, slowDown: SLOW_DOWN },
      ...Object.entries(journeys).map(([name, journey]) => ({
        of: rowOfJourney,
        name,
        journey,
        counts: 'all' as const,
        slowDown: SLOW_DOWN,
      })),
    ]
    for (const { of, slowDown, name, journey, counts } of walked) {
      kiosk ??= await openKiosk(browser, station.url)
      const { page, context } = kiosk
      let row: Row
      try {
        bare ??= await openBarePage(browser, server, await page.evaluate(styleOf))
        row = of(slowDown, name, await measured(kiosk, bare, journey, { slowDown, counts, count: taps }))
      } catch (error) {
        row = {
          ...of(slowDown, name, { ours: [], limit: [] }),
          ...broken(await page.evaluate(whatStands), error),
        }
        // The next one begins at home.
        await context.close()
        kiosk = null
      }
      yield row
    }
  } finally {
    await kiosk?.context.close()
    await bare?.close()
    await browser.close()
    await server.stop()
    await station.remove()
  }
}

/** A kiosk a few seconds after its start, when the code of every screen is there. */
async function openKiosk(browser: Browser, url: string): Promise<Kiosk> {
  const screen = await openScreen(browser)
  const { page } = screen
  page.setDefaultTimeout(WAITS_MS)
  await page.addInitScript(watchTaps)
  await page.goto(url)
  await live(page)
  await page.locator('[data-screens="fetched"]').waitFor({ timeout: 3 * WAITS_MS })
  return { ...screen, slowed: await slowly(page) }
}

/**
 * Each tap of the journey so often that together they are as many as asked for. The bare page makes each change right after
 * the kiosk, while the kiosk's buttons are still deaf.
 */
async function measured(
  { page, slowed }: Kiosk,
  bare: BarePage,
  { taps, leave }: Journey,
  { slowDown, count, counts }: Walked,
): Promise<Pair> {
  const changes: number[] = []
  const pair: Pair = { ours: [], limit: [] }
  const counted = counts === 'all' ? taps.length : 1
  for (let walk = -1; walk < Math.ceil(count / counted); walk++) {
    for (const [at, tap] of taps.entries()) {
      const isFirst = walk < 0
      const before = isFirst ? await page.evaluate(standing) : null
      const ours = await press(page, tap, (work) => slowed(slowDown, work))
      if (before) {
        const after = await page.evaluate(standing)
        changes.push(await bare.learn({ before, after, asks: tap.asks === true }))
      }
      const place = changes[at]
      if (place === undefined || at < taps.length - counted) continue
      const limit = await bare.change(place, slowDown)
      if (isFirst) continue
      pair.ours.push(ours)
      pair.limit.push(limit)
    }
    await goHome(page, leave)
  }
  return pair
}

/** Ms from the finger's leaving it to the frame after the screen has changed. It is looked for at full speed. */
async function press(
  page: Page,
  tap: Tap,
  slowed: (work: () => Promise<number>) => Promise<number>,
): Promise<number> {
  try {
    await settled(page)
    const button = buttonOf(page, tap)
    await button.tap({ trial: true })
    const edges = await button.boundingBox()
    if (edges === null) throw new Error('the button has gone')
    await page.evaluate(() => performance.clearMeasures('tapped'))
    return await slowed(async () => {
      await page.touchscreen.tap(edges.x + edges.width / 2, edges.y + edges.height / 2)
      return page.evaluate(nextTapped, WAITS_MS)
    })
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

function rowOfJourney(slowDown: number, name: string, pair: Pair): Row {
  const [ours, limit] = [spreadOf(pair.ours), spreadOf(pair.limit)]
  return {
    work: `tap → what it shows at ${slowDown}×, ${name}, p50/p95 (n = ${ours.n})`,
    ...words(ours, limit),
    goal: `p95 ≤ ${MAX_MS} ms or ${TIMES_MAX}× limit`,
    ok: ours.p95 <= Math.max(MAX_MS, TIMES_MAX * limit.p95),
  }
}

function rowOfNumber(slowDown: number, _name: string, pair: Pair): Row {
  const [ours, limit] = [spreadOf(pair.ours), spreadOf(pair.limit)]
  return {
    work: `tap → number on screen at ${slowDown}×, p50/p95 (n = ${ours.n})`,
    ...words(ours, limit),
    goal: `p95 ≤ ${TIMES_MAX}× limit`,
    ok: ours.p95 <= TIMES_MAX * limit.p95,
  }
}

const words = (ours: Spread, limit: Spread) => ({
  measured: `${inMs(ours.p50)}/${inMs(ours.p95)} ms, ${(ours.p95 / limit.p95).toFixed(2)}× limit`,
  limit: `${inMs(limit.p50)}/${inMs(limit.p95)} ms`,
  figures: { p50: ours.p50, p95: ours.p95, n: ours.n, limitP50: limit.p50, limitP95: limit.p95 },
})

const broken = (stands: string, error: unknown) => ({
  measured: `${error instanceof Error ? error.message : String(error)}; there stands ${stands}`,
  limit: '',
  ok: false,
  figures: {},
})
