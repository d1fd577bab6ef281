import type { Page } from 'playwright-core'
import { finger } from './resident.ts'
import { isLarge, settled, shows, tap } from './ways.ts'

// The ways to 办事指南, 找一件事 and 查我的号.

async function toGuides(page: Page): Promise<void> {
  await page.locator('button[data-place="guide"]').tap()
  await shows(page, 'guides')
}

export async function toSearch(page: Page): Promise<void> {
  if (await isLarge(page)) {
    await toGuides(page)
    await tap(page, /找一件事/)
  } else await page.locator('button[data-place="search"]').tap()
  await shows(page, 'search')
}

/** With a finger as residents do, or with Enter, which is quicker: keys are not deaf to a second touch. */
type Hand = 'finger' | 'enter'

async function press(page: Page, keys: string, name: string, hand: Hand): Promise<void> {
  const key = page.locator(keys).getByRole('button', { name, exact: true })
  if (hand === 'finger') await key.tap()
  else await key.press('Enter')
  if (hand === 'finger') await settled(page)
}

/** Chooses how to write, where it is not chosen yet. */
export async function byWay(page: Page, name: '手写' | '拼音' | '九键' | '常用词'): Promise<void> {
  const way = page.locator('.input-ways').getByRole('button', { name, exact: true })
  if ((await way.getAttribute('aria-pressed')) !== 'true') await way.tap()
}

/** Types pinyin letters, one key after another. */
export async function typeLetters(page: Page, letters: string, hand: Hand = 'enter'): Promise<void> {
  await byWay(page, '拼音')
  for (const letter of letters) await press(page, '.letters', letter, hand)
}

/** Types letters into 找一件事 and waits for what they find. */
export async function search(page: Page, letters: string, hand: Hand = 'enter'): Promise<void> {
  await toSearch(page)
  await typeLetters(page, letters, hand)
  await answered(page)
}

/** Waits until what stands there answers everything that was written, and not its first letters: rows move no more. */
export async function answered(page: Page): Promise<void> {
  await page.locator('main.search[data-answer="found"]').waitFor()
}

export const LOW_INCOME = 18

/** To the guide of 低保, as it is found by its letters. */
export async function toLowIncome(page: Page) {
  await search(page, 'DIBAO')
  const touch = finger(page)
  await touch.tap('search', /^申请低保/)
  await shows(page, 'guide')
  await settled(page)
  return touch
}

export async function toFindTicket(page: Page): Promise<void> {
  if (await isLarge(page)) {
    await toGuides(page)
    await tap(page, /查我的号/)
  } else await page.locator('button[data-place="find-ticket"]').tap()
  await shows(page, 'find-ticket')
}

/** Types the number of a slip, digit after digit and nothing else. */
export async function typeNumber(page: Page, { number }: { number: string }, hand: Hand = 'enter') {
  // The letter stands there by itself where the station has one queue.
  for (const key of number.slice(1)) await press(page, '.pad', key, hand)
  await shows(page, 'found-ticket')
}

/** Types what stands on a slip: its number, which finds where it stands, and then its 查询码. */
export async function typeSlip(
  page: Page,
  slip: { number: string; check: string },
  hand: Hand = 'enter',
): Promise<void> {
  await typeNumber(page, slip, hand)
  if (hand === 'finger') await settled(page)
  await page.getByRole('button', { name: '输入查询码' }).press('Enter')
  await shows(page, 'find-ticket')
  for (const key of slip.check) await press(page, '.pad', key, hand)
}
