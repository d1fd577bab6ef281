import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shown, ticketOn, toConsent, toPlaceCard } from '#test/support/card-journey.ts'
import { OLD_CARD, YOUNG_CARD, atTheReader, leaveCard, pullCard, reader } from '#test/support/card-ways.ts'
import { type Browser, openBrowser } from '#test/support/chromium.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { atTheScreen, finger, numberOnScreen, slipIs, saidIn } from '#test/support/resident.ts'
import { ticketFor, ticketOf } from '#test/support/station-client.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('an ID card', () => {
  test('of somebody old gives priority: consent, card, and the ticket is there, before those who came earlier', async () => {
    const { url } = await stationOfTest()
    for (const commandId of ['command-first', 'command-second']) await ticketFor(url, { commandId })
    const { page, close } = await atTheScreen(browser, url)
    const touch = finger(page)
    await touch.tap('home', '交医疗保险')
    await touch.tap('confirm-errand', /优先取号/)
    await touch.tap('card-consent', /^同意/)
    await shown(page, 'place-card')
    const taken = ticketOn(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    const { ticket } = await taken
    expect(ticket.priority).toEqual({ at: 'card', reason: '老' })
    expect(ticket.itemSeq).not.toBeNull()
    expect(ticket.ahead).toBe(0)
    expect((await ticketOf(url, 'command-first'))?.ahead).toBe(1)
    await numberOnScreen(page)
    const { drawer } = await reader(url)
    expect(await saidIn(page)).toContain(`${drawer[OLD_CARD]?.maskedName}，请拿走身份证`)
    await atTheReader(url, { action: 'take-card' })
    await slipIs(page, 'printed')
    await expect.poll(() => saidIn(page)).not.toContain('请拿走身份证')
    expect(await saidIn(page)).toContain('小票已打印')
    await close()
  })

  test('of somebody younger gives a ticket like any other', async () => {
    const { url } = await stationOfTest()
    const { page, close } = await atTheScreen(browser, url)
    await toPlaceCard(page)
    const taken = ticketOn(page)
    await atTheReader(url, { action: 'put-card', card: YOUNG_CARD })
    expect((await taken).ticket.priority).toEqual({ at: 'none' })
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })

  test('that is pulled away in mid-read is asked for again, and read then', async () => {
    const { url } = await stationOfTest()
    const { page, close } = await atTheScreen(browser, url)
    await toPlaceCard(page)
    await pullCard(url, OLD_CARD)
    await shown(page, 'card-moved')
    expect(await saidIn(page)).toContain('请放平，别动，再来一次')
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })

  test('together with another one is not read; with one of them away the other is', async () => {
    const { url } = await stationOfTest()
    const { page, close } = await atTheScreen(browser, url)
    const touch = await toConsent(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD }, { action: 'put-card', card: YOUNG_CARD })
    await touch.tap('card-consent', /^同意/)
    await shown(page, 'two-cards')
    expect(await saidIn(page)).toContain('请只放一张身份证，放平不要动')
    await atTheReader(url, { action: 'take-card', card: YOUNG_CARD })
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })

  test('that cannot be read does not keep anybody from a ticket', async () => {
    const { url } = await stationOfTest()
    await atTheReader(url, { action: 'set-chips', chips: 'worn' })
    const { page, close } = await atTheScreen(browser, url)
    const touch = await toPlaceCard(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    await shown(page, 'card-not-read')
    expect(await saidIn(page)).toContain('没读出来，拿起来再放一次')
    const taken = ticketOn(page)
    await touch.tap('card-not-read', '不用身份证，直接取号')
    expect((await taken).body.cardRef).toBeUndefined()
    await numberOnScreen(page)
    expect(await saidIn(page)).toContain('别忘了拿走身份证')
    await close()
  })

  test('of somebody before, left on the reader, is never taken for the next one', async () => {
    const { url } = await stationOfTest()
    await leaveCard(url, OLD_CARD)
    const { page, close } = await atTheScreen(browser, url)
    const touch = await toConsent(page)
    await touch.tap('card-consent', /^同意/)
    await shown(page, 'lift-card')
    await atTheReader(url, { action: 'take-card' })
    await shown(page, 'place-card')
    const taken = ticketOn(page)
    await atTheReader(url, { action: 'put-card', card: YOUNG_CARD })
    expect((await taken).ticket.priority).toEqual({ at: 'none' })
    await close()
  })

  test('twice for the same errand: the number of the first time is shown, and no second one is given', async () => {
    const { url } = await stationOfTest()
    const { page, close, allowFaults } = await atTheScreen(browser, url)
    await toPlaceCard(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    const number = await numberOnScreen(page)
    await atTheReader(url, { action: 'take-card' })
    await page.getByRole('button', { name: /好了/ }).tap()
    await shown(page, 'home')
    // A refusal is written down by the browser.
    allowFaults(/409/)
    await toPlaceCard(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    await shown(page, 'already-waiting')
    expect(await saidIn(page)).toContain(number)
    expect(await saidIn(page)).toContain('您已经取过号了')
    expect(await saidIn(page)).toContain('请拿走身份证')
    const { waiting } = (await (await fetch(`${url}/api/queue`)).json()) as { waiting: number }
    expect(waiting).toBe(1)
    await close()
  })
})
