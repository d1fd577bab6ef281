import type { Page } from 'playwright-core'

/** Texts and the smallest size in px that each is set in. */
type Read = Record<string, number>
/** What a state says: on the page that it opens with, and on all of them. */
export type StateRead = { opened: Read; whole: Read }
/** By the name of the state. */
type AllRead = ReadonlyMap<string, StateRead>

/** More pages than any screen has in the half of a screen. */
const MOST_PAGES = 200
/** Letters that stand together: a text that a page cuts loses a few of these, one that is gone loses all. */
const TOGETHER = 4

/** Reads the resident's screen that stands on the page to its last page. */
export function readToTheEnd(page: Page): Promise<StateRead> {
  return page.evaluate(readThrough, MOST_PAGES)
}

/**
 * Every text of the screen: page after page from the first, part after part, and what one tap on 看全部 adds. Runs inside
 * the page.
 */
async function readThrough(mostPages: number): Promise<StateRead> {
  // Above the half of a person who sits, how pages are turned, how writing goes, which its field says, too, and words
  // that letters could stand for, which find without them.
  const APART = '.far, .pager, .guide-foot, .search-ready, .pinyin-words, script'
  const laidOut = () => new Promise((next) => setTimeout(next))
  const whole: Read = {}
  const opened: Read = {}
  const place = () => document.querySelector('[aria-modal=true]') ?? document.body

  function readPage(into: Read): void {
    // Words that hold together are elements of their own, and part of the text that they stand in.
    const texts = new Map<Element, string>()
    const walker = document.createTreeWalker(place(), NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement?.closest(':not(.keep)')
      if (!element?.checkVisibility() || element.closest(APART)) continue
      texts.set(element, (texts.get(element) ?? '') + (node.textContent ?? ''))
    }
    for (const [element, written] of texts) {
      const text = written.replaceAll(/\s|[、，：]$/g, '')
      if (text === '') continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      into[text] = Math.min(into[text] ?? Infinity, size)
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
    for (let page = 0; page < mostPages && (await turn(0)); page++);
    readPage(whole)
    for (let page = 1; page < mostPages && (await turn(-1)); page++) readPage(whole)
  }

  await laidOut()
  // Home is a layout of its own in each mode, and its ways lead to everything.
  if (document.querySelector('main.home')) return { opened, whole }
  readPage(opened)
  await readPages()
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
  return { opened, whole }
}

function partsOf(text: string): string[] {
  if (text.length <= TOGETHER) return [text]
  return Array.from({ length: text.length - TOGETHER + 1 }, (_, i) => text.slice(i, i + TOGETHER))
}

const textsOf = (read: AllRead): readonly string[] =>
  [...read.values()].flatMap(({ whole }) => Object.keys(whole))

/** What some state says, and nothing in `others` does, with the first state that says it. */
export function withheldFrom(others: AllRead, usual: AllRead): string[] {
  const all = [...new Set(textsOf(others))].join('\n')
  const firstIn = new Map<string, string>()
  for (const [name, { whole }] of usual)
    for (const text of Object.keys(whole)) if (!firstIn.has(text)) firstIn.set(text, name)
  return [...firstIn].flatMap(([text, name]) => {
    const parts = partsOf(text)
    const found = parts.filter((part) => all.includes(part)).length
    // What one mode says as a list may stand in several places in another.
    const listed = text.split('、').every((item) => all.includes(item))
    return listed || found * 2 >= parts.length ? [] : [`${name}: ${text}`]
  })
}

/** What a state says, on the page that it opens with, in a smaller type in `large` than in `usual`. */
export function smallerIn(large: AllRead, usual: AllRead): string[] {
  return [...usual].flatMap(([name, { opened }]) =>
    Object.entries(opened).flatMap(([text, size]) => {
      const larger = large.get(name)?.opened[text]
      return larger === undefined || larger >= size - 0.5 ? [] : [`${name}: ${text} ${size} → ${larger} px`]
    }),
  )
}
