import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Guide } from '#contract/guide.ts'
import { LANDSCAPE, openBrowser, openScreen, PORTRAIT } from '#test/support/chromium.ts'
import { toGuides } from '#test/support/guide-ways.ts'
import { longStation } from '#test/support/long-station.ts'
import { live } from '#test/support/resident.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { catalogueOf, setLayout } from '#test/support/ways.ts'

const SIZES = { upright: PORTRAIT, lying: LANDSCAPE }
const LAYOUTS = { 'normal type': { large: false }, 大字版: { large: true } }
/** More pages than this nobody reads at a kiosk; the longest guide lying in 大字版 has 11. */
const MOST_PAGES = 12

let browser: Browser
let station: RunningStation
beforeAll(async () => {
  ;[browser, station] = await Promise.all([openBrowser(), startStation(longStation)])
})
afterAll(async () => {
  await browser?.close()
  await station?.remove()
})

type PageRead = { text: string; rows: string[]; overfull: string[] }

/** Reads the guide on screen to its end, turning the pages by their button. Runs inside the page. */
async function readThrough(): Promise<PageRead[]> {
  const drawn = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
  const pages: PageRead[] = []
  for (;;) {
    await drawn()
    const overfull = ['.page', '.guide', '.guide-top', '.tags', '.guide-actions'].filter((name) => {
      const box = document.querySelector(name)
      return box && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
    })
    const rows = [...document.querySelectorAll<HTMLElement>('.page dd')].map((row) => row.innerText)
    pages.push({ text: document.querySelector<HTMLElement>('.page')?.innerText ?? '', rows, overfull })
    const next = [...document.querySelectorAll<HTMLButtonElement>('.pager button')].at(-1)
    if (!next || next.dataset['disabled'] !== undefined) return pages
    next.click()
  }
}

/** What every guide must say, in the order of the screen. */
function contentsOf(guide: Guide): string[] {
  return [
    ...guide.materials.map(({ name }) => name),
    ...guide.conditions,
    ...guide.legalBasis.map(({ title }) => title.replaceAll('《', '〈').replaceAll('》', '〉')),
    ...guide.steps,
    ...guide.channels,
    guide.result,
    ...guide.tips,
    guide.exerciseLevel.decidedBy,
    guide.version,
  ]
}

const bare = (text: string) => text.replaceAll(/\s/g, '')

async function openGuide(page: Page, guide: Guide): Promise<void> {
  await page.unroute('**/api/guides/*')
  await page.route('**/api/guides/*', (route) => route.fulfill({ json: { guide } }))
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('.often-tiles button')?.click())
  await page.locator('.guide h1', { hasText: guide.plainTitle }).waitFor()
}

async function back(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('.bar [data-place="first"]')?.click())
  await page.locator('main.guides').waitFor()
}

for (const [direction, size] of Object.entries(SIZES)) {
  for (const [layout, { large }] of Object.entries(LAYOUTS)) {
    describe(`${direction}, ${layout}`, () => {
      test('every guide stands whole on pages that fit, nothing cut, nothing twice, nothing left out', async () => {
        const { page, close } = await openScreen(browser, { size })
        await page.goto(station.url)
        await live(page)
        await setLayout(page, { large })
        await toGuides(page)
        const { guides } = await catalogueOf(page)
        expect(guides).toHaveLength(62)
        for (const guide of guides) {
          await openGuide(page, guide)
          const pages = await page.evaluate(readThrough)
          const said = bare(pages.flatMap(({ rows }) => rows).join(' '))
          let from = 0
          for (const wanted of contentsOf(guide).map(bare)) {
            const at = said.indexOf(wanted, from)
            expect(at, `${guide.name}: ${wanted}`).toBeGreaterThanOrEqual(0)
            from = at + wanted.length
          }
          expect(
            pages.flatMap(({ overfull }) => overfull),
            guide.name,
          ).toEqual([])
          expect(pages.length, guide.name).toBeLessThanOrEqual(MOST_PAGES)
          // The seven elements come first: at the latest, the last of them begins before half of the pages are turned.
          const basis = pages.findIndex(({ text }) => /(^|\n)依据/.test(text))
          expect(basis, guide.name).toBeLessThanOrEqual(Math.ceil(pages.length / 2))
          await back(page)
        }
        await close()
      })
    })
  }
}
