import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openScreen } from '#test/support/chromium.ts'
import { signIn } from '#test/support/staff-client.ts'
import { freePort, type RunningStation, startStation } from '#test/support/start-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { ticketFor } from '#test/support/station-client.ts'

const PHONE = { width: 390, height: 844 } as const

let browser: Browser
let station: RunningStation
let url: string
beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  ;[browser, station] = await Promise.all([
    openBrowser(),
    startStation({
      devices: withoutPrinter,
      station: (config) => (config.listeners = { phone: { host: '127.0.0.1', port } }),
    }),
  ])
})
afterAll(async () => {
  await browser?.close()
  await station?.remove()
})

test('the code of a slip opens the ticket on a phone, which follows it to the window and to its end', async () => {
  const first = await ticketFor(station.url, { commandId: randomUUID() })
  const own = await ticketFor(station.url, { commandId: randomUUID(), itemSeq: 18 })
  expect(own.qr).toMatch(new RegExp(`^${url}/t/[\\w-]{22}$`))
  const { page, context } = await openScreen(browser, { size: PHONE, hasTouch: true })
  await page.goto(own.qr)
  const place = (at: string) => page.locator(`[data-place="${at}"]`)
  await place('waiting').waitFor()
  expect(await page.locator('.number b').textContent()).toBe(own.number)
  expect(await page.locator('.ahead').textContent()).toContain('1')
  // Whoever finds the slip reads no more than the hall does.
  expect(await page.locator('body').textContent()).not.toContain('低保')

  const clerk = await signIn(station)
  await clerk.press('W1', 'call-next')
  await expect.poll(() => page.locator('.ahead').textContent()).toBe('下一个就是您')
  await clerk.press('W1', 'serve', { ticketId: first.id })
  await clerk.press('W1', 'finish-and-call', { ticketId: first.id })
  await place('called').waitFor()
  expect(await page.locator('.go').textContent()).toContain('1 号窗口')
  await clerk.press('W1', 'serve', { ticketId: own.id })
  await clerk.press('W1', 'finish', { ticketId: own.id })
  await place('done').waitFor()
  await context.close()
})

test('a made-up code shows nothing, and phones reach nothing else of the station', async () => {
  const screen = await openScreen(browser, { size: PHONE, hasTouch: true })
  screen.allowFaults(/status of 404/)
  await screen.page.goto(`${url}/t/AAAAAAAAAAAAAAAAAAAAAA`)
  await screen.page.locator('[data-place="message"]').waitFor()
  expect(await screen.page.locator('h1').textContent()).toContain('看不到')
  await screen.context.close()
  for (const path of [
    '/',
    '/hall',
    '/clerk',
    '/api/queue',
    '/api/live',
    '/healthz',
    '/api/tickets',
    '/metrics',
  ])
    expect((await fetch(`${url}${path}`)).status, path).toBe(404)
})
