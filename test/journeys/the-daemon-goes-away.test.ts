import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '#test/support/chromium.ts'
import { atTheDesk, signInByKeys } from '#test/support/clerk-desk.ts'
import { atTheScreen, finger, live, numberOnScreen } from '#test/support/resident.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { screensFetched } from '#test/support/ways.ts'

let browser: Browser
/** One for all of it: whatever has happened to it before, it comes back with it. */
let station: RunningStation
beforeAll(async () => {
  ;[browser, station] = await Promise.all([openBrowser(), startStation()])
})
afterAll(async () => {
  await browser?.close()
  await station?.remove()
})

/** What Chromium writes while nobody answers. */
const NOBODY_THERE =
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|Failed to load/

/** A resident's screen, and how many wait already. */
async function openKiosk() {
  const screen = await atTheScreen(browser, station.url)
  screen.allowFaults(NOBODY_THERE)
  return { screen, page: screen.page, before: await waiting() }
}

async function waiting(): Promise<number> {
  return ((await (await fetch(`${station.url}/api/queue`)).json()) as { waiting: number }).waiting
}

/** This clerk calls no one, so that all who have a number wait. */
const numberAfter = (before: number) => `A00${before + 1}`

describe('a daemon that goes away under an open screen', () => {
  test.each(['stop', 'kill'] as const)(
    '(%s) says so on the screen, and the screen comes back by itself',
    async (way) => {
      const { screen, page, before } = await openKiosk()
      await station[way]()
      await page.getByText('机器正在重新启动').first().waitFor()
      await station.restart()
      await live(page)
      await page.getByText('机器正在重新启动').first().waitFor({ state: 'detached' })
      const touch = finger(page)
      await touch.tapPlace('take')
      await touch.tap('choose-errand', /直接取号/)
      expect(await numberOnScreen(page)).toBe(numberAfter(before))
      await screen.close()
    },
  )

  test('before the tap: the tap waits for it, and leads to one ticket', async () => {
    const { screen, page, before } = await openKiosk()
    await screensFetched(page)
    await finger(page).tapPlace('take')
    await page.locator('[data-screen="choose-errand"]').waitFor()
    await station.kill()
    const unanswered = page.waitForEvent('requestfailed', (asked) => asked.url().endsWith('/api/tickets'))
    await finger(page).tap('choose-errand', /直接取号/)
    await unanswered
    await station.restart()
    expect(await numberOnScreen(page)).toBe(numberAfter(before))
    expect(await waiting()).toBe(before + 1)
    await screen.close()
  })

  test('after it heard the tap and before it answered: the tap leads to that one ticket', async () => {
    const { screen, page, before } = await openKiosk()
    await screensFetched(page)
    await finger(page).tapPlace('take')
    await page.locator('[data-screen="choose-errand"]').waitFor()
    let heard = 0
    await page.route('**/api/tickets', async (route) => {
      heard++
      if (heard > 1) return route.continue()
      // The ticket is in the ledger; the daemon dies with the answer on its tongue.
      await route.fetch()
      await station.kill()
      return route.abort()
    })
    await finger(page).tap('choose-errand', /直接取号/)
    await expect.poll(() => heard, { message: 'it asks again while nobody answers' }).toBeGreaterThan(1)
    await station.restart()
    expect(await numberOnScreen(page)).toBe(numberAfter(before))
    expect(await waiting()).toBe(before + 1)
    await screen.close()
  })

  test('with a ticket on the screen: the ticket stays, and its slip is not printed again; a clerk’s desk is grey, and then asks who is there', async () => {
    const { screen, page, before } = await openKiosk()
    const touch = finger(page)
    await touch.tapPlace('take')
    await touch.tap('choose-errand', /直接取号/)
    const number = await numberOnScreen(page)
    const clerk = await atTheDesk(browser, station)
    clerk.allowFaults(NOBODY_THERE)
    await signInByKeys(clerk.page, station, 1, 'W1')
    await station.kill()
    await page.getByText('机器正在重新启动').first().waitFor()
    expect(await numberOnScreen(page)).toBe(number)
    await clerk.page.getByText('正在重新连接').waitFor()
    await station.restart()
    await clerk.page.locator('.clerk[data-link="live"]').waitFor()
    await clerk.page.locator('[data-screen="sign-in"]').waitFor()
    await clerk.close()
    await live(page)
    expect(await numberOnScreen(page)).toBe(number)
    await page.locator('main.ticket[data-print="printed"], main.ticket[data-print="unconfirmed"]').waitFor()
    expect(await waiting()).toBe(before + 1)
    await screen.close()
  })
})
