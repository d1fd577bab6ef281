import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Guide } from '#contract/guide.ts'
import { type Contents, contentsAddress } from '../../kiosk-ui/gallery/contents.ts'
import { type Browser, openBrowser, PORTRAIT } from '#test/support/chromium.ts'
import { openMeasuredScreen, screensOf, showInGallery } from '#test/support/gallery-screens.ts'
import { openGallery } from '#test/support/gallery-server.ts'
import { tornIn } from '#test/support/gate-reading.ts'

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

type PageRead = {
  rows: string[]
  answers: string[]
  overfull: string[]
  /** Texts of several lines: where each line but the first begins. */
  severalLines: { whole: string; breaks: number[] }[]
  untold: string[]
}

/** Reads the guide on screen to its end, turning the pages by their button. Runs inside the page. */
async function readThrough(aloud: boolean): Promise<PageRead[]> {
  // A page is laid out at once; to have each painted, too, takes the most of the time.
  const laidOut = () => new Promise((next) => setTimeout(next))
  const pages: PageRead[] = []
  const range = document.createRange()
  const boxOf = (node: Text, from: number, to: number) => {
    range.setStart(node, from)
    range.setEnd(node, to)
    return range.getBoundingClientRect()
  }
  function severalLines(): PageRead['severalLines'] {
    const found: PageRead['severalLines'] = []
    const walker = document.createTreeWalker(
      document.querySelector('.guide') ?? document,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text) || !node.parentElement?.checkVisibility()) continue
      const { data } = node
      const { height } = boxOf(node, 0, 1)
      if (boxOf(node, 0, data.length).height < 1.8 * height) continue
      const tops = Array.from(data, (_, i) => boxOf(node, i, i + 1).top)
      const breaks = tops.flatMap((top, i) => (i > 0 && top > (tops[i - 1] ?? top) + height / 2 ? [i] : []))
      found.push({ whole: data, breaks })
    }
    return found
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- gallery/resident/main.tsx puts it there
  const { untold } = globalThis as unknown as { untold(): Promise<string[]> }
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
    pages.push({
      rows,
      answers,
      overfull,
      severalLines: severalLines(),
      untold: aloud ? await untold() : [],
    })
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

/** `aloud`: what is read aloud is listened to, too; it is the same in every layout. */
async function standsWhole(page: Page, guide: Guide, most: number, aloud: boolean): Promise<void> {
  expect(await page.locator('.guide h1').innerText(), guide.name).toContain(guide.plainTitle)
  const pages = await page.evaluate(readThrough, aloud)
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
  expect(
    pages.flatMap(({ untold }) => untold),
    guide.name,
  ).toEqual([])
  expect(
    pages.flatMap(({ severalLines }) => severalLines.flatMap(tornIn)),
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
      test('every guide stands whole on pages that fit, nothing cut or torn, nothing twice, nothing left out or untold', async () => {
        const { page, close } = await openMeasuredScreen(browser, size)
        expect(guides).toHaveLength(62)
        for (const guide of guides) {
          const name = `guide-${guide.seq}`
          await showInGallery(page, { url: gallery.url, surface: 'resident', name, showing: { type } })
          await standsWhole(page, guide, most, direction === 'upright' && type === 'normal')
        }
        await close()
      })
    })
  }
}

/** Half the height: one of the longest, and one with five things to do beside the two that turn the pages. */
test.for([
  ['guide-12', 'normal', 7],
  ['guide-12', 'large', 10],
  ['guide-bookable', 'normal', 5],
  ['guide-bookable', 'large', 8],
] as const)('%s takes few pages for who sits, %s type', async ([name, type, most]) => {
  const { page, close } = await openMeasuredScreen(browser, PORTRAIT)
  const showing = { type, reach: 'sitting' } as const
  await showInGallery(page, { url: gallery.url, surface: 'resident', name, showing })
  const pages = await page.locator('.guide [data-pages]').getAttribute('data-pages')
  expect(Number(pages)).toBeGreaterThan(0)
  expect(Number(pages)).toBeLessThanOrEqual(most)
  await close()
})
