import { setTimeout as rest } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import type { Bench, BenchDevice } from '#contract/bench.ts'
import { type Browser, LANDSCAPE, openScreen } from '#test/support/chromium.ts'
import { atTheScreen, finger, numberOnScreen } from '#test/support/resident.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'

/** A key that is pressed again much sooner is the same wish still (desks/pads/pad-desk.ts). */
const QUIET_MS = 2_500

let browser: Browser
let station: HousedStation
let clerks: readonly [StaffClient, StaffClient]
openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeAll(async () => {
  clerks = [await signIn(station, 1), await signIn(station, 2)]
})

async function device(at: BenchDevice['device']['at']) {
  const { devices } = (await (await fetch(`${station.url}/api/bench`)).json()) as Bench
  for (const { id, device } of devices) if (device.at === at) return { id, device }
  throw new Error(`there is no simulated ${at}`)
}

/** A key of the pad at the first window, pressed by a finger. */
async function pad(key: string): Promise<void> {
  const { id } = await device('caller-pad')
  const pressed = await fetch(`${station.url}/api/bench/${id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'press-key', key }),
  })
  expect(pressed.status).toBe(200)
}

const display = async () => {
  const found = await device('window-display')
  return found.device.at === 'window-display' ? found.device.upper + found.device.lower : ''
}
const heard = async () => {
  const found = await device('announcer')
  return found.device.at === 'announcer' ? found.device.spoken.map(({ text }) => text) : []
}

async function takesTicket(): Promise<string> {
  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  await touch.tapPlace('take')
  await touch.tap('choose-errand', /直接取号/)
  const number = await numberOnScreen(page)
  await close()
  return number
}

async function onlooker(path: string, size: { width: number; height: number }): Promise<Page> {
  const { page } = await openScreen(browser, { size })
  await page.goto(station.url + path)
  await page.locator('[data-link="live"]').waitFor()
  return page
}

test('a ticket from the tap to the window: hall, window screen, display and voice all say the same', async () => {
  const [hall, first, second] = await Promise.all([
    onlooker('/hall', LANDSCAPE),
    onlooker('/window/W1', { width: 1280, height: 800 }),
    onlooker('/window/W2', { width: 1280, height: 800 }),
  ])
  await clerks[0].press('W1', 'open')
  await clerks[1].press('W2', 'open')
  const numbers = [await takesTicket(), await takesTicket()]
  expect(numbers).toEqual(['A001', 'A002'])

  // The pad and the other window's clerk press in the same instant: two people are called, each by one.
  const [, other] = await Promise.all([pad('next'), clerks[1].press('W2', 'call-next')])
  expect(other.status).toBe(200)
  await first.locator('body', { hasText: /A00[12]/ }).waitFor()
  await second.locator('body', { hasText: /A00[12]/ }).waitFor()
  const mine = /A00[12]/.exec(await first.locator('body').innerText())?.[0] ?? ''
  const theirs = /A00[12]/.exec(await second.locator('body').innerText())?.[0] ?? ''
  expect([mine, theirs].toSorted()).toEqual(['A001', 'A002'])
  await hall.locator('body', { hasText: mine }).waitFor()
  await hall.locator('body', { hasText: theirs }).waitFor()
  await expect.poll(display).toContain(mine)
  // As often as set, each call whole, none cut off by the other.
  await expect.poll(heard, { timeout: 60_000 }).toHaveLength(4)
  const said = (await heard()).toReversed()
  expect(new Set(said)).toEqual(new Set([`请${mine}号到1号窗口`, `请${theirs}号到2号窗口`]))
  expect([said[0], said[2]]).toEqual([said[1], said[3]])

  // The same key serves, and then finishes: nobody else waits, so the window is free again.
  await pad('next')
  await expect.poll(() => stateOf(mine)).toBe('serving')
  // A key that is pressed again at once is taken for a bouncing one, so the clerk lets it rest.
  await rest(QUIET_MS)
  await pad('next')
  await expect.poll(() => stateOf(mine)).toBe('done')
  await expect.poll(display).not.toContain(mine)
})

/** Where a ticket of today stands, as staff see it. */
async function stateOf(number: string): Promise<string> {
  const { body } = await clerks[0].get('/api/windows/W1/work')
  const { current, servedToday } = body as {
    current: { number: string; state: { at: string } } | null
    servedToday: number
  }
  if (current?.number === number) return current.state.at
  return servedToday > 0 ? 'done' : 'elsewhere'
}
