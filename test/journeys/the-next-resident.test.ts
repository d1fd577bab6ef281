import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import type { Ticket } from '#contract/ticket.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { foundIn, heapOf } from '#test/support/heap.ts'
import { finger, live, numberOnScreen } from '#test/support/resident.ts'
import { takingBookings } from '#test/support/taking-bookings.ts'
import { readLarge, shows } from '#test/support/ways.ts'
import type { HousedStation } from '#test/support/housed-station.ts'

/** design.md, Screens: a minute on the ticket, a minute and a half elsewhere, then half a minute of warning. */
const TICKET_QUIET_MS = 60_000
const READING_QUIET_MS = 90_000
const WARNING_MS = 30_000
const PHONE = '05364729183'
/** As the snapshot writes 「尾号 9183」, whose characters it spells out. */
const LAST_DIGITS = ' 9183"'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened), {
  station: takingBookings({ visits: 1, numbers: 1 }),
})

async function residentWithClock() {
  const screen = await openScreen(browser)
  await screen.page.clock.install()
  await screen.page.goto(station.url)
  await live(screen.page)
  return screen
}

const home = (page: Page) => page.locator('[data-screen="home"]').waitFor()

describe('after a resident has left', () => {
  test('nothing of them is left: not on the page, in its memory, in any storage, or in the history', async () => {
    const { page, context, close } = await residentWithClock()
    const answered = page.waitForResponse((reply) => reply.url().endsWith('/api/tickets'))
    const touch = finger(page)
    await touch.tap('home', '交医疗保险')
    await touch.tap('confirm-errand', /^取号$/)
    const number = await numberOnScreen(page)
    const { ticket } = (await (await answered).json()) as { ticket: Ticket }
    const body = (await answered).request().postDataJSON() as { commandId: string }
    // While they stand there the page does hold it, and this is how one would see it.
    expect(await heapOf(page)).toContain(ticket.qr)

    await page.clock.fastForward(TICKET_QUIET_MS + 500)
    await page.getByText('您还在看吗').waitFor()
    await page.clock.fastForward(WARNING_MS + 500)
    await home(page)

    const secrets = [number, ticket.id, ticket.qr, body.commandId]
    const left = await page.evaluate(() => ({
      page: document.documentElement.outerHTML,
      local: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage),
      cookies: document.cookie,
      address: location.href,
      state: JSON.stringify(history.state),
    }))
    for (const secret of secrets) expect(JSON.stringify(left)).not.toContain(secret)
    expect(
      await page.evaluate(async () => (await indexedDB.databases()).length + (await caches.keys()).length),
    ).toBe(0)
    expect((await context.cookies()).length).toBe(0)
    // Everything the page still holds on to, closures and signals included.
    await expect.poll(() => foundIn(page, [ticket.qr, body.commandId])).toEqual([])
    await page.goBack().catch(() => null)
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await page.locator('main.ticket').count()).toBe(0)
    await close()
  })

  test('nor is the telephone number that they typed, whole or by its last digits', async () => {
    const { page, close } = await residentWithClock()
    const touch = finger(page)
    await touch.tapPlace('guide')
    await touch.tap('guides', '高龄补贴')
    await touch.tap('guide', /^预约/)
    await touch.tap('book-how', /请人上门/)
    await touch.tap('book-day', '明天')
    await touch.tap('book-time', /点到/)
    await shows(page, 'book-phone')
    const keys = page.locator('.pad')
    for (const digit of PHONE) await keys.getByRole('button', { name: digit, exact: true }).press('Enter')
    await touch.tap('book-phone', '下一步')
    await shows(page, 'book-confirm')
    const secrets = [PHONE, LAST_DIGITS]
    expect(await foundIn(page, secrets)).toEqual(secrets)
    await page.clock.fastForward(TICKET_QUIET_MS + 500)
    await page.getByText('您还在看吗').waitFor()
    await page.clock.fastForward(WARNING_MS + 500)
    await home(page)
    await expect.poll(() => foundIn(page, secrets)).toEqual([])
    await close()
  })

  test('大字版, 黑底白字 and 坐着用 go back to how everybody finds them', async () => {
    const { page, close } = await residentWithClock()
    await readLarge(page, /大字版.+黑底白字/)
    await page.locator('html[data-type="large"][data-contrast="high"]').waitFor()
    await finger(page).tap('home', '坐着用')
    await page.locator('html[data-reach="sitting"]').waitFor()
    await finger(page).tapPlace('take')
    await page.locator('[data-screen="choose-errand"]').waitFor()
    await page.clock.fastForward(READING_QUIET_MS + 500)
    await page.getByText('您还在看吗').waitFor()
    await page.clock.fastForward(WARNING_MS + 500)
    await home(page)
    const mode = await page.evaluate(() => ({ ...document.documentElement.dataset }))
    expect(mode['type'] ?? 'normal').toBe('normal')
    expect(mode['contrast'] ?? 'normal').toBe('normal')
    expect(mode['reach'] ?? 'standing').toBe('standing')
    await close()
  })

  test('at home too: nobody touched anything there, and the next one finds the plain screen', async () => {
    const { page, close } = await residentWithClock()
    await readLarge(page)
    await page.clock.fastForward(READING_QUIET_MS + WARNING_MS + 1_000)
    await page.locator('html:not([data-type="large"])').waitFor()
    await close()
  })
})

describe('a resident who is still there', () => {
  test('is asked, sees the seconds, and goes on with one tap', async () => {
    const { page, close } = await residentWithClock()
    await finger(page).tap('home', '交医疗保险')
    await page.locator('[data-screen="confirm-errand"]').waitFor()
    await page.clock.fastForward(READING_QUIET_MS + 500)
    await page.getByText('您还在看吗').waitFor()
    const timer = page.getByRole('timer')
    const before = Number(/\d+/.exec(await timer.innerText())?.[0])
    expect(before).toBeGreaterThan(20)
    await page.clock.fastForward(5_000)
    await expect
      .poll(async () => Number(/\d+/.exec(await timer.innerText())?.[0]))
      .toBeLessThanOrEqual(before - 4)
    await page.getByRole('button', { name: '继续看' }).tap()
    await page.locator('[data-screen="confirm-errand"]').waitFor()
    expect(await page.getByText('您还在看吗').count()).toBe(0)
    await close()
  })

  test('and touches the screen now and then is not asked', async () => {
    const { page, close } = await residentWithClock()
    await finger(page).tap('home', '交医疗保险')
    await page.locator('[data-screen="confirm-errand"]').waitFor()
    for (let i = 0; i < 3; i++) {
      await page.clock.fastForward(READING_QUIET_MS - 10_000)
      await page.touchscreen.tap(540, 200)
    }
    expect(await page.getByText('您还在看吗').count()).toBe(0)
    await page.locator('[data-screen="confirm-errand"]').waitFor()
    await close()
  })
})
