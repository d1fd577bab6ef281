import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser, openScreen } from '#test/support/chromium.ts'
import { showInGallery } from '#test/support/gallery-screens.ts'
import { galleryOfWorker } from '#test/support/gallery-server.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { atTheScreen, finger } from '#test/support/resident.ts'
import { takeTicket, ticketFor } from '#test/support/station-client.ts'
import { type ConfigChanges, neverOpen } from '#test/support/station-config.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('a station that is closed', () => {
  test('says so at once, says when it opens, still shows what to bring, and gives no number', async () => {
    const { url } = await stationOfTest({ station: neverOpen })
    const { page, close } = await atTheScreen(browser, url)
    const home = await page.locator('main').innerText()
    expect(home).toContain('现在是下班时间')
    expect(home).toMatch(/星期.* 12:00/)
    expect(await page.locator('button[data-place="take"]').count()).toBe(0)
    await finger(page).tap('home', '交医疗保险')
    await page.locator('[data-screen="confirm-errand"]').waitFor()
    const errand = await page.locator('main').innerText()
    expect(errand).toContain('要带什么')
    expect(errand).toContain('现在是下班时间')
    // The service desk is empty after hours.
    expect(errand).toMatch(/急事打电话\s*0536/)
    expect(await page.getByRole('button', { name: /^取号$/ }).count()).toBe(0)
    expect(await takeTicket(url, { commandId: 'after-hours' })).toMatchObject({
      status: 409,
      problem: { code: 'station-closed' },
    })
    await close()
  })
})

describe('a station whose windows are not open yet', () => {
  test('says so from the first screen to the ticket, and never that the turn comes at once', async () => {
    const { url } = await stationOfTest()
    const { page, close } = await atTheScreen(browser, url)
    const heard: string[] = []
    await page.route('**/api/speech', async (route) => {
      heard.push((route.request().postDataJSON() as { text: string }).text)
      await route.fulfill({ json: { clips: [] } })
    })
    const touch = finger(page)
    await page.getByText('窗口还没开').waitFor()
    await touch.tap('home', '交医疗保险')
    await page.locator('[data-screen="confirm-errand"]').getByText('窗口还没开').waitFor()
    await touch.tapPlace('read')
    const said = '前面没有人，能办这件事的窗口还没有开，开了就叫您。'
    await expect.poll(() => heard.join('')).toContain(said)
    await touch.tap('confirm-errand', /^取号$/)
    await page.locator('main.ticket').getByText('等窗口开').waitFor()
    heard.length = 0
    await touch.tapPlace('read')
    await expect.poll(() => heard.join('')).toContain(said)
    expect(heard.join('')).not.toContain('马上到您')
    await close()
  })
})

describe('a queue that is full', () => {
  test('offers no number that it cannot give, and sends people to a person', async () => {
    const { url } = await stationOfTest({ station: oneNumberADay })
    await ticketFor(url, { commandId: 'early-bird' })
    const { page, close } = await atTheScreen(browser, url)
    const home = await page.locator('main').innerText()
    expect(home).toContain('今天不再放号了')
    expect(home).toContain('服务台')
    const touch = finger(page)
    expect(await page.getByRole('button', { name: /取号办事|直接取号/ }).count()).toBe(0)
    await touch.tap('home', '交医疗保险')
    await page.getByText('今天不再放号了').waitFor()
    expect(await page.getByRole('button', { name: /^取号$/ }).count()).toBe(0)
    expect(await page.locator('main').innerText()).toContain('服务台')
    await close()
  })

  test('says so when the last number goes between two taps', async () => {
    const { url } = await stationOfTest({ station: oneNumberADay })
    const { page, allowFaults, close } = await atTheScreen(browser, url)
    allowFaults(/409/)
    await finger(page).tapPlace('take')
    // The news that nothing is left has not reached this screen yet.
    await page.route('**/api/tickets', async (route) => {
      await ticketFor(url, { commandId: 'somebody-else' })
      await route.continue()
    })
    await finger(page).tap('choose-errand', /直接取号/)
    await page.locator('[data-screen="queue-full"]').waitFor()
    expect(await page.locator('main').innerText()).toContain('今天的号已经取完了')
    await close()
  })
})

test.each([
  ['resting', true],
  ['resting-closed', false],
  ['resting-full', false],
  ['resting-away', false],
])('a machine at rest (%s) promises a number only where one is to be had', async (name, promised) => {
  const gallery = await galleryOfWorker()
  const { page, close } = await openScreen(browser)
  await showInGallery(page, { url: gallery.url, surface: 'resident', name })
  const start = await page.locator('.idle-start').innerText()
  expect(start.includes('取号')).toBe(promised)
  expect(start).toContain('看指南、看公开')
  await close()
})

const oneNumberADay: NonNullable<ConfigChanges['station']> = (config) => {
  for (const queue of config.queues) queue.dailyQuota = 1
}
