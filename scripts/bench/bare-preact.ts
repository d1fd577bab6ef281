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

/** What the page keeps at hand for the functions that are run inside it. */
type Held = { bare: { show(page: Standing): void; next: Standing | null; asks: string | null } }

/** A page that is nothing but Preact and a style; it shows what it is given, and something else at a touch. */
export type BarePage = {
  /**
   * Ms from the finger's leaving the page to the frame that shows `after`, so many times slowed down. `asks`: a durable
   * insert of the bare server is answered first.
   */
  change(before: Standing, after: Standing, slowDown: number, asks?: boolean): Promise<number>
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
    async change(before, after, slowDown, asks = false) {
      const body = asks ? JSON.stringify({ commandId: randomUUID() }) : null
      await page.evaluate(arm, { before, after, body })
      return slowed(slowDown, async () => {
        await page.touchscreen.tap(WITHIN.x, WITHIN.y)
        return page.evaluate(nextTapped, WAITS_MS)
      })
    },
    close,
  }
}

/** Runs inside the page: shows what was before, and waits for the touch. */
async function arm({ before, after, body }: { before: Standing; after: Standing; body: string | null }) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page's own script puts it there
  const { bare } = globalThis as unknown as Held
  performance.clearMeasures('tapped')
  bare.show(before)
  bare.next = after
  bare.asks = body
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)
}
