import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { toFindTicket, typeNumber, typeSlip } from '#test/support/guide-ways.ts'
import { atTheScreen, saidIn } from '#test/support/resident.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { actOnPrinter, ticketFor } from '#test/support/station-client.ts'
import { settled } from '#test/support/ways.ts'
import type { Browser } from '#test/support/chromium.ts'

let browser: Browser
let station: HousedStation
let page: Page
let close: () => Promise<void>
openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeEach(async () => {
  ;({ page, close } = await atTheScreen(browser, station.url))
})

const shown = (screen: string) => page.locator(`[data-screen="${screen}"]`).waitFor()
const said = (what?: string) => saidIn(page, what)
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
    await page.locator('main.found .what').getByText('综合业务').waitFor()
    const words = await said()
    expect(words).toContain('还没叫到您')
    expect(words).toContain(mine.number)
    expect(words).toContain(`前面还有${mine.ahead}人`)
    expect(words).toContain('综合业务')
    expect(words).not.toContain('低保')
    await close()
  })

  test('says where a number stands after its last digit, and what it is for after the last of the code', async () => {
    const mine = await ticketFor(station.url, { commandId: 'command-by-digits', itemSeq: 1 })
    await toFindTicket(page)
    await typeNumber(page, mine)
    const place = await said()
    expect(place).toContain(mine.number)
    expect(place).toContain(`前面还有${mine.ahead}人`)
    // Anybody can type a number: what it is for is known by the slip alone.
    expect(place).not.toMatch(/养老|要带|身份证/)
    await page.getByRole('button', { name: '输入查询码' }).press('Enter')
    await shown('find-ticket')
    expect(await page.locator('.slot[aria-current] .slot-label').innerText()).toBe('查询码')
    for (const digit of mine.check)
      await page.locator('.pad').getByRole('button', { name: digit, exact: true }).press('Enter')
    await page.locator('main.found .what').getByText('交居民养老保险').waitFor()
    await close()
  })

  test('says of a number that nobody has today that there is none, and lets them try again', async () => {
    const { page, allowFaults, close } = await atTheScreen(browser, station.url)
    allowFaults(/Failed to load resource/)
    const mine = await aTicket()
    await toFindTicket(page)
    for (const digit of '987')
      await page.locator('.pad').getByRole('button', { name: digit, exact: true }).press('Enter')
    await page.getByRole('alert').getByText('今天没有 A987 这个号').waitFor()
    await typeNumber(page, mine)
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
    await page.locator('main.found .what').getByText('综合业务').waitFor()
    await close()
  })

  test('says to which window, and shows the way there, once the number is called', async () => {
    const mine = await aTicket()
    await page.route('**/api/tickets/by-number/*', async (route) => {
      const reply = await route.fetch()
      const { ticket } = (await reply.json()) as { ticket: object }
      const state = { at: 'called', window: 'W2', calledAt: mine.takenAt, calls: 1 }
      await route.fulfill({ response: reply, json: { ticket: { ...ticket, state } } })
    })
    await toFindTicket(page)
    await typeNumber(page, mine)
    expect(await said()).toContain('请到2号窗口')
    // The way there is lit on the map of the hall.
    await page.locator('.way .lit').waitFor()
    expect(await page.locator('.way').getByText('2 号窗口').count()).toBe(1)
    expect(await cutIn(page, '.way svg'), 'words that the map’s edge cuts').toEqual([])
    await close()
  })

  test('keeps nothing typed or found for the next resident', async () => {
    const mine = await aTicket()
    await toFindTicket(page)
    await typeSlip(page, mine)
    await page.locator('main.found .what').getByText('综合业务').waitFor()
    await settled(page)
    await page.getByRole('button', { name: /好了/ }).tap()
    await shown('home')
    await toFindTicket(page)
    expect(await said('.slots')).not.toContain(mine.number)
    expect(await page.content()).not.toContain(mine.number)
    await close()
  })
})

/** The words of a drawing that do not lie within it as a whole. */
function cutIn(page: Page, drawing: string): Promise<(string | null)[]> {
  return page.locator(drawing).evaluate((drawn) => {
    const { left, right } = drawn.getBoundingClientRect()
    const isWhole = (text: Element) => {
      const at = text.getBoundingClientRect()
      return at.left >= left && at.right <= right
    }
    return [...drawn.querySelectorAll('text')]
      .filter((text) => !isWhole(text))
      .map((text) => text.textContent)
  })
}
