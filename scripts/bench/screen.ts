import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openScreen } from '#test/support/chromium.ts'
import { live } from '#test/support/resident.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { startStation } from '#test/support/start-station.ts'
import { wireWeight } from '#test/support/wire-weight.ts'
import { startBare } from './bare.ts'
import type { Effort } from './effort.ts'
import { median, type Row } from './figures.ts'
import { watchWaking } from './in-page.ts'
import { slowly } from './slowly.ts'

const FIRST_LOAD_MAX_KB = 30
const SCRIPT_MAX_KB = 15
/** Beside the same markup without its script. */
const USABLE_TIMES_MAX = 1.3
const LOADS = 7

/** What a resident's screen costs: bytes of the first load, and the time until it can be used. */
export async function* screenRows({ slowDowns }: Effort): AsyncGenerator<Row> {
  const bare = await startBare()
  const station = await startStation({ devices: withoutPrinter })
  const browser = await launchBrowser()
  try {
    const ours = await firstLoad(browser, station.url, live)
    yield firstLoadRow(
      ours,
      await firstLoad(browser, bare.url, (page) => page.waitForFunction(() => 'bare' in globalThis)),
    )
    for (const slowDown of slowDowns) yield await usableRow(browser, station.url, slowDown)
  } finally {
    await browser.close()
    await station.remove()
    await bare.stop()
  }
}

type Weight = { all: number; script: number }

/** Bytes as they came over the wire, headers of the answers included, until the page is ready. */
async function firstLoad(
  browser: Browser,
  url: string,
  ready: (page: Page) => Promise<unknown>,
): Promise<Weight> {
  const { page, close } = await openScreen(browser)
  const weight = await wireWeight(page)
  await page.goto(url, { waitUntil: 'load' })
  await ready(page)
  await close()
  return { all: weight.all(), script: weight.script() }
}

/** The limit: Preact, a button and a live stream. */
function firstLoadRow(ours: Weight, limit: Weight): Row {
  const kb = ({ all, script }: Weight) => `${(all / 1000).toFixed(1)}/${(script / 1000).toFixed(1)} kB`
  return {
    work: 'first load of home, all bytes / script (brotli)',
    measured: kb(ours),
    limit: kb(limit),
    goal: `≤ ${FIRST_LOAD_MAX_KB}/${SCRIPT_MAX_KB} kB`,
    ok: ours.all <= FIRST_LOAD_MAX_KB * 1000 && ours.script <= SCRIPT_MAX_KB * 1000,
    figures: {
      bytes: ours.all,
      scriptBytes: ours.script,
      limitBytes: limit.all,
      limitScriptBytes: limit.script,
    },
  }
}

/**
 * From the start of the navigation until home has been painted and has woken: handlers are on, the stream is asked for. The
 * limit is the same page in a browser that runs no script, until it has been painted.
 */
async function usableRow(browser: Browser, url: string, slowDown: number): Promise<Row> {
  const times: number[] = []
  const limits: number[] = []
  for (let i = 0; i <= LOADS; i++) {
    const usable = await usableAfter(browser, url, slowDown, true)
    const painted = await usableAfter(browser, url, slowDown, false)
    // The first one fills the browser's own caches of code.
    if (i === 0) continue
    times.push(usable)
    limits.push(painted)
  }
  const [p50, limit] = [median(times), median(limits)]
  return {
    work: `home usable at ${slowDown}× CPU slow-down, median of ${LOADS}`,
    measured: `${Math.round(p50)} ms, ${(p50 / limit).toFixed(2)}× limit`,
    limit: `${Math.round(limit)} ms`,
    goal: `≤ ${USABLE_TIMES_MAX}× limit`,
    ok: p50 <= limit * USABLE_TIMES_MAX,
    figures: { ms: p50, limitMs: limit, times: p50 / limit },
  }
}

const PAINT_LOOKED_FOR_MS = 20

async function usableAfter(
  browser: Browser,
  url: string,
  slowDown: number,
  javaScriptEnabled: boolean,
): Promise<number> {
  const { page, close } = await openScreen(browser, { javaScriptEnabled })
  const slowed = await slowly(page)
  if (javaScriptEnabled) await page.addInitScript(watchWaking)
  const at = await slowed(slowDown, async () => {
    await page.goto(url, { waitUntil: 'load' })
    if (javaScriptEnabled) await live(page)
    for (;;) {
      const [painted, woken = 0] = await page.evaluate(() =>
        ['first-contentful-paint', 'woken'].map((name) => performance.getEntriesByName(name)[0]?.startTime),
      )
      if (painted !== undefined) return Math.max(painted, woken)
      await new Promise((next) => setTimeout(next, PAINT_LOOKED_FOR_MS))
    }
  })
  await close()
  return at
}
