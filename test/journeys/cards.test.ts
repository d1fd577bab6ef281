import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { TakeTicketBody, Ticket } from '#contract/ticket.ts'
import type { DevicesConfig } from '#daemon/settings/devices.ts'
import { atTheReader, leaveCard, OLD_CARD, pullCard, reader, YOUNG_CARD } from '#test/support/card-ways.ts'
import { openBrowser, openScreen } from '#test/support/chromium.ts'
import { foundIn, heapOf } from '#test/support/heap.ts'
import { openLive } from '#test/support/live-client.ts'
import { atTheScreen, finger, live, numberOnScreen, slipIs } from '#test/support/resident.ts'
import { startStation, type StationOptions } from '#test/support/start-station.ts'
import { ticketFor, ticketOf } from '#test/support/station-client.ts'

/** design.md, Screens: a minute on the ticket, half a minute of warning; then as long again before a card is given up. */
const TICKET_QUIET_MS = 60_000
const WARNING_MS = 30_000

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function aStation(options: StationOptions = {}) {
  const station = await startStation(options)
  onTestFinished(() => station.remove())
  return station.url
}

const shown = (page: Page, screen: string) => page.locator(`[data-screen="${screen}"]`).waitFor()
const said = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/\s/g, '')

/** What the tap, or the card, sent and what it was answered with. */
function ticketOn(page: Page): Promise<{ ticket: Ticket; body: TakeTicketBody }> {
  return page
    .waitForResponse((reply) => reply.url().endsWith('/api/tickets'))
    .then(async (reply) => ({
      ticket: ((await reply.json()) as { ticket: Ticket }).ticket,
      body: reply.request().postDataJSON() as TakeTicketBody,
    }))
}

/** A reader that waits for a card looks for it several times a second, so that its lamp never goes out. */
async function looksForNoCard(url: string) {
  await expect.poll(async () => (await reader(url)).work).toBe('resting')
}

async function toConsent(page: Page) {
  const touch = finger(page)
  await touch.tapPlace('take')
  await touch.tap('choose-errand', /优先取号/)
  await shown(page, 'card-consent')
  return touch
}

async function toPlaceCard(page: Page) {
  const touch = await toConsent(page)
  await touch.tap('card-consent', /^同意/)
  await shown(page, 'place-card')
  return touch
}

describe('an ID card', () => {
  test('of somebody old gives priority: consent, card, and the ticket is there, before those who came earlier', async () => {
    const url = await aStation()
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
    expect(await said(page)).toContain(`${drawer[OLD_CARD]?.maskedName}，请拿走身份证`)
    await atTheReader(url, { action: 'take-card' })
    await slipIs(page, 'printed')
    await expect.poll(() => said(page)).not.toContain('请拿走身份证')
    expect(await said(page)).toContain('小票已打印')
    await close()
  })

  test('of somebody younger gives a ticket like any other', async () => {
    const url = await aStation()
    const { page, close } = await atTheScreen(browser, url)
    await toPlaceCard(page)
    const taken = ticketOn(page)
    await atTheReader(url, { action: 'put-card', card: YOUNG_CARD })
    expect((await taken).ticket.priority).toEqual({ at: 'none' })
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })

  test('that is pulled away in mid-read is asked for again, and read then', async () => {
    const url = await aStation()
    const { page, close } = await atTheScreen(browser, url)
    await toPlaceCard(page)
    await pullCard(url, OLD_CARD)
    await shown(page, 'card-moved')
    expect(await said(page)).toContain('请放平，别动，再来一次')
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })

  test('together with another one is not read; with one of them away the other is', async () => {
    const url = await aStation()
    const { page, close } = await atTheScreen(browser, url)
    const touch = await toConsent(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD }, { action: 'put-card', card: YOUNG_CARD })
    await touch.tap('card-consent', /^同意/)
    await shown(page, 'two-cards')
    expect(await said(page)).toContain('请只放一张身份证，放平不要动')
    await atTheReader(url, { action: 'take-card', card: YOUNG_CARD })
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })

  test('that cannot be read does not keep anybody from a ticket', async () => {
    const url = await aStation()
    await atTheReader(url, { action: 'set-chips', chips: 'worn' })
    const { page, close } = await atTheScreen(browser, url)
    const touch = await toPlaceCard(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    await shown(page, 'card-not-read')
    expect(await said(page)).toContain('没读出来，拿起来再放一次')
    const taken = ticketOn(page)
    await touch.tap('card-not-read', '不用身份证，直接取号')
    expect((await taken).body.cardRef).toBeUndefined()
    await numberOnScreen(page)
    expect(await said(page)).toContain('别忘了拿走身份证')
    await close()
  })

  test('of somebody before, left on the reader, is never taken for the next one', async () => {
    const url = await aStation()
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
    const url = await aStation()
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
    expect(await said(page)).toContain(number)
    expect(await said(page)).toContain('您已经取过号了')
    expect(await said(page)).toContain('请拿走身份证')
    const { waiting } = (await (await fetch(`${url}/api/queue`)).json()) as { waiting: number }
    expect(waiting).toBe(1)
    await close()
  })
})

describe('without an ID card', () => {
  test('who declares a reason with one tap goes first, and the ticket says which reason', async () => {
    const url = await aStation()
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
    expect(await said(page)).toContain('窗口会核对')
    await close()
  })

  test('the way goes on from the question as if it had not been asked, and a card put down then is not read', async () => {
    const url = await aStation()
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
    const url = await aStation()
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
    const url = await aStation({
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
    const url = await aStation()
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
    expect(await said(page)).toContain('读卡器暂时不能用')
    await touch.tap('reader-down', '不用身份证，直接取号')
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })

  test('while it waits for a card: the screen says so, and what to do', async () => {
    const url = await aStation()
    const { page, close } = await atTheScreen(browser, url)
    const touch = await toPlaceCard(page)
    await atTheReader(url, { action: 'unplug' })
    await shown(page, 'reader-down')
    await touch.tap('reader-down', '不用身份证，直接取号')
    expect(await numberOnScreen(page)).toBe('A001')
    await close()
  })
})

describe('a card left on the reader', () => {
  test('is asked for before the screen goes home, and home comes by itself when it is taken', async () => {
    const url = await aStation()
    const { page, close } = await atTheScreen(browser, url)
    await toPlaceCard(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD })
    const number = await numberOnScreen(page)
    await page.getByRole('button', { name: /好了/ }).tap()
    await shown(page, 'take-card-away')
    expect(await said(page)).toContain('请带走身份证')
    expect(await said(page)).not.toContain(number)
    await atTheReader(url, { action: 'take-card' })
    await shown(page, 'home')
    await close()
  })

  test('by somebody who has gone stays asked for, with nothing of theirs on the page, in storage or in memory', async () => {
    const url = await aStation()
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
    expect(await said(page)).toContain(maskedName)
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
