import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Surface, statesOf, surfaces } from '../../kiosk-ui/gallery/states.ts'
import { type Browser, openBrowser, openScreen, type Screen } from '#test/support/chromium.ts'
import { openMeasuredScreen, screensOf, showInGallery } from '#test/support/gallery-screens.ts'
import { openGallery } from '#test/support/gallery-server.ts'
import type { PageFacts } from '#test/support/gate-facts.ts'
import { MEASURE_PAGE } from '#test/support/gate-measure.ts'

/** Each state follows another kind of screen, and the first of each surface is among them. */
const EVERY = 20

let browser: Browser
let gallery: Awaited<ReturnType<typeof openGallery>>
beforeAll(async () => {
  ;[browser, gallery] = await Promise.all([openBrowser(), openGallery()])
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

/** What is written on the page and beside it. Runs inside the page. */
function writtenOn() {
  return {
    // Preact counts these on for as long as the page lives.
    markup: document.documentElement.outerHTML.replaceAll(/ (?:id|for|aria-[a-z]+)="P\d[^"]*"/g, ''),
    title: document.title,
    focus: document.activeElement?.localName,
    scrolled: scrollY,
    kept: [{ ...sessionStorage }, { ...localStorage }],
  }
}

/** Everything that the gate measures of a state, and how it is written. */
async function lookAt(page: Page, surface: Surface, name: string) {
  await showInGallery(page, { url: gallery.url, surface, name })
  return { ...(await page.evaluate<PageFacts>(MEASURE_PAGE)), ...(await page.evaluate(writtenOn)) }
}

/** As badly as a screen could leave the page behind. Runs inside the page. */
function leaveTraces(): void {
  const spoil = () => document.body.append('ghost')
  document.documentElement.dataset['contrast'] = 'high'
  document.documentElement.classList.add('ghost')
  document.body.style.fontSize = '60px'
  document.body.append(Object.assign(document.createElement('button'), { textContent: 'ghost' }))
  document.querySelector('button')?.focus()
  document.title = 'ghost'
  sessionStorage.setItem('ghost', 'here')
  localStorage.setItem('contrast', 'high')
  for (const target of [window, document, document.body]) target.addEventListener('popstate', spoil)
  addEventListener('ghost', spoil)
  setTimeout(spoil, 10)
}

/** The states that are looked at, each with the one that is shown before it. */
const looked = surfaces.map((surface) => {
  const names = statesOf(surface, 'normal')
    .filter(({ lookedAtBy }) => lookedAtBy !== 'guide-pages')
    .map(({ name }) => name)
  const pairs = names.flatMap((name, i) =>
    i % EVERY === 0 ? [{ name, before: names.at(i - 1) ?? name }] : [],
  )
  return { surface, pairs }
})

describe('the gallery shows one state after another on one page', () => {
  describe.each(looked)('of $surface', ({ surface, pairs }) => {
    let shown: Screen
    let alone: Screen
    beforeAll(async () => {
      const [size] = Object.values(screensOf[surface])
      if (!size) throw new Error(`${surface} stands on no screen`)
      const open = (): Promise<Screen> => openMeasuredScreen(browser, size)
      ;[shown, alone] = await Promise.all([open(), open()])
    })
    afterAll(() => Promise.all([shown?.close(), alone?.close()]))

    test.each(pairs)('and $name finds nothing of $before', async ({ name, before }) => {
      await alone.page.goto('about:blank')
      const expected = await lookAt(alone.page, surface, name)
      await lookAt(shown.page, surface, before)
      await shown.page.evaluate(leaveTraces)
      expect(await lookAt(shown.page, surface, name)).toEqual(expected)
      const still = await shown.page.evaluate(writtenOn)
      await shown.page.evaluate(() => dispatchEvent(new Event('ghost')))
      expect(await shown.page.evaluate(writtenOn), 'when something old stirs').toEqual(still)
    })
  })

  test('and each has its own hour, though none passes', async () => {
    const { page, close } = await openScreen(browser)
    const hours: number[] = []
    for (const name of ['home', 'guides', 'home']) {
      await showInGallery(page, { url: gallery.url, surface: 'resident', name })
      hours.push(await page.evaluate(() => Date.now()), await page.evaluate(() => Date.now()))
    }
    const [first = 0, again, second = 0] = hours
    expect(again).toBe(first)
    expect(second).toBeGreaterThan(first)
    await close()
  })
})
