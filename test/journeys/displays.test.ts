import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SpokenBody } from '#contract/announcement.ts'
import { type Browser, LANDSCAPE, openBrowser, openScreen } from '#test/support/chromium.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { firstAccounts } from '#test/support/staff-client.ts'
import { withoutVoiceModule } from '#test/support/station-config.ts'
import { ticketFor } from '#test/support/station-client.ts'
import { freePort } from '#test/support/start-station.ts'

let browser: Browser
let station: HousedStation
let lan = ''
beforeAll(async () => {
  const port = await freePort()
  lan = `https://127.0.0.1:${port}`
  ;[browser, station] = await Promise.all([
    openBrowser(),
    openStation({
      station(config) {
        config.voice = { times: 1, quiet: null }
        config.listeners = { staff: { host: '127.0.0.1', port, tls: 'self-signed' } }
      },
      devices: withoutVoiceModule,
    }),
  ])
})
afterAll(async () => {
  await browser?.close()
  await station?.remove()
})

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>

/** A machine of the LAN. `kept`: what its browser has kept from before. */
async function machine(kept?: Kept) {
  const screen = await openScreen(browser, {
    size: LANDSCAPE,
    ignoreHTTPSErrors: true,
    ...(kept && { storageState: kept }),
  })
  screen.allowFaults(/Failed to load resource|net::ERR/)
  return screen
}

/** What a hall tells of its speaking, and what the station says to it. */
function outcomesOf(page: Page): string[] {
  const outcomes: string[] = []
  page.on('response', (response) => {
    const request = response.request()
    if (!request.url().endsWith('/spoken')) return
    const { outcome } = request.postDataJSON() as SpokenBody
    outcomes.push(`${outcome} ${response.status()}`)
  })
  return outcomes
}

async function codeOn(page: Page): Promise<string> {
  const text = await page.getByText(/登记码/).innerText()
  return /(\d\d)\s(\d\d)\s(\d\d)/.exec(text)?.slice(1).join('') ?? ''
}

/** The 站长 at 设备, at a PC of the LAN, with a PIN of its own. */
async function leadAtDevices() {
  const { page, context } = await machine()
  const { name = '', pin = '' } = firstAccounts(station.output())[0] ?? {}
  const ask = (method: string, path: string, data: object) =>
    context.request.fetch(lan + path, { method, data, headers: { 'x-kiosk': '1' } })
  const newPin = '271829'
  await ask('POST', '/api/session', { name, pin })
  await ask('PUT', '/api/session/pin', { pin, newPin })
  await ask('POST', '/api/session', { name, pin: newPin })
  await page.goto(`${lan}/admin#devices`)
  await page.locator('.devices-displays').waitFor()
  return {
    page,
    displays: page.locator('.devices-displays'),
    async calls(window: string) {
      await ticketFor(station.url, { commandId: `for-the-hall-${Date.now()}` })
      await ask('POST', `/api/windows/${window}/open`, { commandId: `open-${window}-${Date.now()}` })
      const called = await ask('POST', `/api/windows/${window}/call-next`, {
        commandId: `call-${window}-${Date.now()}`,
      })
      expect(called.status()).toBe(200)
    },
  }
}

test('a hall of the LAN speaks once the code that it shows was typed, keeps that over a start, and falls silent when it is trusted no longer', async () => {
  const first = await machine()
  await first.page.goto(`${lan}/hall?screen=hall-east`)
  const code = await codeOn(first.page)
  expect(code).toMatch(/^\d{6}$/)
  const lead = await leadAtDevices()
  // Opening the hall's page makes nobody the hall.
  const refused = await first.context.request.post(`${lan}/api/hall/heard`, {
    data: { screen: 'hall-east', witness: 'made-up', sound: 'on', saying: null },
  })
  expect(refused.status()).toBe(403)
  await lead.displays.getByText('大厅大屏（127.0.0.1）在等登记').waitFor()
  await lead.page.getByLabel('屏上的登记码').fill(code === '000000' ? '000001' : '000000')
  await lead.page.getByLabel('这块屏叫什么').fill('大厅东墙')
  await lead.page.keyboard.press('Enter')
  await lead.displays.getByText('现在没有哪块屏显示这个登记码').waitFor()
  await lead.page.getByLabel('屏上的登记码').fill(code.replace(/(..)/g, '$1 '))
  await lead.page.keyboard.press('Enter')
  const row = lead.displays.locator('li', { hasText: '大厅东墙' })
  await row.getByText('大厅大屏，连着').waitFor()
  await first.page.getByText(/登记码/).waitFor({ state: 'detached' })

  const outcomes = outcomesOf(first.page)
  await lead.calls('W1')
  await expect.poll(() => outcomes).toEqual(['spoken 204'])

  // The machine is switched off and on: nobody has to come.
  const kept = await first.context.storageState()
  await first.context.close()
  await row.getByText('大厅大屏，没有连着').waitFor()
  const again = await machine(kept)
  const outcomesAgain = outcomesOf(again.page)
  await again.page.goto(`${lan}/hall?screen=hall-east`)
  await row.getByText('大厅大屏，连着').waitFor()
  // A browser without the package's flags lets no sound out before a touch.
  await again.page.touchscreen.tap(500, 500)
  await lead.calls('W2')
  await expect.poll(() => outcomesAgain).toEqual(['spoken 204'])
  expect(await again.page.getByText(/登记码/).count()).toBe(0)

  await row.getByRole('button', { name: '不再信任' }).click()
  // Longer than a hand trembles.
  await row.getByRole('button', { name: /再按一次/ }).click({ delay: 500 })
  await row.waitFor({ state: 'detached' })
  await again.page.reload()
  await again.page.getByText(/登记码/).waitFor()
  await lead.calls('W3')
  await again.page.locator('.now-number').waitFor()
  expect(outcomesAgain).toHaveLength(1)
  await again.context.close()
  await lead.page.context().close()
})

test('a window screen of the LAN shows its number and its code', async () => {
  const screen = await machine()
  await screen.page.goto(`${lan}/window/W1`)
  await screen.page.locator('.window h1').waitFor()
  expect(await codeOn(screen.page)).toMatch(/^\d{6}$/)
  await screen.context.close()
})
