import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shown, ticketOn, toPlaceCard } from '#test/support/card-journey.ts'
import { OLD_CARD, atTheReader, reader } from '#test/support/card-ways.ts'
import { type Browser, openBrowser, openScreen } from '#test/support/chromium.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { foundIn, heapOf } from '#test/support/heap.ts'
import { atTheScreen, live, numberOnScreen, saidIn } from '#test/support/resident.ts'

/** design.md, Screens: a minute on the ticket, half a minute of warning; then as long again before a card is given up. */
const TICKET_QUIET_MS = 60_000
const WARNING_MS = 30_000

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('a card left on the reader', () => {
  test('is asked for before the screen goes home, and home comes by itself when it is taken', async () => {
    const { url } = await stationOfTest()
    const { page, close } = await atTheScreen(browser, url)
    await toPlaceCard(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    const number = await numberOnScreen(page)
    await page.getByRole('button', { name: /好了/ }).tap()
    await shown(page, 'take-card-away')
    expect(await saidIn(page)).toContain('请带走身份证')
    expect(await saidIn(page)).not.toContain(number)
    await atTheReader(url, { action: 'take-card' })
    await shown(page, 'home')
    await close()
  })

  test('by somebody who has gone stays asked for, with nothing of theirs on the page, in storage or in memory', async () => {
    const { url } = await stationOfTest()
    const { page, close } = await openScreen(browser)
    await page.clock.install()
    await page.goto(url)
    await live(page)
    await toPlaceCard(page)
    const heldBack = Promise.withResolvers<void>()
    await page.route('**/api/tickets', async (route) => {
      await heldBack.promise
      await route.continue()
    })
    const asked = page.waitForRequest('**/api/tickets')
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    await asked
    const heapBefore = await heapOf(page)
    const taken = ticketOn(page)
    heldBack.resolve()
    const { ticket, body } = await taken
    await numberOnScreen(page)
    const { drawer } = await reader(url)
    const maskedName = drawer[OLD_CARD]?.maskedName ?? ''
    expect(await saidIn(page)).toContain(maskedName)
    // It may be forgotten as soon as the answer is there.
    expect(heapBefore.includes(body.cardRef ?? 'none')).toBe(true)

    await page.clock.fastForward(TICKET_QUIET_MS + 500)
    await page.getByText('您还在看吗').waitFor()
    await page.clock.fastForward(WARNING_MS + 500)
    await shown(page, 'take-card-away')
    // However long it lies there.
    await page.clock.fastForward(5 * 60_000)
    await shown(page, 'take-card-away')
    const left = await page.evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        location.href,
        history.state,
      ]),
    )
    for (const secret of [
      ticket.number,
      ticket.id,
      ticket.qr,
      body.commandId,
      body.cardRef ?? '',
      maskedName,
    ])
      expect(left, secret).not.toContain(secret)
    const secrets = [ticket.qr, body.commandId, body.cardRef ?? '', maskedName]
    await expect.poll(() => foundIn(page, secrets)).toEqual([])
    await atTheReader(url, { action: 'take-card' })
    await shown(page, 'home')
    await close()
  })
})
