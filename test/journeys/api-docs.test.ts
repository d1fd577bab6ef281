import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
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

/** The page, and what the browser finds wrong with it. */
async function open(path: string): Promise<{ page: Page; broken: string[] }> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(100_000)
  const broken: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') broken.push(message.text())
  })
  page.on('pageerror', (error) => broken.push(String(error)))
  await page.goto(station.url + path)
  return { page, broken }
}

test('a programmer reads the station’s interface, and the page breaks no rule', async () => {
  const { page, broken } = await open('/api/docs')
  await page.locator('.opblock-tag[data-tag=tickets]').click()
  await page.locator('.opblock-summary', { hasText: '/api/tickets/reprint' }).click()
  await page.getByText('commandId').first().waitFor()
  expect(broken).toEqual([])
})

test('the same page stands at the address with a slash at its end', async () => {
  const { page, broken } = await open('/api/docs/')
  await page.locator('.opblock-tag[data-tag=tickets]').waitFor()
  expect(broken).toEqual([])
})
