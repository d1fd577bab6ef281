import type { Locator, Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen, type Screen } from '#test/support/chromium.ts'
import { toFindTicket, toSearch, typeLetters, typeNumber } from '#test/support/guide-ways.ts'
import { finger, live, numberOnScreen } from '#test/support/resident.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { ticketFor } from '#test/support/station-client.ts'
import { settled, shows, stopTime } from '#test/support/ways.ts'

/** Longer than any button is deaf. */
const DEAF_AT_MOST_MS = 1_000

let browser: Browser
let station: HousedStation
let screen: Screen
let page: Page
openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeEach(async () => {
  screen = await openScreen(browser)
  page = screen.page
  await page.clock.install()
  await page.goto(station.url)
  await live(page)
})

/** Where a finger would touch it, whether it takes touches or not: Playwright's own tap would wait until it does. */
async function middleOf(button: Locator): Promise<readonly [number, number]> {
  const box = await button.boundingBox()
  if (!box) throw new Error('the button is not there')
  return [box.x + box.width / 2, box.y + box.height / 2]
}
const touch = async (button: Locator) => page.touchscreen.tap(...(await middleOf(button)))
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

describe('a finger that trembles', () => {
  test('types a digit once, and types it again when it means to', async () => {
    await toFindTicket(page)
    await stopTime(page)
    const number = page.locator('.slot b')
    await touch(button('3'))
    await touch(button('3'))
    expect(await number.innerText()).toBe('A3')
    await page.clock.runFor(DEAF_AT_MOST_MS)
    await touch(button('3'))
    expect(await number.innerText()).toBe('A33')
    await screen.close()
  })

  test('turns one page, and never to one before the first or after the last', async () => {
    const resident = finger(page)
    await resident.tapPlace('guide')
    await resident.tap('guides', '高龄补贴')
    await page.locator('main.guide .pager').waitFor()
    await stopTime(page)
    const where = page.locator('.pager [role="status"]')
    const pages = Number((await where.innerText()).split('/')[1])
    const [next, previous] = [
      await middleOf(button('下一页')),
      await middleOf(page.locator('.pager button').first()),
    ]
    await page.touchscreen.tap(...next)
    await page.touchscreen.tap(...next)
    expect(await where.innerText()).toBe(`2/${pages}`)
    for (let more = 0; more < pages + 1; more++) {
      await page.clock.runFor(DEAF_AT_MOST_MS)
      await page.touchscreen.tap(...next)
    }
    expect(await where.innerText()).toBe(`${pages}/${pages}`)
    for (let more = 0; more < pages + 1; more++) {
      await page.clock.runFor(DEAF_AT_MOST_MS)
      await page.touchscreen.tap(...previous)
      await page.touchscreen.tap(...previous)
    }
    expect(await where.innerText()).toBe(`1/${pages}`)
    await screen.close()
  })

  test('takes one letter away, though another was written in the meantime', async () => {
    await toSearch(page)
    await typeLetters(page, 'D')
    await settled(page)
    await stopTime(page)
    const remove = button('删一个字')
    const nothingWritten = page.locator('.letters-act[data-disabled]').first()
    await touch(remove)
    await nothingWritten.waitFor()
    await button('D').press('Enter')
    await nothingWritten.waitFor({ state: 'detached' })
    await touch(remove)
    expect(await nothingWritten.count()).toBe(0)
    await page.clock.runFor(DEAF_AT_MOST_MS)
    await touch(remove)
    await nothingWritten.waitFor()
    await screen.close()
  })

  test('takes no ticket on a screen that has only just come, and one as soon as that has been seen', async () => {
    const taken: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/tickets')) taken.push(request.url())
    })
    await stopTime(page)
    await touch(page.getByRole('button', { name: '交医疗保险' }))
    await page.locator('[data-screen="confirm-errand"]').waitFor()
    await touch(button('取号'))
    await touch(button('取号'))
    expect(await page.locator('[data-pressed]').count()).toBe(0)
    await page.clock.runFor(DEAF_AT_MOST_MS)
    await touch(button('取号'))
    await numberOnScreen(page)
    expect(taken).toHaveLength(1)
    await screen.close()
  })
})

test('a greyed button does not look pressed under a finger, nor does one that turns grey while it is held', async () => {
  await toFindTicket(page)
  await settled(page)
  const forward = page.locator('.pad-act.go')
  await page.mouse.move(...(await middleOf(forward)))
  await page.mouse.down()
  expect(await forward.getAttribute('data-pressed')).toBeNull()
  await page.mouse.up()

  // It was found by itself after the last digit; somebody comes back to the number.
  const mine = await ticketFor(station.url, { commandId: 'command-greyed' })
  await typeNumber(page, mine)
  await page.locator('.bar [data-place="back"]').tap()
  await shows(page, 'find-ticket')
  await settled(page)
  await stopTime(page)
  await page.mouse.move(...(await middleOf(forward)))
  await page.mouse.down()
  expect(await forward.getAttribute('data-pressed')).toBe('')
  // A key takes a digit away, and with it the way on.
  await button('删除').press('Enter')
  await page.mouse.up()
  expect(await forward.getAttribute('data-pressed')).toBeNull()
  expect(await page.locator('.slot[aria-current] .slot-label').innerText()).toBe('号码')
  await screen.close()
})
