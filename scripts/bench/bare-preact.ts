import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { openScreen } from '#test/support/chromium.ts'
import type { Standing } from './tapped.ts'

const ADDRESS = 'http://bare.test/'
/** What the page keeps at hand for the functions that are run inside it. */
type Held = { bare: { show(page: Standing): void; next: Standing | null } }

/** A page that is nothing but Preact and a style; it shows what it is given, and something else at a touch. */
export type BarePage = {
  /** Ms from the finger's leaving the page to the frame that shows `after`. */
  change(before: Standing, after: Standing): Promise<number>
  close(): Promise<void>
}

/** Opens it with the style of the page that it is held against; `prepare` slows it down likewise. */
export async function openBarePage(
  browser: Browser,
  style: string,
  prepare: (page: Page) => Promise<unknown>,
): Promise<BarePage> {
  const { page, close } = await openScreen(browser)
  const preact = await readFile(new URL('../../node_modules/preact/dist/preact.mjs', import.meta.url), 'utf8')
  await page.route(`${ADDRESS}**`, (route) =>
    route.request().url().endsWith('.mjs')
      ? route.fulfill({ contentType: 'text/javascript', body: preact })
      : route.fulfill({ contentType: 'text/html', body: PAGE }),
  )
  await page.goto(ADDRESS)
  await page.addStyleTag({ content: style })
  await page.waitForFunction(() => 'bare' in globalThis)
  await prepare(page)
  return {
    async change(before, after) {
      await page.evaluate(arm, { before, after })
      await page.locator('#touch').tap()
      await page.waitForFunction(() => performance.getEntriesByName('tapped').length > 0)
      return page.evaluate(() => performance.getEntriesByName('tapped')[0]?.duration ?? Number.NaN)
    },
    close,
  }
}

/** Runs inside the page: shows what was before, and waits for the touch. */
async function arm({ before, after }: { before: Standing; after: Standing }): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page's own script puts it there
  const { bare } = globalThis as unknown as Held
  performance.clearMeasures('tapped')
  bare.show(before)
  bare.next = after
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)
}

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bare</title><body><div id="root"></div>
<button id="touch" type="button" style="position:fixed;inset:0;opacity:0;z-index:9"></button>
<script type="module">
import { h, render } from './preact.mjs'
const root = document.querySelector('#root')
const ON = new Set(['disabled', 'open', 'hidden'])
const vnode = (of) => typeof of === 'string' ? of : h(of.tag, {
  ...Object.fromEntries(Object.entries(of.has).map(([name, is]) => [name, ON.has(name) ? true : is])),
  // Another screen is made anew, as it is where screens are components.
  ...(of.tag === 'main' && { key: of.has.class }),
}, of.within.map(vnode))
function show({ root: has, body }) {
  for (const [name, is] of Object.entries(has)) document.documentElement.setAttribute(name, is)
  render(vnode(body), root)
}
globalThis.bare = { show, next: null }
document.querySelector('#touch').addEventListener('pointerup', ({ timeStamp: start }) => {
  show(bare.next)
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => performance.measure('tapped', { start, end: performance.now() })
    port2.postMessage(null)
  })
})
</script>`
