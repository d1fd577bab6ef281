import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openBrowser } from '#test/support/chromium.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'

let station: HousedStation
let browser: Browser
beforeAll(async () => {
  ;[station, browser] = await Promise.all([openStation(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await station.remove()
})

test.for(['/api/docs', '/api/docs/'])(
  'a programmer reads the station’s interface at %s, and the page breaks no rule',
  async (path) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    page.setDefaultTimeout(100_000)
    const broken: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') broken.push(message.text())
    })
    page.on('pageerror', (error) => broken.push(String(error)))
    await page.goto(station.url + path)
    await page.locator('.opblock-tag[data-tag=tickets]').click()
    await page.locator('.opblock-summary', { hasText: '/api/tickets/reprint' }).click()
    await page.getByText('commandId').first().waitFor()
    expect(broken).toEqual([])
    await context.close()
  },
)
