import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WindowWork } from '#contract/clerk.ts'
import { PORTRAIT, openBrowser, openScreen, type Screen } from '#test/support/chromium.ts'
import { type StaffClient, firstAccounts, ownAccount, signIn } from '#test/support/staff-client.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { ticketFor } from '#test/support/station-client.ts'

/** A clerk's PC: no touch, a keyboard. */
const OFFICE_PC = { width: 1366, height: 768 } as const
const IDLE_MINUTES = 1

let browser: Browser
let station: RunningStation
let onlooker: StaffClient
beforeAll(async () => {
  ;[browser, station] = await Promise.all([
    openBrowser(),
    startStation({ station: (config) => (config.staff = { idleMinutes: IDLE_MINUTES, sessionHours: 12 }) }),
  ])
})
beforeEach(async () => {
  onlooker = await signIn(station)
  await emptyHall()
})
afterAll(async () => {
  await browser?.close()
  await station?.remove()
})

async function workOf(window: string): Promise<WindowWork> {
  return (await onlooker.get(`/api/windows/${window}/work`)).body as WindowWork
}

/** Every window closed, nobody waiting, whatever the day so far has left. */
async function emptyHall(): Promise<void> {
  const windows = ['W1', 'W2', 'W3']
  for (const window of windows) {
    await onlooker.press(window, 'open', { takeOver: true })
    const { current, waiting, held } = await workOf(window)
    if (current?.state.at === 'serving') await onlooker.press(window, 'finish', { ticketId: current.id })
    else if (current) await onlooker.press(window, 'cancel', { ticketId: current.id })
    for (const { id } of [...waiting, ...held]) await onlooker.press(window, 'cancel', { ticketId: id })
  }
  for (const window of windows) await onlooker.press(window, 'close')
}

const resident = () => ticketFor(station.url, { commandId: randomUUID() })

/** At `/clerk`, ready to sign in. Refusals are part of a clerk's day; the browser calls them errors. */
async function atTheDesk(size: { width: number; height: number }, touch: boolean): Promise<Screen> {
  const screen = await openScreen(browser, { size, hasTouch: touch })
  screen.allowFaults(/status of (401|409)/)
  await screen.page.goto(`${station.url}/clerk`)
  await screen.page.locator('[data-screen="sign-in"]').waitFor()
  return screen
}

const free = (page: Page) => page.locator('.clerk[data-doing="free"], .clerk[data-doing="refused"]').waitFor()

/** One key, once the press before has settled. */
async function key(page: Page, ...keys: string[]): Promise<void> {
  for (const one of keys) {
    await free(page)
    await page.keyboard.press(one)
  }
}

async function tap(page: Page, act: string): Promise<void> {
  await free(page)
  await page.locator(`[data-act="${act}"]`).first().tap()
}

const shows = (page: Page, current: 'none' | 'called' | 'serving') =>
  page.locator(`.desk[data-current="${current}"]`).waitFor()

const numberOf = (page: Page) => page.locator('.in-hand-number').innerText()

/** Everything by keys: the name, the PIN, the window. */
async function signInByKeys(page: Page, which: number, window: string): Promise<void> {
  const { name, pin } = await ownAccount(station, which)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  const place = page.locator(`[data-place="${window}"]`)
  await place.waitFor()
  for (let tabs = 0; tabs < 20; tabs++) {
    if (await place.evaluate((button) => button === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.locator('[data-screen="desk"]').waitFor()
  await free(page)
}

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
  const { page, close } = await atTheDesk(OFFICE_PC, false)
  await page.keyboard.type(firstAccounts(station.output())[1]!.name)
  await page.keyboard.press('Enter')
  await page.keyboard.type('000111')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: '不对' }).waitFor()
  await page.reload()
  await page.locator('[data-screen="sign-in"]').waitFor()
  await signInByKeys(page, 1, 'W1')
  expect(await page.locator('.lists-rows li').allInnerTexts()).toHaveLength(2)

  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await shows(page, 'called')
  expect(await numberOf(page)).toBe(first.number)
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
  expect(await numberOf(page)).toBe(second.number)
  await key(page, 'Enter')
  await shows(page, 'serving')
  await key(page, 'c')
  await shows(page, 'none')
  const { servedToday, held, waiting } = await workOf('W1')
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
  const [ticket] = (await workOf('W2')).waiting
  await onlooker.press('W1', 'cancel', { ticketId: ticket!.id })
  await close()
})

test('two windows that press in the same instant call two different people', async () => {
  const [first, second] = [await resident(), await resident()]
  const screens = await Promise.all([0, 1].map(() => atTheDesk(OFFICE_PC, false)))
  const pages = screens.map(({ page }) => page)
  for (const [index, page] of pages.entries()) await signInByKeys(page, index + 1, `W${index + 2}`)
  await Promise.all(pages.map((page) => page.keyboard.press('Enter')))
  await Promise.all(pages.map((page) => shows(page, 'called')))
  const numbers = await Promise.all(pages.map(numberOf))
  expect(numbers.sort()).toEqual([first.number, second.number])
  for (const { close } of screens) await close()
})

test('whoever is relieved is told by whom; while the daemon is away the desk is grey, and then asks who is there', async () => {
  const { page, close, allowFaults } = await atTheDesk(OFFICE_PC, false)
  allowFaults(/ERR_|Failed to load/)
  await signInByKeys(page, 1, 'W1')
  await onlooker.press('W1', 'open', { takeOver: true })
  await page.getByText(`现在是 ${onlooker.name} 在`).waitFor()
  expect(await page.locator('.desk').count()).toBe(0)
  await station.kill()
  await page.getByText('正在重新连接').waitFor()
  await station.restart()
  await page.locator('.clerk[data-link="live"]').waitFor()
  await page.locator('[data-screen="sign-in"]').waitFor()
  await close()
})

test('a window that is paused while somebody is served stays paused: Enter finishes, and the next person waits on', async () => {
  const [, second] = [await resident(), await resident()]
  const { page, close } = await atTheDesk(OFFICE_PC, false)
  await signInByKeys(page, 1, 'W1')
  await key(page, 'Enter')
  await shows(page, 'called')
  await key(page, 'Enter')
  await shows(page, 'serving')
  await key(page, 'm')
  await page.locator('.window-foot[data-at="paused"]').waitFor()
  expect(await page.locator('[data-act="finish-and-call"]').count()).toBe(0)
  expect(await page.locator('.acts-main .go').innerText()).toContain('办完')
  await key(page, 'Enter')
  await shows(page, 'none')
  const { window, current, waiting } = await workOf('W1')
  expect([window.service.at, current, waiting.map(({ number }) => number)]).toEqual([
    'paused',
    null,
    [second.number],
  ])
  await close()
})

test('when another window calls the row under the keys away, Enter finishes nobody and calls nobody', async () => {
  const [served, called, next, last] = [
    await resident(),
    await resident(),
    await resident(),
    await resident(),
  ]
  const { page, close } = await atTheDesk(OFFICE_PC, false)
  const row = (number: string) => page.locator(`.lists-rows [data-number="${number}"]`)
  const focused = () => page.locator('.lists-rows:focus-within').waitFor()
  await signInByKeys(page, 1, 'W1')
  await key(page, 'Enter')
  await shows(page, 'called')
  await key(page, 'Enter')
  await shows(page, 'serving')
  await key(page, 'ArrowDown')
  await row(called.number).locator('.row-who:focus').waitFor()

  await onlooker.press('W2', 'open')
  await onlooker.press('W2', 'call-next')
  await row(called.number).waitFor({ state: 'detached' })
  await row(next.number).locator('.row-who:focus').waitFor()
  await key(page, 'Enter')
  await row(next.number).locator('[aria-expanded="true"]').waitFor()
  await key(page, 'ArrowDown')
  await row(last.number).locator('.row-who:focus').waitFor()
  for (const { id, number } of [last, next]) {
    await onlooker.press('W2', 'cancel', { ticketId: id })
    await row(number).waitFor({ state: 'detached' })
    await focused()
  }
  await page.locator('.lists-rows:focus').waitFor()
  await key(page, 'Enter', 'Space')
  expect(await numberOf(page)).toBe(served.number)
  const { current } = await workOf('W1')
  expect([current?.number, current?.state.at]).toEqual([served.number, 'serving'])

  // The keys go back to the big button only when the clerk says so.
  await key(page, 'Escape', 'Enter')
  await shows(page, 'none')
  await close()
})

test('by arrows alone a mistaken 过号 is found and taken back, and whoever was put aside waits again', async () => {
  const [missed, aside] = [await resident(), await resident()]
  await onlooker.press('W2', 'open')
  await onlooker.press('W2', 'call-next')
  for (let calls = 1; calls < 3; calls++) await onlooker.press('W2', 'recall', { ticketId: missed.id })
  await onlooker.press('W2', 'no-show', { ticketId: missed.id })
  await onlooker.press('W2', 'call-next')
  await onlooker.press('W2', 'hold', { ticketId: aside.id, reason: '去复印' })
  const { page, close } = await atTheDesk(OFFICE_PC, false)
  await signInByKeys(page, 1, 'W1')
  await key(page, '3', 'ArrowDown')
  await page.locator(`[data-number="${missed.number}"] [data-act="return"]:focus`).waitFor()
  await key(page, 'Enter')
  await page.locator('.lists-rows[data-list="no-show"] li').waitFor({ state: 'detached' })
  await key(page, '2')
  // Another list, and the keys are still in it.
  await page.locator(`[data-number="${aside.number}"] .row-who:focus`).waitFor()
  await key(page, 'ArrowDown', 'Enter')
  await page.locator('.lists-rows[data-list="held"] li').waitFor({ state: 'detached' })
  await key(page, 'Enter', '1')
  await page.locator(`[data-number="${aside.number}"]`).waitFor()
  const { current, waiting } = await workOf('W1')
  expect([current, waiting.map(({ number }) => number)]).toEqual([null, [missed.number, aside.number]])
  await close()
})

test('own words for a ticket go with it: the panel closes, what is still typed acts on nobody, and the next call finds none', async () => {
  const [first, second] = [await resident(), await resident()]
  const { page, close } = await atTheDesk(OFFICE_PC, false)
  const panel = page.locator('dialog[open]')
  await signInByKeys(page, 1, 'W1')
  await key(page, 'Enter')
  await shows(page, 'called')
  await key(page, 'g')
  await panel.getByText(`暂时放下 ${first.number}`).waitFor()
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 1000)
  await page.keyboard.type('hui')
  // The same clerk, from another screen.
  await (await signIn(station, 1)).press('W1', 'cancel', { ticketId: first.id })
  await panel.waitFor({ state: 'detached' })
  await page.getByRole('alert').filter({ hasText: first.number }).waitFor()
  // Enter among them: it would have called.
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await page.clock.resume()
  await page.getByRole('alert').filter({ hasText: first.number }).waitFor({ state: 'detached' })
  expect((await workOf('W1')).current).toBeNull()

  await key(page, 'Enter')
  await shows(page, 'called')
  expect(await numberOf(page)).toBe(second.number)
  expect(await panel.count()).toBe(0)
  await key(page, 'g')
  await panel.locator('input').waitFor()
  await page.keyboard.type('家里人来接')
  await page.keyboard.press('Enter')
  await shows(page, 'none')
  const [held] = (await workOf('W1')).held
  expect([held?.number, held?.state]).toMatchObject([second.number, { at: 'held', reason: '家里人来接' }])
  await close()
})

test('a call is given to whoever is at a window, also by a clerk who has none yet, and to nobody who is not there', async () => {
  const [, absent, there] = [0, 1, 2].map((which) => firstAccounts(station.output())[which]!.name)
  const colleague = await signIn(station, 2)
  await colleague.press('W2', 'open')
  const { page, close } = await atTheDesk(PORTRAIT, true)
  await signInByTouch(page, 3)
  const { body } = await onlooker.post('/api/staff-calls')
  const { id } = (body as { call: { id: string } }).call
  await tap(page, 'answer')
  await tap(page, 'hand-over')
  const given = page.locator('dialog [data-act="give"]')
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
  const { page, close } = await atTheDesk(PORTRAIT, true)
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
  expect((await workOf('W1')).window.service.at).toBe('closed')
  await free(page)
  await page.locator('[data-place="W2"]').tap()
  await page.locator('[data-screen="desk"]').waitFor()
  await close()
})
