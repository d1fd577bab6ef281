import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { atTheDesk, emptyHall, key, shows, signInByKeys, workOf } from '#test/support/clerk-desk.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import { actOnPrinter, ticketFor } from '#test/support/station-client.ts'
import type { Browser } from '#test/support/chromium.ts'

let browser: Browser
let station: HousedStation
let onlooker: StaffClient
openBrowserAndStation((opened) => ({ browser, station } = opened), {
  station: (config) => Object.assign(config, { callsBeforeNoShow: 2, secondsBetweenCalls: 0 }),
})
beforeEach(async () => {
  onlooker = await signIn(station)
  await emptyHall(onlooker)
})

const resident = () => ticketFor(station.url, { commandId: randomUUID() })
const titleBecomes = (page: Page, title: string) => expect.poll(() => page.title()).toBe(title)

/** Counts the notes that the page plays from now on. */
async function listenTo(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const { start } = OscillatorNode.prototype
    let notes = 0
    OscillatorNode.prototype.start = function (when) {
      notes += 1
      document.documentElement.dataset['notes'] = String(notes)
      start.call(this, when)
    }
  })
  return async () => Number((await page.locator('html').getAttribute('data-notes')) ?? 0)
}

test('a clerk hears who comes into an empty line and what stops residents; a small window above other programs tells it, too, and is worked by keys', async () => {
  const { page, context, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 1, 'W1')
  await titleBecomes(page, '没有人在等 · 1 号窗口')
  await page.locator('[data-act="menu"]').click()
  const opens = context.waitForEvent('page')
  await page.locator('[data-act="float"]').click()
  const small = await opens
  await small.locator('.compact-said', { hasText: '没有人在等' }).waitFor()
  // It looks as the page does: the page's own files are let in there.
  expect(await small.locator('.compact').evaluate((root) => getComputedStyle(root).display)).toBe('flex')

  const notes = await listenTo(page)
  const { number } = await resident()
  await expect.poll(notes).toBe(1)
  await small.locator('.compact-said', { hasText: '1 人在等' }).waitFor()
  await titleBecomes(page, '1 人在等 · 1 号窗口')
  await small.keyboard.press('Enter')
  await small.locator('.compact-number', { hasText: number }).waitFor()
  await titleBecomes(page, `正在叫 ${number} · 没有人在等 · 1 号窗口`)

  await actOnPrinter(station.url, { action: 'remove-paper' })
  await small.locator('[data-at="trouble"]', { hasText: '小票打印机没纸了' }).waitFor()
  await expect.poll(notes).toBeGreaterThanOrEqual(3)
  await titleBecomes(page, `小票打印机没纸了 · 正在叫 ${number} · 没有人在等 · 1 号窗口`)
  // The press before has settled.
  await page.locator('.clerk[data-doing="free"]').waitFor()
  await small.keyboard.press('F2')
  await page.locator('.troubles-line').getByText('去看了').waitFor()
  await small.locator('[data-at="trouble"]').waitFor({ state: 'detached' })
  await actOnPrinter(station.url, { action: 'load-paper' })

  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await small.getByText('已锁屏').waitFor()
  expect(await small.locator('body').innerText()).not.toContain(number)
  await small.close()
  await close()
})

test('the whole desk by keyboard alone: called, called again, passed over and taken back, a pause, lists, troubles and the end', async () => {
  const [first, second] = [await resident(), await resident()]
  const { page, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 1, 'W2')
  await key(page, 'Enter')
  await shows(page, 'called')
  await key(page, 'z')
  await page.getByText('叫了 2 遍').waitFor()
  await key(page, 'x')
  await page.locator('.undo', { hasText: first.number }).waitFor()
  await key(page, '3')
  await page.locator(`[data-list="no-show"] [data-number="${first.number}"]`).waitFor()
  await key(page, 'Backspace', '1')
  await page.locator(`[data-list="waiting"] [data-number="${first.number}"]`).waitFor()

  await actOnPrinter(station.url, { action: 'remove-paper' })
  await page.locator('.troubles-line', { hasText: '没纸了' }).waitFor()
  await key(page, 'h')
  await page.locator('.troubles-list').waitFor()
  await key(page, 'h')
  await page.locator('.lists').waitFor()
  await actOnPrinter(station.url, { action: 'load-paper' })

  await key(page, 'm')
  await titleBecomes(page, '暂停服务 · 2 人在等 · 2 号窗口')
  await key(page, 'Enter')
  await titleBecomes(page, '2 人在等 · 2 号窗口')
  for (const { number } of [first, second]) {
    await key(page, 'Enter')
    await shows(page, 'called')
    expect(await page.locator('.in-hand-number').innerText()).toBe(number)
    await key(page, 'Enter')
    await shows(page, 'serving')
    await key(page, 'c')
    await shows(page, 'none')
  }
  await page.getByText('今天办完 2 件').waitFor()
  await key(page, 'o')
  await page.getByText('窗口没有开').waitFor()
  expect(await workOf(onlooker, 'W2')).toMatchObject({ servedToday: 2, servedByClerk: null })
  await close()
})
