import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { openScreen } from '#test/support/chromium.ts'
import type { Bare } from './bare.ts'
import { slowly } from './slowly.ts'
import { nextTapped, type Standing } from './tapped.ts'

/** On the button, which is as large as the screen. */
const WITHIN = { x: 100, y: 100 } as const
/** On a machine that has much else to do. */
export const WAITS_MS = 10_000

/** The markup before a tap and after it. `asks`: a durable insert of the bare server is answered first. */
type Change = { before: Standing; after: Standing; asks: boolean }

/** What the page keeps at hand for the functions that are run inside it. */
type Held = {
  bare: { changes: Change[]; show(page: Standing): void; next: Standing | null; asks: string | null }
}

/** A page that is nothing but Preact and a style; it shows what it is given, and something else at a touch. */
export type BarePage = {
  /** Keeps a change in the page; gives its place there. */
  learn(change: Change): Promise<number>
  /** Ms from the finger's leaving the page to the frame that shows what comes after, so many times slowed down. */
  change(place: number, slowDown: number): Promise<number>
  close(): Promise<void>
}

/** Opens it with the style of the page that it is held against. */
export async function openBarePage(browser: Browser, { url }: Bare, style: string): Promise<BarePage> {
  const { page, close } = await openScreen(browser)
  await page.goto(url)
  await page.addStyleTag({ content: style })
  await page.waitForFunction(() => 'bare' in globalThis)
  const slowed = await slowly(page)
  return {
    learn: (change) => page.evaluate(keep, change),
    async change(place, slowDown) {
      await page.evaluate(arm, { place, body: JSON.stringify({ commandId: randomUUID() }) })
      return slowed(slowDown, async () => {
        await page.touchscreen.tap(WITHIN.x, WITHIN.y)
        return page.evaluate(nextTapped, WAITS_MS)
      })
    },
    close,
  }
}

/** Runs inside the page. */
function keep(change: Change): number {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page's own script puts it there
  return (globalThis as unknown as Held).bare.changes.push(change) - 1
}

/** Runs inside the page: shows what was before, and waits for the touch. */
async function arm({ place, body }: { place: number; body: string }) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- likewise
  const { bare } = globalThis as unknown as Held
  const change = bare.changes[place]
  if (change === undefined) throw new Error(`the page knows no change ${place}`)
  performance.clearMeasures('tapped')
  bare.show(change.before)
  bare.next = change.after
  bare.asks = change.asks ? body : null
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)
}
