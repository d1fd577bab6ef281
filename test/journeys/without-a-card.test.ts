import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { DevicesConfig } from '#daemon/settings/devices.ts'
import { looksForNoCard, shown, ticketOn, toConsent, toPlaceCard } from '#test/support/card-journey.ts'
import { OLD_CARD, atTheReader } from '#test/support/card-ways.ts'
import { type Browser, openBrowser } from '#test/support/chromium.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { openLive } from '#test/support/live-client.ts'
import { atTheScreen, finger, numberOnScreen, saidIn } from '#test/support/resident.ts'
import { ticketFor } from '#test/support/station-client.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('without an ID card', () => {
  test('who declares a reason with one tap goes first, and the ticket says which reason', async () => {
    const { url } = await stationOfTest()
    await ticketFor(url, { commandId: 'command-first' })
    const { page, close } = await atTheScreen(browser, url)
    const touch = await toConsent(page)
    await touch.tap('card-consent', /没带证/)
    const taken = ticketOn(page)
    await touch.tap('declare-priority', '残疾人')
    const { ticket, body } = await taken
    expect(body.declared).toBe('残')
    expect(ticket.priority).toEqual({ at: 'declared', reason: '残' })
    expect(ticket.ahead).toBe(0)
    await numberOnScreen(page)
    expect(await saidIn(page)).toContain('窗口会核对')
    await close()
  })

  test('the way goes on from the question as if it had not been asked, and a card put down then is not read', async () => {
    const { url } = await stationOfTest()
    const heard = await openLive(url)
    onTestFinished(() => heard.close())
    const { page, close } = await atTheScreen(browser, url)
    const touch = await toPlaceCard(page)
    const ended = page.waitForResponse((reply) => reply.request().method() === 'DELETE')
    const taken = ticketOn(page)
    await touch.tap('place-card', '不用身份证，直接取号')
    expect((await taken).ticket.priority).toEqual({ at: 'none' })
    await ended
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    await looksForNoCard(url)
    expect(heard.events.map(({ event }) => event)).not.toContain('card-read')
    await close()
  })

  test.each(['返回', '首页'])('%s ends the waiting of the reader too', async (way) => {
    const { url } = await stationOfTest()
    const heard = await openLive(url)
    onTestFinished(() => heard.close())
    const { page, close } = await atTheScreen(browser, url)
    await toPlaceCard(page)
    const ended = page.waitForResponse((reply) => reply.request().method() === 'DELETE')
    await page.getByRole('button', { name: way }).tap()
    await ended
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    await looksForNoCard(url)
    expect(heard.events.map(({ event }) => event)).not.toContain('card-read')
    await close()
  })

  test('a station without a reader asks for no card, and still asks who goes first', async () => {
    const { url } = await stationOfTest({
      devices: (config: DevicesConfig) => {
        config.devices = config.devices.filter(({ port }) => port !== 'card-reader')
      },
    })
    const { page, close } = await atTheScreen(browser, url)
    const touch = finger(page)
    await touch.tapPlace('take')
    await touch.tap('choose-errand', /优先取号/)
    await touch.tap('declare-priority', '孕妇')
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })
})

describe('a reader that is out of order', () => {
  test('is said at once, and the ticket is one tap away', async () => {
    const { url } = await stationOfTest()
    const heard = await openLive(url)
    onTestFinished(() => heard.close())
    const { page, close } = await atTheScreen(browser, url)
    await atTheReader(url, { action: 'unplug' })
    await heard.first(
      ({ event, data }) =>
        event === 'kiosk-changed' && JSON.stringify(data).includes('"cardReader":{"at":"out-of-order"'),
    )
    const touch = finger(page)
    await touch.tapPlace('take')
    await touch.tap('choose-errand', /优先取号/)
    await shown(page, 'reader-down')
    expect(await saidIn(page)).toContain('读卡器暂时不能用')
    await touch.tap('reader-down', '不用身份证，直接取号')
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })

  test('while it waits for a card: the screen says so, and what to do', async () => {
    const { url } = await stationOfTest()
    const { page, close } = await atTheScreen(browser, url)
    const touch = await toPlaceCard(page)
    await atTheReader(url, { action: 'unplug' })
    await shown(page, 'reader-down')
    await touch.tap('reader-down', '不用身份证，直接取号')
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })
})
