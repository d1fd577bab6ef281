import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import {
  atTheDesk,
  callAndServe,
  emptyHall,
  key,
  numberInHand,
  shows,
  signInByKeys,
  workOf,
} from '#test/support/clerk-desk.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import { ticketFor } from '#test/support/station-client.ts'
import { stopTime } from '#test/support/ways.ts'
import type { Browser } from '#test/support/chromium.ts'

let browser: Browser
let station: HousedStation
let onlooker: StaffClient
openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeEach(async () => {
  onlooker = await signIn(station)
  await emptyHall(onlooker)
})

const resident = () => ticketFor(station.url, { commandId: randomUUID() })

test('when another window calls the row under the keys away, Enter finishes nobody and calls nobody', async () => {
  const [served, called, next, last] = [
    await resident(),
    await resident(),
    await resident(),
    await resident(),
  ]
  const { page, close } = await atTheDesk(browser, station)
  const row = (number: string) => page.locator(`.lists-rows [data-number="${number}"]`)
  const focused = () => page.locator('.lists-rows:focus-within').waitFor()
  await signInByKeys(page, station, 1, 'W1')
  await callAndServe(page)
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
  expect(await numberInHand(page)).toBe(served.number)
  const { current } = await workOf(onlooker, 'W1')
  expect([current?.number, current?.state.at]).toEqual([served.number, 'serving'])

  // The keys go back to the big button only when the clerk says so.
  await key(page, 'Escape', 'Enter')
  await shows(page, 'none')
  await close()
})

test('by arrows alone a mistaken 过号 is found and taken back, and a person who was put aside waits again', async () => {
  const [missed, aside] = [await resident(), await resident()]
  await onlooker.press('W2', 'open')
  await onlooker.press('W2', 'call-next')
  for (let calls = 1; calls < 3; calls++) await onlooker.press('W2', 'recall', { ticketId: missed.id })
  await onlooker.press('W2', 'no-show', { ticketId: missed.id })
  await onlooker.press('W2', 'call-next')
  await onlooker.press('W2', 'hold', { ticketId: aside.id, reason: '去复印' })
  const { page, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 1, 'W1')
  await key(page, '3', 'ArrowDown', 'ArrowDown')
  await page.locator(`[data-number="${missed.number}"] [data-act="return"]:focus`).waitFor()
  await key(page, 'Enter')
  await page.locator('.lists-rows[data-list="no-show"] li').waitFor({ state: 'detached' })
  await key(page, '2')
  // Another list, and the keys are still in it.
  await page.locator(`[data-number="${aside.number}"] .row-who:focus`).waitFor()
  await key(page, 'ArrowDown', 'Enter')
  await page.locator('.lists-rows[data-list="held"] li').waitFor({ state: 'detached' })
  await key(page, 'Enter', '1')
  await page.locator(`[data-number="${missed.number}"]`).waitFor()
  const numbers = async (window: string) => {
    const { current, waiting } = await workOf(onlooker, window)
    return [current, waiting.map(({ number }) => number)]
  }
  expect(await numbers('W1')).toEqual([null, [missed.number]])
  // The window that put them aside has them next, before who came earlier.
  expect(await numbers('W2')).toEqual([null, [aside.number, missed.number]])
  await close()
})

test('own words for a ticket go with it: the panel closes, what is still typed acts on nobody, and the next call finds none', async () => {
  const [first, second] = [await resident(), await resident()]
  const { page, close } = await atTheDesk(browser, station)
  const panel = page.locator('dialog[open]')
  await signInByKeys(page, station, 1, 'W1')
  await key(page, 'Enter')
  await shows(page, 'called')
  await key(page, 'g')
  await panel.getByText(`暂时放下 ${first.number}`).waitFor()
  await page.clock.install()
  await stopTime(page)
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
  expect((await workOf(onlooker, 'W1')).current).toBeNull()

  await key(page, 'Enter')
  await shows(page, 'called')
  expect(await numberInHand(page)).toBe(second.number)
  expect(await panel.count()).toBe(0)
  await key(page, 'g')
  await panel.locator('input').waitFor()
  await page.keyboard.type('家里人来接')
  await page.keyboard.press('Enter')
  await shows(page, 'none')
  const [held] = (await workOf(onlooker, 'W1')).held
  expect([held?.number, held?.state]).toMatchObject([second.number, { at: 'held', reason: '家里人来接' }])
  await close()
})
