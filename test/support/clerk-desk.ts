import type { Page } from 'playwright-core'
import type { WindowWork } from '#contract/clerk.ts'
import { type Browser, openScreen, type Screen } from './chromium.ts'
import type { RunningStation } from './start-station.ts'
import { type StaffClient, ownAccount } from './staff-client.ts'

type Station = Pick<RunningStation, 'url' | 'output'>

/** A clerk's PC: no touch, a keyboard. */
const OFFICE_PC = { width: 1366, height: 768 } as const

export async function workOf(onlooker: StaffClient, window: string): Promise<WindowWork> {
  return (await onlooker.get(`/api/windows/${window}/work`)).body as WindowWork
}

/** Every window closed, nobody waiting, whatever the day so far has left. `onlooker`: the lead. */
export async function emptyHall(onlooker: StaffClient): Promise<void> {
  const windows = ['W1', 'W2', 'W3']
  for (const window of windows) {
    await onlooker.press(window, 'take-over')
    const { current, waiting, held } = await workOf(onlooker, window)
    if (current?.state.at === 'serving') await onlooker.press(window, 'finish', { ticketId: current.id })
    else if (current) await onlooker.press(window, 'cancel', { ticketId: current.id })
    for (const { id } of [...waiting, ...held]) await onlooker.press(window, 'cancel', { ticketId: id })
  }
  for (const window of windows) await onlooker.press(window, 'close')
}

/** At `/clerk`, ready to sign in. Refusals are part of a clerk's day; the browser calls them errors. */
export async function atTheDesk(
  browser: Browser,
  station: Station,
  size: { width: number; height: number } = OFFICE_PC,
  touch = false,
): Promise<Screen> {
  const screen = await openScreen(browser, { size, hasTouch: touch })
  screen.allowFaults(/status of (401|409)/)
  await screen.page.goto(`${station.url}/clerk`)
  await screen.page.locator('[data-screen="sign-in"]').waitFor()
  return screen
}

/** The press before has settled. */
export async function free(page: Page): Promise<void> {
  await page.locator('.clerk[data-doing="free"], .clerk[data-doing="refused"]').waitFor()
}

/** One key after another, each once the press before has settled. */
export async function key(page: Page, ...keys: string[]): Promise<void> {
  for (const one of keys) {
    await free(page)
    await page.keyboard.press(one)
  }
}

export async function tap(page: Page, act: string): Promise<void> {
  await free(page)
  await page.locator(`[data-act="${act}"]`).first().tap()
}

export async function shows(page: Page, current: 'none' | 'called' | 'serving'): Promise<void> {
  await page.locator(`.desk[data-current="${current}"]`).waitFor()
}

/** Calls the next by Enter, and serves them by another. */
export async function callAndServe(page: Page): Promise<void> {
  await key(page, 'Enter')
  await shows(page, 'called')
  await key(page, 'Enter')
  await shows(page, 'serving')
}

export function numberInHand(page: Page): Promise<string> {
  return page.locator('.in-hand-number').innerText()
}

/** Everything by keys: the name, the PIN, the window. */
export async function signInByKeys(
  page: Page,
  station: Station,
  which: number,
  window: string,
): Promise<void> {
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
