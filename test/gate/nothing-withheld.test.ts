import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Showing } from '../../kiosk-ui/gallery/address.ts'
import { statesOf } from '../../kiosk-ui/gallery/states.ts'
import { openBrowser, openScreen, PORTRAIT, type Screen } from '#test/support/chromium.ts'
import { showInGallery } from '#test/support/gallery-screens.ts'
import { openGallery } from '#test/support/gallery-server.ts'

type Mode = Pick<Showing, 'type' | 'reach'>
/** A text and the smallest size in px that it is set in. */
type Read = Record<string, number>

/** More pages than any screen has in the half of a screen. */
const MOST_PAGES = 200
/** Letters that stand together: a text that a page cuts loses a few of these, one that is gone loses all. */
const TOGETHER = 4

let browser: Browser
let gallery: Awaited<ReturnType<typeof openGallery>>
let shown: Screen
beforeAll(async () => {
  ;[browser, gallery] = await Promise.all([openBrowser(), openGallery()])
  shown = await openScreen(browser, { size: PORTRAIT, bypassCSP: true })
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

/**
 * Every text of the screen: page after page from the first, part after part, and what one tap on 看全部 adds. The open
 * page alone where `pages` is 1. Runs inside the page.
 */
async function readThrough(pages: number): Promise<Read> {
  // Above the half of a person who sits, how pages are turned, how writing goes, which its field says, too, and words
  // that letters could stand for, which find without them.
  const APART = '.far, .pager, .guide-foot, .search-ready, .pinyin-words, script'
  const laidOut = () => new Promise((next) => setTimeout(next))
  const read: Read = {}
  const place = () => document.querySelector('[aria-modal=true]') ?? document.body

  function readPage(): void {
    const walker = document.createTreeWalker(place(), NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.replaceAll(/\s|[、，：]$/g, '') ?? ''
      if (!element?.checkVisibility() || text === '' || element.closest(APART)) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      read[text] = Math.min(read[text] ?? Infinity, size)
    }
  }

  async function turn(which: 0 | -1): Promise<boolean> {
    const button = [...place().querySelectorAll<HTMLButtonElement>('.pager button')].at(which)
    if (!button || button.dataset['disabled'] !== undefined) return false
    button.click()
    await laidOut()
    return true
  }

  async function readPages(): Promise<void> {
    if (pages > 1) for (let page = 0; page < pages && (await turn(0)); page++);
    readPage()
    for (let page = 1; page < pages && (await turn(-1)); page++) readPage()
  }

  await laidOut()
  // Home is a layout of its own in each mode, and its ways lead to everything.
  if (document.querySelector('main.home')) return read
  await readPages()
  if (pages === 1) return read
  const found = place().querySelector<HTMLButtonElement>('.input .go')
  if (found) {
    found.click()
    await laidOut()
    await readPages()
  }
  const parts = document.querySelectorAll('main.places .choices button').length
  for (let i = 0; i < parts; i++) {
    document.querySelectorAll<HTMLButtonElement>('main.places .choices button')[i]?.click()
    await laidOut()
    await readPages()
  }
  const all = place().querySelector<HTMLButtonElement>('main .bring-all')
  if (all) {
    all.click()
    await laidOut()
    await readPages()
  }
  return read
}

async function readState(page: Page, name: string, showing: Mode, pages: number): Promise<Read> {
  await showInGallery(page, { url: gallery.url, surface: 'resident', name, showing })
  return page.evaluate(readThrough, pages)
}

/** Everything that all states of the residents' screen say in this mode. */
async function readAll(mode: Mode): Promise<Map<string, string>> {
  const whole = new Map<string, string>()
  for (const { name, atRest, lookedAtBy } of statesOf('resident', mode.type, mode.reach)) {
    // Everybody rests alike.
    const counts = !atRest && lookedAtBy === undefined
    // From the first page on everything is read.
    if (counts && !name.endsWith('-last-page'))
      for (const text of Object.keys(await readState(shown.page, name, mode, MOST_PAGES)))
        if (!whole.has(text)) whole.set(text, name)
  }
  return whole
}

function partsOf(text: string): string[] {
  if (text.length <= TOGETHER) return [text]
  return Array.from({ length: text.length - TOGETHER + 1 }, (_, i) => text.slice(i, i + TOGETHER))
}

describe('a resident who needs another mode', () => {
  let usual: Map<string, string>
  beforeAll(async () => {
    usual = await readAll({ type: 'normal', reach: 'standing' })
  })

  const modes: readonly [title: string, mode: Mode][] = [
    ['in 大字版', { type: 'large', reach: 'standing' }],
    ['sitting', { type: 'normal', reach: 'sitting' }],
    ['sitting, in 大字版', { type: 'large', reach: 'sitting' }],
  ]
  test.each(modes)('finds everything that others find %s, on as many pages as it takes', async (_, mode) => {
    const all = [...(await readAll(mode)).keys()].join('\n')
    const withheld = [...usual].flatMap(([text, name]) => {
      const parts = partsOf(text)
      const found = parts.filter((part) => all.includes(part)).length
      return found * 2 >= parts.length ? [] : [`${name}: ${text}`]
    })
    expect(withheld).toEqual([])
  })

  test('reads nothing smaller in 大字版 than others read it', async () => {
    const smaller: string[] = []
    for (const { name, lookedAtBy, atRest } of statesOf('resident', 'normal')) {
      if (lookedAtBy !== undefined || atRest) continue
      const usual = await readState(shown.page, name, { type: 'normal', reach: 'standing' }, 1)
      const large = await readState(shown.page, name, { type: 'large', reach: 'standing' }, 1)
      for (const [text, size] of Object.entries(usual)) {
        const larger = large[text]
        if (larger !== undefined && larger < size - 0.5)
          smaller.push(`${name}: ${text} ${size} → ${larger} px`)
      }
    }
    expect(smaller).toEqual([])
  })
})
