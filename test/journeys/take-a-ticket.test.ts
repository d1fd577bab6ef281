import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, LANDSCAPE, openBrowser, PORTRAIT } from '#test/support/chromium.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { unknownIn, wordsOn } from '#test/support/read-slip.ts'
import { atTheScreen, finger, live, numberOnScreen, slipIs } from '#test/support/resident.ts'
import { actOnPrinter, settledTicket, slips, ticketFor, until } from '#test/support/station-client.ts'
import { shows } from '#test/support/ways.ts'

let browser: Browser
let station: HousedStation
beforeAll(async () => {
  browser = await openBrowser()
})
beforeEach(async () => {
  station = await openStation()
})
afterEach(() => station.remove())
afterAll(() => browser.close())

async function onlySlip() {
  const all = await slips(station.url)
  expect(all).toHaveLength(1)
  const [slip] = all
  if (!slip) throw new Error('no slip')
  return slip
}
const ticketsIssued = async () =>
  (await fetch(`${station.url}/api/queue`)).json() as Promise<{ waiting: number }>

describe('a resident takes a ticket', () => {
  test.each([
    ['upright', PORTRAIT],
    ['lying', LANDSCAPE],
  ])('for a common errand with three taps from idle, on a screen %s', async (_direction, size) => {
    const { page, close } = await atTheScreen(browser, station.url, { size })
    const touch = finger(page)
    await touch.tapPlace('take')
    await touch.tap('choose-errand', '交医疗保险')
    await touch.tap('confirm-errand', /^取号$/)
    const number = await numberOnScreen(page)
    expect(touch.taps).toBeLessThanOrEqual(3)
    expect(number).toBe('A001')
    await slipIs(page, 'printed')
    await close()
  })

  test('without saying for what with two taps from home', async () => {
    const { page, close } = await atTheScreen(browser, station.url)
    const touch = finger(page)
    await touch.tapPlace('take')
    await touch.tap('choose-errand', /直接取号/)
    expect(await numberOnScreen(page)).toBe('A001')
    expect(touch.taps).toBe(2)
    await slipIs(page, 'printed')
    const slip = await onlySlip()
    expect(wordsOn(slip.inks).join('\n')).toContain('综合业务')
    await close()
  })

  test('and the paper says what the screen says: number, errand, station, people ahead, and the same QR code', async () => {
    await ticketFor(station.url, { commandId: 'somebody-before' })
    await settledTicket(station.url, 'somebody-before')
    await actOnPrinter(station.url, { action: 'take-slip' })
    const { page, close } = await atTheScreen(browser, station.url)
    const touch = finger(page)
    const answered = page.waitForResponse((reply) => reply.url().endsWith('/api/tickets'))
    await touch.tap('home', '交医疗保险')
    await touch.tap('confirm-errand', /^取号$/)
    const number = await numberOnScreen(page)
    await slipIs(page, 'printed')
    const { ticket } = (await (await answered).json()) as { ticket: { qr: string } }
    const slip = (await slips(station.url)).at(-1) ?? { inks: [] }
    const words = wordsOn(slip.inks)
    expect(unknownIn(slip.inks)).toEqual([])
    expect(words.map((line) => line.trim())).toContain(number)
    expect(words.join('')).toContain('示例社区便民服务站')
    const title = await page.locator('main.ticket .what > h2').first().innerText()
    expect(words.join('')).toContain(title)
    const ahead = await page.locator('main.ticket .wait b').first().innerText()
    expect(ahead).toBe('1')
    expect(words.map((line) => line.trim())).toContain(`前面 ${ahead} 人`)
    expect(slip.inks.flatMap((ink) => (ink.at === 'qr' ? [ink.data] : []))).toEqual([ticket.qr])
    expect(slip.inks.at(-1)?.at).toBe('cut')
    await close()
  })
})

describe('a finger that trembles', () => {
  test('taps 取号 twice and gets one ticket and one slip', async () => {
    const { page, close } = await atTheScreen(browser, station.url)
    await finger(page).tapPlace('take')
    // Home's own button says 直接取号 too: only the next screen's is meant.
    await shows(page, 'choose-errand')
    const button = page.getByRole('button', { name: /直接取号/ })
    const box = await button.boundingBox()
    if (!box) throw new Error('the button is not there')
    const at = [box.x + box.width / 2, box.y + box.height / 2] as const
    // One finger: a touch ends before the next begins.
    for (let touch = 0; touch < 3; touch++) await page.touchscreen.tap(...at)
    const number = await numberOnScreen(page)
    await slipIs(page, 'printed')
    expect((await ticketsIssued()).waiting).toBe(1)
    // Slips come out in their order: a second one would lie before the next resident's.
    const next = await ticketFor(station.url, { commandId: 'next-resident' })
    await settledTicket(station.url, 'next-resident')
    const out = (await slips(station.url)).map(({ inks }) => wordsOn(inks).map((line) => line.trim()))
    expect(out.map((lines) => [number, next.number].filter((one) => lines.includes(one)))).toEqual([
      [number],
      [next.number],
    ])
    await close()
  })

  test('keeps tapping where the button was, and stays on the ticket', async () => {
    const { page, close } = await atTheScreen(browser, station.url)
    await finger(page).tap('home', '交医疗保险')
    await shows(page, 'confirm-errand')
    const button = page.getByRole('button', { name: /^取号$/ })
    const box = await button.boundingBox()
    if (!box) throw new Error('the button is not there')
    for (let i = 0; i < 5; i++) await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    expect(await numberOnScreen(page)).toBe('A001')
    await slipIs(page, 'printed')
    await onlySlip()
    await close()
  })
})

describe('a page that is loaded again', () => {
  test('while the tap is under way shows the same ticket, printed once', async () => {
    const { page, close, allowFaults } = await atTheScreen(browser, station.url)
    allowFaults(/Failed to (load|fetch)/)
    // The station hears the tap; its answer never reaches the page.
    await page.route('**/api/tickets', async (route) => {
      await route.fetch()
      // The page may have been loaded again by now.
      await route.abort().catch(() => {})
    })
    const touch = finger(page)
    await touch.tapPlace('take')
    await touch.tap('choose-errand', /直接取号/)
    await until(async () => ((await ticketsIssued()).waiting === 1 ? true : undefined), 'the ticket')
    await page.unroute('**/api/tickets')
    await page.reload()
    await live(page)
    expect(await numberOnScreen(page)).toBe('A001')
    await slipIs(page, 'printed')
    await onlySlip()
    expect((await ticketsIssued()).waiting).toBe(1)
    await close()
  })
})
