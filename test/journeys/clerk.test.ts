import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, PORTRAIT, openScreen } from '#test/support/chromium.ts'
import {
  atTheDesk,
  callAndServe,
  emptyHall,
  free,
  key,
  numberInHand,
  shows,
  signInByKeys,
  tap,
  workOf,
} from '#test/support/clerk-desk.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { type StaffClient, firstAccounts, ownAccount, signIn } from '#test/support/staff-client.ts'
import { ticketFor } from '#test/support/station-client.ts'

const IDLE_MINUTES = 1

let browser: Browser
let station: HousedStation
let onlooker: StaffClient
openBrowserAndStation((opened) => ({ browser, station } = opened), {
  station: (config) => (config.staff = { idleMinutes: IDLE_MINUTES, sessionHours: 12 }),
})
beforeEach(async () => {
  onlooker = await signIn(station)
  await emptyHall(onlooker)
})

const resident = () => ticketFor(station.url, { commandId: randomUUID() })

/** Everything by touch, to where a window is chosen. */
async function signInByTouch(page: Page, which: number): Promise<void> {
  const { name, pin } = await ownAccount(station, which)
  await page.locator('.door-names').getByText(name).tap()
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap()
  await page.getByRole('button', { name: '登录' }).tap()
  await page.locator('[data-screen="choose-window"]').waitFor()
}

/** What the page itself would be answered. */
function post(page: Page, path: string, body: Record<string, unknown>): Promise<unknown> {
  return page.evaluate(
    async ([path, sent]) => {
      const headers = { 'content-type': 'application/json', 'x-kiosk': '1' }
      return (await fetch(path, { method: 'POST', headers, body: sent })).json()
    },
    [path, JSON.stringify({ commandId: randomUUID(), ...body })] as const,
  )
}

test('a day by keyboard alone: a wrong PIN, a window, a ticket called once by two presses, served and finished', async () => {
  const [first, second] = [await resident(), await resident()]
  const { page, close } = await atTheDesk(browser, station)
  await page.keyboard.type(firstAccounts(station.output())[1]!.name)
  await page.keyboard.press('Enter')
  await page.keyboard.type('000111')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: '不对' }).waitFor()
  await page.reload()
  await page.locator('[data-screen="sign-in"]').waitFor()
  await signInByKeys(page, station, 1, 'W1')
  expect(await page.locator('.lists-rows li').allInnerTexts()).toHaveLength(2)

  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await shows(page, 'called')
  expect(await numberInHand(page)).toBe(first.number)
  await key(page, 'z')
  await page.getByText('叫了 2 遍').waitFor()
  await key(page, 'Enter')
  await shows(page, 'serving')
  await key(page, 'a')
  await shows(page, 'none')
  await key(page, '2')
  expect(await page.locator(`[data-number="${first.number}"]`).innerText()).toContain('回去取材料')
  await key(page, 'Space')
  await shows(page, 'called')
  expect(await numberInHand(page)).toBe(second.number)
  await key(page, 'Enter')
  await shows(page, 'serving')
  await key(page, 'c')
  await shows(page, 'none')
  const { servedToday, held, waiting } = await workOf(onlooker, 'W1')
  expect({ servedToday, held: held.map(({ number }) => number), waiting }).toEqual({
    servedToday: 1,
    held: [first.number],
    waiting: [],
  })
  // The same clerk, from another screen.
  await (await signIn(station, 1)).press('W1', 'cancel', { ticketId: first.id })
  await key(page, 'o')
  await page.getByText('窗口没有开').waitFor()
  await close()
})

test('a day by touch alone: a mistaken 过号 is taken back, and a screen that nobody touches hides every number', async () => {
  const { number } = await resident()
  const { name, pin } = await ownAccount(station, 1)
  const screen = await openScreen(browser, { size: PORTRAIT })
  const { page, close } = screen
  screen.allowFaults(/status of (401|409)/)
  await page.clock.install()
  await page.goto(`${station.url}/clerk`)
  await page.locator('input[name="name"]').fill(name)
  const type = async () => {
    for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap()
  }
  await type()
  await page.getByRole('button', { name: '登录' }).tap()
  await page.locator('[data-place="W2"]').tap()
  await page.locator('[data-screen="desk"]').waitFor()
  await page.clock.fastForward(1000)
  await tap(page, 'call-next')
  await page.clock.fastForward(1000)
  for (const calls of [2, 3]) {
    await tap(page, 'recall')
    await page.getByText(`叫了 ${calls} 遍`).waitFor()
    await page.clock.fastForward(1000)
  }
  await tap(page, 'no-show')
  await page.locator('.undo', { hasText: number }).waitFor()
  await page.clock.fastForward(1000)
  await page.locator('.undo button').tap()
  await page.locator(`[data-list="waiting"] [data-number="${number}"]`).waitFor()
  await page.clock.fastForward(1000)

  await page.clock.fastForward(IDLE_MINUTES * 60_000 + 1000)
  await page.locator('[data-screen="locked"]').waitFor()
  expect(await page.locator('body').innerText()).not.toContain(number)
  expect((await page.content()).includes(number)).toBe(false)
  await type()
  await page.getByRole('button', { name: '解锁' }).tap()
  await page.locator(`[data-list="waiting"] [data-number="${number}"]`).waitFor()
  const [ticket] = (await workOf(onlooker, 'W2')).waiting
  await onlooker.press('W1', 'cancel', { ticketId: ticket!.id })
  await close()
})

test('two windows that press in the same instant call two different people', async () => {
  const [first, second] = [await resident(), await resident()]
  const screens = await Promise.all([0, 1].map(() => atTheDesk(browser, station)))
  const pages = screens.map(({ page }) => page)
  for (const [index, page] of pages.entries()) await signInByKeys(page, station, index + 1, `W${index + 2}`)
  await Promise.all(pages.map((page) => page.keyboard.press('Enter')))
  await Promise.all(pages.map((page) => shows(page, 'called')))
  const numbers = await Promise.all(pages.map(numberInHand))
  expect(numbers.sort()).toEqual([first.number, second.number])
  for (const { close } of screens) await close()
})

test('a clerk who is relieved is told by whom, and has no desk any more', async () => {
  const { page, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 1, 'W1')
  await onlooker.press('W1', 'open', { takeOver: true })
  await page.getByText(`现在由${onlooker.name}接着办`).waitFor()
  expect(await page.locator('.desk').count()).toBe(0)
  await close()
})

test('a clerk who serves is asked before a colleague takes over: a no and a yes by key, and the colleague may call it off', async () => {
  const { number } = await resident()
  const [serves, asks] = [await atTheDesk(browser, station), await atTheDesk(browser, station)]
  const [first, second] = [serves.page, asks.page]
  await signInByKeys(first, station, 1, 'W1')
  await key(first, 'Enter')
  await shows(first, 'called')
  await signInByKeys(second, station, 2, 'W2')
  const ask = async () => {
    await free(second)
    await second.locator('[data-place="W1"]').click()
    await second.locator('dialog .go').click()
    await second.locator('[data-screen="waits-for-answer"]').waitFor()
    await first.locator('[data-act="allow-take-over"]').waitFor()
  }
  await second.locator('[data-act="menu"]').click()
  await second.locator('dialog .menu button').first().click()
  await ask()
  expect(await first.locator('.take-over').innerText()).toContain('想接替这个窗口')
  await free(second)
  await second.locator('[data-act="withdraw-take-over"]').click()
  await first.locator('.take-over', { hasText: '不接替了' }).waitFor()
  await ask()
  await key(first, '9')
  await second.locator('.relieved', { hasText: '没有同意' }).waitFor()
  await ask()
  await key(first, '8')
  await first.locator('.relieved', { hasText: '接着办' }).waitFor()
  await second.locator('.take-over', { hasText: `同意了，${number} 由您接着办` }).waitFor()
  expect(await numberInHand(second)).toBe(number)
  await serves.close()
  await asks.close()
})

test('a window that is paused while somebody is served stays paused: Enter finishes, and the next person waits on', async () => {
  const [, second] = [await resident(), await resident()]
  const { page, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 1, 'W1')
  await callAndServe(page)
  await key(page, 'm')
  await page.locator('.window-foot[data-at="paused"]').waitFor()
  expect(await page.locator('[data-act="finish-and-call"]').count()).toBe(0)
  expect(await page.locator('.acts-main .go').innerText()).toContain('办完')
  await key(page, 'Enter')
  await shows(page, 'none')
  const { window, current, waiting } = await workOf(onlooker, 'W1')
  expect([window.service.at, current, waiting.map(({ number }) => number)]).toEqual([
    'paused',
    null,
    [second.number],
  ])
  await close()
})

test('a call is given to a clerk at a window, also by a clerk who has none yet, and only to clerks who are there', async () => {
  const [, absent, there] = [0, 1, 2].map((which) => firstAccounts(station.output())[which]!.name)
  const colleague = await signIn(station, 2)
  await colleague.press('W2', 'open')
  const { page, close } = await atTheDesk(browser, station, PORTRAIT, true)
  await signInByTouch(page, 3)
  const { body } = await onlooker.post('/api/staff-calls')
  const { id } = (body as { call: { id: string } }).call
  await tap(page, 'answer')
  await tap(page, 'hand-over')
  const given = page.locator('dialog [data-act="give"]')
  await given.first().waitFor()
  expect(await given.allInnerTexts()).toEqual([expect.stringMatching(`${there}[^]*2 号窗口`)])
  // As it would be, had the colleague been at a window a moment ago.
  const refused = await post(page, `/api/staff-calls/${id}/hand-over`, { to: 'staff-2' })
  expect(refused).toMatchObject({ code: 'wrong-state', detail: `${absent} 现在不在窗口，请交给在窗口的人。` })
  await given.tap()
  await page.locator('.calls', { hasText: `${there} 去` }).waitFor()
  await onlooker.post(`/api/staff-calls/${id}/end`)
  await close()
})

test('who changes windows is told which one still stands open, and closes it there unless somebody is in hand', async () => {
  const served = await resident()
  const { page, close } = await atTheDesk(browser, station, PORTRAIT, true)
  await signInByTouch(page, 1)
  const otherWindow = async () => {
    await free(page)
    await page.locator('[data-act="menu"]').tap()
    await page.getByRole('button', { name: '换窗口' }).tap()
    await page.locator('[data-screen="choose-window"]').waitFor()
  }
  await page.locator('[data-place="W1"]').tap()
  await tap(page, 'call-next')
  await shows(page, 'called')
  await otherWindow()
  const open = page.locator('[data-open="W1"]')
  expect(await open.innerText()).toContain('1 号窗口还开着')
  expect(await open.innerText()).toContain(served.number)
  expect(await open.getByRole('button').count()).toBe(0)

  await page.locator('[data-place="W1"]').tap()
  await tap(page, 'serve')
  await tap(page, 'finish')
  await shows(page, 'none')
  await otherWindow()
  await open.getByRole('button', { name: '关窗' }).tap()
  await open.waitFor({ state: 'detached' })
  expect((await workOf(onlooker, 'W1')).window.service.at).toBe('closed')
  await free(page)
  await page.locator('[data-place="W2"]').tap()
  await page.locator('[data-screen="desk"]').waitFor()
  await close()
})
