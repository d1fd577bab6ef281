import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { BookingOffer, BookingReceipt } from '#contract/bookings.ts'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { atTheDesk, key, signInByKeys } from '#test/support/clerk-desk.ts'
import { atTheScreen, finger, live, numberOnScreen } from '#test/support/resident.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { ticketFor } from '#test/support/station-client.ts'
import { screensFetched, settled, shows } from '#test/support/ways.ts'
import { takingBookings } from '#test/support/taking-bookings.ts'

/** 说给我听 offers itself after so long without a touch on a screen that asks. */
const OFFERED_MS = 20_500
/** design.md, Screens: a page to read, then the warning. */
const QUIET_AND_WARNING_MS = 90_000 + 30_000 + 2000
const MOST_QUESTIONS = 60
/** What waits for a touch; a title may be a question, too, and does not. */
const QUESTION = /(?:，是这个|，要看|^要返回上一步|^要叫工作人员过来帮您|，对)吗？$/
const UPPER = { x: 540, y: 1000 }
const LOWER = { x: 540, y: 1500 }

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened), {
  station: takingBookings({ visits: 1, numbers: 1 }),
})

/** A resident at the screen, and everything that the voice is asked to say. */
async function listener() {
  const screen = await openScreen(browser)
  const { page } = screen
  const heard: string[] = []
  await page.route('**/api/speech', async (route) => {
    heard.push((route.request().postDataJSON() as { text: string }).text)
    // Said at once: what is tested is what is said, not how long that takes.
    await route.fulfill({ json: { clips: [] } })
  })
  await page.clock.install()
  await page.goto(station.url)
  await live(page)
  await page.clock.fastForward(9_000)
  await screensFetched(page)
  return { ...screen, heard, sheet: page.getByRole('alertdialog') }
}

async function quietAtTheQuestion(page: Page): Promise<void> {
  await page.locator('[data-place="take"]').tap()
  await shows(page, 'choose-errand')
  await page.clock.fastForward(OFFERED_MS)
}

/**
 * A resident who is led from home on and sees nothing: the page is not painted, and they know only what they hear and
 * where the two fields are.
 */
async function ledByEar() {
  const screen = await listener()
  const { page, heard, sheet } = screen
  await quietAtTheQuestion(page)
  await sheet.getByRole('button', { name: '说给我听' }).tap()
  await page.locator('.guided').waitFor()
  await page.locator('.bar [data-place="home"]').tap()
  await shows(page, 'home')
  await page.evaluate(() => document.documentElement.style.setProperty('opacity', '0'))
  // What was asked before home is no question any more.
  let listenedTo = -1
  await expect
    .poll(() => (listenedTo = heard.findIndex((text) => text.startsWith('取号办事，'))))
    .toBeGreaterThan(-1)

  async function question(): Promise<string> {
    let found = -1
    await expect
      .poll(() => (found = heard.findIndex((text, i) => i >= listenedTo && QUESTION.test(text))))
      .toBeGreaterThan(-1)
    listenedTo = found + 1
    return heard[found] ?? ''
  }

  return {
    ...screen,
    /** Touches 换一个 until this is asked, and then the other field. */
    async choose(wanted: RegExp): Promise<void> {
      for (let asked = 0; asked < MOST_QUESTIONS; asked++) {
        const isIt = wanted.test(await question())
        // A field hears again a moment after it was touched.
        await settled(page)
        await page.touchscreen.tap(...xy(isIt ? UPPER : LOWER))
        if (isIt) return
      }
      throw new Error(`${wanted} was never asked: ${heard.join(' | ')}`)
    },
    /** Waits until this one thing is lit; what was asked before is no question any more when something else comes. */
    async isAsked(title: string): Promise<void> {
      await page.locator('.guided-yes').getByText(title).waitFor()
      listenedTo = heard.length
    },
    /** Waits until this is said. */
    async hear(said: RegExp): Promise<void> {
      await expect
        .poll(() => heard.findLast((text) => said.test(text)) ?? heard.slice(-8).join(' | '))
        .toMatch(said)
    },
  }
}

const xy = ({ x, y }: typeof UPPER) => [x, y] as const

test('a person who sees nothing takes a ticket, and hears its number and how long it takes', async () => {
  const { choose, hear, page, close } = await ledByEar()
  await choose(/^取号办事，/)
  await choose(/^直接取号，/)
  await hear(/^您的号码是 [A-Z]\d{3}。/)
  await hear(/^前面/)
  await choose(/^好了，/)
  await page.locator('[data-screen="home"]').waitFor()
  await close()
})

test('takes one with priority, without a card', async () => {
  const { choose, hear, close } = await ledByEar()
  await choose(/^取号办事，/)
  await choose(/优先取号，/)
  await choose(/^没带证，也可以优先/)
  await choose(/^残疾人，/)
  await hear(/^您的号码是 [A-Z]\d{3}。/)
  await hear(/^这是优先号，窗口会核对。/)
  await close()
})

test('finds their ticket by its digits', async () => {
  const ticket = await ticketFor(station.url, { commandId: 'command-by-ear' })
  const { choose, hear, close } = await ledByEar()
  await choose(/^查我的号，/)
  await choose(/^号码按键，/)
  for (const digit of ticket.number.slice(1)) await choose(new RegExp(`^${digit}，`))
  await hear(/^还没叫到您/)
  await hear(new RegExp(`^您的号码是 ${ticket.number}。`))
  await close()
})

test('reads a 公示, and hears whom to tell what is not right', async () => {
  const { choose, hear, close } = await ledByEar()
  await choose(/^信息公开，/)
  await choose(/^公示，/)
  await hear(/^有异议，请在公示期内找/)
  await close()
})

test('who does not touch a question for a while, or goes back and back, is offered it, and at the third time a person', async () => {
  const { page, heard, sheet, close } = await listener()
  await quietAtTheQuestion(page)
  await sheet.getByText('要我一句一句说给您听吗？').waitFor()
  await expect.poll(() => heard).toContain('要我一句一句说给您听吗？')
  await settled(page)
  await sheet.getByRole('button', { name: '不用' }).tap()
  await sheet.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '社会救助' }).tap()
  await shows(page, 'domain-items')
  await page.getByRole('button', { name: '返回' }).tap()
  await shows(page, 'choose-errand')
  await page.getByRole('button', { name: '返回' }).tap()
  await sheet.getByText('要我一句一句说给您听吗？').waitFor()
  // A touch beside what came unasked sends it away.
  await page.touchscreen.tap(540, 300)
  await sheet.waitFor({ state: 'detached' })
  await quietAtTheQuestion(page)
  await sheet.getByText('要叫工作人员过来帮您吗？').waitFor()
  await settled(page)
  await sheet.getByRole('button', { name: '不用' }).tap()
  await sheet.waitFor({ state: 'detached' })
  await page.clock.fastForward(OFFERED_MS)
  await shows(page, 'choose-errand')
  expect(await sheet.count()).toBe(0)
  await close()
})

test('goes with the resident, and with 停', async () => {
  const { page, sheet, close } = await listener()
  for (const ends of ['停', 'nobody']) {
    await quietAtTheQuestion(page)
    await settled(page)
    await sheet.getByRole('button', { name: '说给我听' }).tap()
    // Time begins anew with each thing that is said, so that it counts from the question on.
    await page.locator('.guided-yes').getByText('对，就是这个').waitFor()
    if (ends === '停') await page.locator('.bar [data-place="read"]').getByText('停').tap()
    else await page.clock.fastForward(QUIET_AND_WARNING_MS)
    await page.locator('.guided').waitFor({ state: 'detached' })
    await page.locator('.bar [data-place="read"]').getByText('念给我听').waitFor()
    if (ends === '停') await page.locator('.bar [data-place="home"]').tap()
    await shows(page, 'home')
  }
  await close()
})

test('asks by ear, too, whether somebody is still there', async () => {
  const { choose, hear, isAsked, page, close } = await ledByEar()
  await choose(/^取号办事，/)
  await isAsked('直接取号')
  await page.clock.fastForward(95_000)
  await hear(/^您还在看吗？/)
  await choose(/^继续看，/)
  await choose(/^直接取号，/)
  await hear(/^您的号码是/)
  await close()
})

test('a visit is booked by ear from its guide, gets another day by its code, and who went says what was done; an hour is honoured', async () => {
  const led = await ledByEar()
  await led.choose(/^办事指南，/)
  await led.choose(/^大家常办，/)
  await led.choose(/高龄补贴/)
  await led.choose(/^预约，/)
  await led.choose(/^请人上门，/)
  await led.choose(/^(明天|\d+月)/)
  await led.choose(/^9点到11点，/)
  await led.choose(/^号码按键，/)
  for (const digit of '1112111') await led.choose(new RegExp(`^${digit}，`))
  await led.choose(/^下一步，/)
  await led.choose(/^对，约好，/)
  await led.hear(/^预约码是 [\d，]{12}。/)
  const said = led.heard.findLast((text) => text.startsWith('预约码是')) ?? ''
  expect(led.heard.join('')).not.toContain('1112111')
  await led.close()

  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  const toBooking = async (code: string): Promise<void> => {
    await touch.tapPlace('find-ticket')
    await touch.tap('find-ticket', '查预约')
    await shows(page, 'booking-find')
    for (const digit of code) {
      await page.locator('.pad').getByRole('button', { name: digit, exact: true }).press('Enter')
    }
    await shows(page, 'booking-found')
  }
  await toBooking(said.replaceAll(/\D/g, ''))
  await touch.tap('booking-found', '改时间')
  await touch.tap('book-day', /日 星期/)
  await touch.tap('book-time', '9点到11点')
  await shows(page, 'booking-found')

  const desk = await atTheDesk(browser, station)
  await signInByKeys(desk.page, station, 1, 'W1')
  await key(desk.page, '=')
  await desk.page.getByRole('button', { name: '以后' }).click()
  await desk.page.locator('.bookings-list').getByRole('button').click()
  await desk.page.getByText('本人', { exact: false }).waitFor()
  await desk.page.locator('[data-act=booking-contact]').click()
  await desk.page.getByText('1112111').waitFor()
  await desk.page.locator('[data-act=booking-done]').click()
  await desk.page.locator('.own-words input:focus').waitFor()
  await desk.page.keyboard.type('材料收齐了')
  await desk.page.keyboard.press('Enter')
  await desk.page.locator('.booking-acts').getByText('材料收齐了').waitFor()
  await desk.close()

  const asked = await fetch(`${station.url}/api/bookings/offer?kind=number&item=14`)
  const [day] = ((await asked.json()) as { offer: BookingOffer }).offer.days
  const made = await fetch(`${station.url}/api/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      commandId: 'hour-of-tomorrow',
      kind: 'number',
      itemSeq: 14,
      slot: { day: day?.day, from: day?.slots[0]?.from, to: day?.slots[0]?.to },
    }),
  })
  const { code } = ((await made.json()) as { booking: BookingReceipt }).booking
  await station.setClock(24 * 3_600_000)
  await touch.tapPlace('home')
  await toBooking(code)
  await touch.tap('booking-found', '现在取号')
  expect(await numberOnScreen(page)).toMatch(/^[A-Z]\d{3}$/)
  await close()
})
