import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { atTheScreen } from '#test/support/resident.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import { ticketFor, until } from '#test/support/station-client.ts'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

/** By keys alone, as a person at a PC does it. */
async function enterByKeys(page: Page): Promise<void> {
  const { name, pin } = await ownAccount(station)
  await page.goto(`${station.url}/admin#today`)
  await page.locator('[data-screen="sign-in"]').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await page.locator('[data-screen="today"] .figures').first().waitFor()
}

/** The button or link of this name, reached by Tab alone, is pressed with Enter. */
async function pressByKeys(page: Page, name: string): Promise<void> {
  const wanted = page.locator('.today').getByRole('button', { name, exact: true })
  await wanted.waitFor()
  for (let tabs = 0; tabs < 60; tabs++) {
    if (await wanted.evaluate((button) => button === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}

/** A press that asks first: the same key once more answers, as soon as it is no trembling. */
async function pressSurely(page: Page, name: string, isDone: () => Promise<boolean>): Promise<void> {
  await pressByKeys(page, name)
  await until(async () => {
    await page.keyboard.press('Enter')
    return (await isDone()) || undefined
  }, `${name} to be done`)
}

test('the lead sees the day as it goes, takes it along as a table, stops giving numbers and lets the day end earlier', async () => {
  const clerk = await signIn(station, 1)
  const [first] = [
    await ticketFor(station.url, { commandId: randomUUID() }),
    await ticketFor(station.url, { commandId: randomUUID(), itemSeq: 10 }),
  ]
  const screen = await openScreen(browser, { size: { width: 1366, height: 768 } })
  const { page } = screen
  screen.allowFaults(/status of 401/)
  await enterByKeys(page)
  const row = page.locator('[data-of="windows"] [data-window="W1"]')
  await page.locator('.waiting li', { hasText: first.number }).waitFor()
  expect(await page.locator('.waiting li').count()).toBe(2)

  // What a clerk does is seen without a reload.
  await clerk.press('W1', 'call-next')
  await clerk.press('W1', 'serve', { ticketId: first.id })
  await row.getByText(`${first.number} 正在办`).waitFor()
  await clerk.press('W1', 'finish', { ticketId: first.id })
  await row.locator('td.strong', { hasText: /^1$/ }).waitFor()
  await page.locator('[data-of="people"] th', { hasText: clerk.name }).waitFor()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载表格' }).click()
  const table = await (await download).createReadStream().then(async (stream) => {
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part as Buffer)
    return Buffer.concat(parts).toString('utf8')
  })
  expect(table.startsWith('\uFEFF日期,')).toBe(true)
  expect(table).toMatch(/,窗口,1 号窗口,,1,1,0,0,/)

  // 停止取号, by keys: the first press asks, the second one does it, and the kiosk says so by itself.
  const kiosk = await atTheScreen(browser, station.url)
  await pressSurely(page, '现在停止取号', () => page.locator('[data-issuing="stopped"]').isVisible())
  await kiosk.page.getByText('今天不再放号了').waitFor()
  // Who holds a number is called.
  expect((await clerk.press('W1', 'call-next')).status).toBe(200)
  await pressByKeys(page, '恢复取号')
  await kiosk.page.locator('button[data-place="take"]').waitFor()

  // Closed for the whole day, and taken back.
  await page.locator('[data-act="add-exception"]').click()
  await page.getByText('全天不开门', { exact: true }).click()
  await page.getByRole('button', { name: '就这样定' }).click()
  await page.getByText('定好了').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.exceptions li', { hasText: '今天全天不开门' }).waitFor()
  await kiosk.page.getByText('现在是下班时间').waitFor()
  await kiosk.page.getByText(/全天不开门/).waitFor()
  await pressSurely(page, '撤销', async () => (await page.locator('.exceptions li').count()) === 0)
  await kiosk.page.locator('button[data-place="take"]').waitFor()

  await page.getByRole('button', { name: '前一天' }).click()
  await page.getByText('这一天没有人取号。').waitFor()
  await kiosk.close()
  await screen.close()
})
