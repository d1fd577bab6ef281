import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Contents, contentsAddress } from '../../kiosk-ui/gallery/contents.ts'
import { LONG_TITLE, noticeTitled } from '../../kiosk-ui/gallery/made-up/notices.ts'
import { type Browser, LANDSCAPE, openBrowser, PORTRAIT } from '#test/support/chromium.ts'
import { openMeasuredScreen, showInGallery } from '#test/support/gallery-screens.ts'
import { openGallery } from '#test/support/gallery-server.ts'

/** Of a 公示 of 40 households with 8 columns and the longest title there is; as cards it took 16 to 60. */
const MOST_PAGES = { upright: { normal: 4, large: 6 }, lying: { normal: 7, large: 7 } } as const
const ALL = 40

let browser: Browser
let gallery: Awaited<ReturnType<typeof openGallery>>
let rows: string[][]
beforeAll(async () => {
  ;[browser, gallery] = await Promise.all([openBrowser(), openGallery()])
  const contents = (await (await fetch(gallery.url + contentsAddress('long'))).json()) as Contents
  const table = noticeTitled(contents, LONG_TITLE).blocks.find(({ at }) => at === 'table')
  if (table?.at !== 'table') throw new Error('the longest 公示 has no list')
  rows = table.rows.map((cells) => cells.map((runs) => runs.map(({ text }) => text).join('')))
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

/** Reads the notice on screen to its end; `lines` are the persons of a page. Runs inside the page. */
async function readThrough(): Promise<{ lines: string[] }[]> {
  const pages: { lines: string[] }[] = []
  for (;;) {
    await new Promise((next) => setTimeout(next))
    pages.push({
      lines: [...document.querySelectorAll<HTMLElement>('.person')].map(({ innerText }) => innerText),
    })
    const next = [...document.querySelectorAll<HTMLButtonElement>('.pager button')].at(-1)
    if (!next || next.dataset['disabled'] !== undefined) return pages
    next.click()
  }
}

/** Presses the first control that says this, of the sheet where one stands there. Runs inside the page. */
async function press(words: string): Promise<void> {
  const seen = document.querySelector('dialog[open]') ?? document
  const control = [...seen.querySelectorAll('button')].find(({ innerText }) => innerText.includes(words))
  if (!control) throw new Error(`nothing says ${words}`)
  control.click()
  await new Promise((next) => setTimeout(next))
}

const bare = (text: string) => text.replaceAll(/\s/g, '')

/** What the sheet before the notice says, to its last page. Runs inside the page. */
async function readSheet(): Promise<string> {
  let read = ''
  for (;;) {
    read += document.querySelector<HTMLElement>('.sheet .notice-page')?.innerText ?? ''
    const next = [...document.querySelectorAll<HTMLButtonElement>('.sheet .pager button')].at(-1)
    if (!next || next.dataset['disabled'] !== undefined) return read
    next.click()
    await new Promise((seen) => setTimeout(seen))
  }
}

async function standsInFewPages(page: Page, most: number): Promise<void> {
  const pages = await page.evaluate(readThrough)
  expect(pages.flatMap(({ lines }) => lines.map((line) => bare(line).slice(0, 3)))).toEqual(
    rows.map(([, name = '']) => name.slice(0, 3)),
  )
  expect(pages.length).toBeLessThanOrEqual(most)
}

/** On the page before the last; the sheet leads back to it. */
async function tellsAllOfAPerson(page: Page): Promise<void> {
  await page.evaluate(press, '上一页')
  const before = await page.locator('main.notice').innerText()
  const person = page.locator('.person').last()
  const line = bare(await person.innerText())
  const row = rows.findLast(([, name = '', group = '']) => line.startsWith(bare(name + group))) ?? []
  await person.evaluate((button: HTMLElement) => button.click())
  expect(await page.locator('.sheet h2').innerText()).toBe(row[1])
  const said = bare(await page.evaluate(readSheet))
  for (const cell of row) expect(said).toContain(bare(cell))
  await page.evaluate(press, '回名单')
  expect(await page.locator('main.notice').innerText()).toBe(before)
}

describe.for(Object.entries(MOST_PAGES))('%s', ([direction, ofTypes]) => {
  test('a 公示 of 40 persons is read whole in few pages, a line each, and a line tells all when touched', async () => {
    const size = direction === 'lying' ? LANDSCAPE : PORTRAIT
    const { page, close } = await openMeasuredScreen(browser, size)
    expect(rows).toHaveLength(ALL)
    for (const type of ['normal', 'large'] as const) {
      await showInGallery(page, {
        url: gallery.url,
        surface: 'resident',
        name: 'notice-longest-title',
        showing: { type },
      })
      await standsInFewPages(page, ofTypes[type])
      await tellsAllOfAPerson(page)
    }
    await close()
  })
})

test('the persons of one group stand together after two touches, and a third shows the page that was left', async () => {
  const { page, close } = await openMeasuredScreen(browser, PORTRAIT)
  await showInGallery(page, { url: gallery.url, surface: 'resident', name: 'notice-people' })
  const before = await page.locator('main.notice').innerText()
  await page.evaluate(press, '在名单里找')
  await page.evaluate(press, '第9小组')
  const lines = (await page.locator('.person').allInnerTexts()).map(bare)
  expect(lines).toHaveLength(rows.filter(([, , group]) => group === '第9小组').length)
  for (const line of lines) expect(line).toContain('第9小组')
  await page.evaluate(press, `看全部 ${ALL} 人`)
  expect(await page.locator('main.notice').innerText()).toBe(before)
  await close()
})
