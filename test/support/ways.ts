import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

// The ways from the home screen to every other, as a resident goes them, in any mode.

/** A clock is stopped at a time to come; it must not have passed when a busy machine gets there. */
const REACHED_WITHIN_MS = 5_000

/** Whether the page stands in 大字版. */
export const isLarge = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset['type'] === 'large')

/** Taps the control with this name; a touch, never a click. */
export async function tap(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().tap()
}

export async function shows(page: Page, screen: string): Promise<void> {
  await page.locator(`.frame[data-screen="${screen}"]`).waitFor()
  await settled(page)
}

/** Buttons are deaf for a moment after they appear; nobody would judge them by that moment. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('button:disabled:not([data-disabled])') === null)
}

export async function toChoose(page: Page): Promise<void> {
  await page.locator('[data-place="take"]').first().tap()
  await shows(page, 'choose-errand')
}

/** The code of later screens is fetched when home has stood for a while; then they stand without the daemon. */
export async function readAhead(page: Page): Promise<void> {
  await page.clock.fastForward(9_000)
  await screensFetched(page)
}

/** Waits until the page holds the code of every screen. */
export async function screensFetched(page: Page): Promise<void> {
  await page.locator('[data-screens="fetched"]').waitFor()
}

/** 大字版 is on with one tap; another keeps it, or takes 黑底白字 in its place. */
export async function readLarge(page: Page, way: string | RegExp = '大字版'): Promise<void> {
  await page.locator('.bar [data-place="size"]').tap()
  await page.locator('html[data-type="large"]').waitFor()
  const sheet = page.getByRole('alertdialog')
  await sheet.getByRole('button', { name: way, exact: true }).tap()
  await sheet.waitFor({ state: 'detached' })
}

/** Turns to the next page, and waits until it stands there. */
export async function nextPage(page: Page): Promise<void> {
  const where = page.locator('.pager [role="status"]').first()
  const before = await where.innerText()
  await page.getByRole('button', { name: '下一页' }).tap()
  await expect.poll(() => where.innerText()).not.toBe(before)
  await settled(page)
}

/** Turns pages until this stands on one of them. */
export async function leafTo(page: Page, wanted: Locator): Promise<void> {
  const next = page.getByRole('button', { name: '下一页' })
  await wanted.or(next).first().waitFor()
  while (!(await wanted.isVisible())) await nextPage(page)
}

/** From now on no time passes on the page but what the test lets pass. */
export async function stopTime(page: Page): Promise<void> {
  const now = await page.evaluate(() => Date.now())
  await page.clock.pauseAt(now + REACHED_WITHIN_MS)
}

/** Switches the home screen to 大字版 by its own button. */
export async function setLayout(page: Page, { large }: { large: boolean }): Promise<void> {
  if (large) await readLarge(page)
  await settled(page)
}
