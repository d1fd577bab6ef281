import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Guide } from '#contract/guide.ts'
import { type Contents, contentsAddress } from '../../kiosk-ui/gallery/contents.ts'
import { openBrowser } from '#test/support/chromium.ts'
import { openMeasuredScreen, screensOf, showInGallery } from '#test/support/gallery-screens.ts'
import { openGallery } from '#test/support/gallery-server.ts'

const LAYOUTS = { 'normal type': 'normal', 大字版: 'large' } as const
/** More pages than this nobody reads at a kiosk. In 大字版 there may be more, but nothing is told less. */
const MOST_PAGES: Record<string, number> = {
  'upright, normal type': 3,
  'upright, 大字版': 8,
  'lying, normal type': 5,
  'lying, 大字版': 9,
}

let browser: Browser
let gallery: Awaited<ReturnType<typeof openGallery>>
let guides: readonly Guide[]
beforeAll(async () => {
  ;[browser, gallery] = await Promise.all([openBrowser(), openGallery()])
  const contents = (await (await fetch(gallery.url + contentsAddress('long'))).json()) as Contents
  guides = contents.guide
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

type PageRead = { rows: string[]; answers: string[]; overfull: string[] }

/** Reads the guide on screen to its end, turning the pages by their button. Runs inside the page. */
async function readThrough(): Promise<PageRead[]> {
  // A page is laid out at once; to have each painted, too, takes the most of the time.
  const laidOut = () => new Promise((next) => setTimeout(next))
  const pages: PageRead[] = []
  for (;;) {
    await laidOut()
    const overfull = ['.paged', '.guide', '.guide-foot', '.guide-actions'].filter((name) => {
      const box = document.querySelector(name)
      return box && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
    })
    const rows = [...document.querySelectorAll<HTMLElement>('.group-row')].map((row) => row.innerText)
    const answers = [...document.querySelectorAll<HTMLElement>('.answer, .short-answer')].map(
      ({ dataset }) => dataset['answer'] ?? '',
    )
    pages.push({ rows, answers, overfull })
    const next = [...document.querySelectorAll<HTMLButtonElement>('.pager button')].at(-1)
    if (!next || next.dataset['disabled'] !== undefined) return pages
    next.click()
  }
}

/** What every guide must say, in the order of the screen. */
function contentsOf(guide: Guide): string[] {
  const forAll = guide.materials.filter(({ required }) => required === true)
  const forSome = guide.materials.filter(({ required }) => required !== true)
  return [
    ...[...forAll, ...forSome].map(({ name }) => name),
    ...guide.conditions,
    ...guide.steps,
    ...guide.channels,
    guide.result,
    ...guide.tips,
    guide.exerciseLevel.decidedBy,
    guide.version,
    ...guide.legalBasis.map(({ title }) => title.replaceAll('《', '〈').replaceAll('》', '〉')),
  ]
}

const bare = (text: string) => text.replaceAll(/\s/g, '')

async function standsWhole(page: Page, guide: Guide, most: number): Promise<void> {
  expect(await page.locator('.guide h1').innerText(), guide.name).toContain(guide.plainTitle)
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
  expect(pages.length, guide.name).toBeLessThanOrEqual(most)
  // What residents ask comes first: before a page is turned all of it is answered.
  expect([...new Set(pages[0]?.answers)].toSorted(), guide.name).toEqual(['fee', 'time', 'where', 'who'])
}

for (const [direction, size] of Object.entries(screensOf.resident)) {
  for (const [layout, type] of Object.entries(LAYOUTS)) {
    const most = MOST_PAGES[`${direction}, ${layout}`] ?? 0
    describe(`${direction}, ${layout}`, () => {
      test('every guide stands whole on pages that fit, nothing cut, nothing twice, nothing left out', async () => {
        const { page, close } = await openMeasuredScreen(browser, size)
        expect(guides).toHaveLength(62)
        for (const guide of guides) {
          const name = `guide-${guide.seq}`
          await showInGallery(page, { url: gallery.url, surface: 'resident', name, showing: { type } })
          await standsWhole(page, guide, most)
        }
        await close()
      })
    })
  }
}
