import type { Browser, Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { toFindTicket, typeSlip } from '#test/support/guide-ways.ts'
import { atTheScreen } from '#test/support/resident.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { actOnPrinter, ticketFor } from '#test/support/station-client.ts'
import { settled } from '#test/support/ways.ts'

let browser: Browser
let station: HousedStation
let page: Page
let close: () => Promise<void>
openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeEach(async () => {
  ;({ page, close } = await atTheScreen(browser, station.url))
})

const shown = (screen: string) => page.locator(`[data-screen="${screen}"]`).waitFor()
const said = async (what = 'main') =>
  (await page.locator(what).allInnerTexts()).join('').replaceAll(/\s/g, '')
const scan = (text: string) => actOnPrinter(station.url, { action: 'scan-code', text }, 'scanner-1')
let taken = 0
const aTicket = () => ticketFor(station.url, { commandId: `command-mine-${taken++}`, itemSeq: 18 })
const wrongFor = (check: string) => String((Number(check) + 1) % 10_000).padStart(4, '0')

/** Waits until the scanner is listened to. */
const listening = () =>
  page.waitForResponse((reply) => reply.url().endsWith('/api/tickets/find/armed') && reply.ok())

describe('查我的号', () => {
  test('finds a ticket by what is printed on the slip, and says how many come before', async () => {
    await aTicket()
    const mine = await aTicket()
    await toFindTicket(page)
    await typeSlip(page, mine, 'finger')
    await shown('found-ticket')
    const words = await said()
    expect(words).toContain('还没叫到您')
    expect(words).toContain(mine.number)
    expect(words).toContain(`前面还有${mine.ahead}人`)
    expect(words).toContain('综合业务')
    expect(words).not.toContain('低保')
    await close()
  })

  test('asks for nothing but the digits: it goes on after the last of the number, and finds after the last of the code', async () => {
    const mine = await aTicket()
    await toFindTicket(page)
    const pressed = () => page.locator('.slot[aria-pressed="true"] .slot-label').innerText()
    for (const digit of mine.number.slice(1)) {
      expect(await pressed()).toBe('号码')
      await page.locator('.pad').getByRole('button', { name: digit, exact: true }).press('Enter')
    }
    expect(await pressed()).toBe('查询码')
    for (const digit of mine.check)
      await page.locator('.pad').getByRole('button', { name: digit, exact: true }).press('Enter')
    await shown('found-ticket')
    expect(await said()).toContain(mine.number)
    await close()
  })

  test('shows where the slip is held, where there is a scanner', async () => {
    await toFindTicket(page)
    expect(await page.locator('.slip-picture').innerText()).toContain('扫码口')
    await close()
  })

  test('finds it by its QR code under the scanner, without a tap more', async () => {
    const mine = await aTicket()
    const armed = listening()
    await toFindTicket(page)
    await armed
    await scan(mine.qr)
    await shown('found-ticket')
    expect(await said()).toContain(mine.number)
    await close()
  })

  test('says of another code that it is no slip, and goes on listening', async () => {
    const mine = await aTicket()
    const armed = listening()
    await toFindTicket(page)
    await armed
    await scan('6901234567892')
    await page.getByRole('alert').waitFor()
    expect(await said('[role="alert"]')).toContain('不是取号小票')
    await scan(mine.qr)
    await shown('found-ticket')
    await close()
  })

  test('shows nobody a ticket whose 查询码 is wrong, and lets them try again', async () => {
    const { page, allowFaults, close } = await atTheScreen(browser, station.url)
    allowFaults(/Failed to load resource/)
    const mine = await aTicket()
    await toFindTicket(page)
    await typeSlip(page, { ...mine, check: wrongFor(mine.check) })
    await page.getByRole('alert').waitFor()
    expect(await page.locator('main').innerText()).toContain('没有找到')
    for (const digit of mine.check) {
      await page.locator('.pad').getByRole('button', { name: digit, exact: true }).tap()
      await settled(page)
    }
    await page.locator('[data-screen="found-ticket"]').waitFor()
    await close()
  })

  test('says to which window, and shows the way there, once the number is called', async () => {
    const mine = await aTicket()
    await page.route('**/api/tickets/find', async (route) => {
      const reply = await route.fetch()
      const { ticket } = (await reply.json()) as { ticket: object }
      const state = { at: 'called', window: 'W2', calledAt: mine.takenAt, calls: 1 }
      await route.fulfill({ response: reply, json: { ticket: { ...ticket, state } } })
    })
    await toFindTicket(page)
    await typeSlip(page, mine)
    await shown('found-ticket')
    expect(await said()).toContain('请到2号窗口')
    // The way there is lit on the map of the hall.
    await page.locator('.way .lit').waitFor()
    expect(await page.locator('.way').getByText('2 号窗口').count()).toBe(1)
    await close()
  })

  test('keeps nothing typed or found for the next resident', async () => {
    const mine = await aTicket()
    await toFindTicket(page)
    await typeSlip(page, mine)
    await shown('found-ticket')
    await page.getByRole('button', { name: /好了/ }).tap()
    await shown('home')
    await toFindTicket(page)
    expect(await said('.slots')).not.toContain(mine.number)
    expect(await page.content()).not.toContain(mine.number)
    await close()
  })
})
