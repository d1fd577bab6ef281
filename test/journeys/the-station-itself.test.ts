import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { atTheScreen, live } from '#test/support/resident.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

async function enter(page: Page): Promise<void> {
  const { name, pin } = await ownAccount(station)
  await page.goto(`${station.url}/admin#station`)
  await page.locator('[data-screen="sign-in"]').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await page.locator('.station-parts').waitFor()
}

async function openPart(page: Page, part: string): Promise<void> {
  await page.locator(`[data-part="${part}"]`).click()
  await page.locator('.editing[data-at="open"]').waitFor()
}

/** Publishes what stands in the form, and goes back to all parts. */
async function publish(page: Page): Promise<void> {
  await page.locator('[data-act="publish"]:not(:disabled)').click()
  await page.locator('[data-act="publish"]', { hasText: '已经发布' }).waitFor()
  await page.locator('[data-act=back]').click()
  await page.locator('.station-parts').waitFor()
}

test('the 站长 renames the station, changes its hours, adds a window and moves the map: kiosk and hall follow at once, and nobody is signed out', async () => {
  const clerk = await signIn(station, 1)
  const kiosk = await atTheScreen(browser, station.url)
  const hall = await openScreen(browser, { size: { width: 1920, height: 1080 } })
  await hall.page.goto(`${station.url}/hall`)
  await live(hall.page)
  const office = await openScreen(browser, { size: { width: 1366, height: 768 } })
  const { page } = office
  office.allowFaults(/status of 401/)
  await enter(page)

  await openPart(page, 'name')
  const name = page.getByLabel('名称', { exact: true })
  // The form of the name is checked as it is written, before anything is published.
  await name.fill('我们的服务站')
  await page.locator('.found', { hasText: 'XX社区便民服务站' }).waitFor()
  expect(await page.locator('[data-act="publish"]').isDisabled()).toBe(true)
  await name.fill('梨园社区便民服务站')
  await page.locator('.found').waitFor({ state: 'detached' })
  // The real home screen shows it before anybody else sees it.
  await page.frameLocator('.preview iframe').getByText('梨园社区便民服务站').first().waitFor()
  expect(await kiosk.page.getByText('梨园社区便民服务站').count()).toBe(0)
  await publish(page)
  await kiosk.page.getByText('梨园社区便民服务站').first().waitFor()
  await hall.page.getByText('梨园社区便民服务站').first().waitFor()
  await page.locator('.admin-head h1', { hasText: '梨园社区便民服务站' }).waitFor()

  await openPart(page, 'hours')
  await page.getByText('按星期', { exact: true }).click()
  const [opens, closes] = [page.getByLabel('周一第 1 段从'), page.getByLabel('周一第 1 段到')]
  const checked = page.waitForResponse((reply) => reply.url().endsWith('/check'))
  await closes.fill('1700')
  await closes.blur()
  await opens.fill('900')
  // What is found in the form comes while the next field is being written.
  await checked
  await page.evaluate(() => new Promise(requestAnimationFrame))
  expect(await opens.inputValue()).toBe('900')
  await opens.blur()
  await expect.poll(() => opens.inputValue()).toBe('09:00')
  await page.locator('[data-act="write-hours"]').click()
  await publish(page)
  await kiosk.page
    .getByText(/9:00–17:00/)
    .first()
    .waitFor()

  await openPart(page, 'windows')
  await page.getByRole('button', { name: '加一个窗口' }).click()
  await page.locator('#field-windows-3-label').fill('4 号窗口')
  await publish(page)
  await hall.page.getByText('4 号窗口').first().waitFor()
  expect((await clerk.press('W4', 'open')).status).toBe(200)

  await openPart(page, 'map')
  await page.getByText('自助服务', { exact: true }).first().click()
  await page.locator('.map-grid').focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await page.getByRole('status').filter({ hasText: '宽 4 高 2' }).waitFor()
  await publish(page)
  const { places } = (await (await fetch(`${station.url}/api/places`)).json()) as {
    places: { areas: { name: string; on: { width: number } }[] }
  }
  expect(places.areas.find((area) => area.name === '自助服务')?.on.width).toBe(4)

  expect((await clerk.get('/api/session')).body).toMatchObject({ at: 'signed-in' })
  await Promise.all([kiosk.close(), hall.close(), office.close()])
})
