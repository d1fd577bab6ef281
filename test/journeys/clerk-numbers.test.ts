import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import type { StaffTicket } from '#contract/clerk.ts'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import {
  atTheDesk,
  callAndServe,
  emptyHall,
  free,
  key,
  numberInHand,
  shows,
  signInByKeys,
  workOf,
} from '#test/support/clerk-desk.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import { ticketFor } from '#test/support/station-client.ts'
import type { Browser } from '#test/support/chromium.ts'

let browser: Browser
let station: HousedStation
let onlooker: StaffClient
openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeEach(async () => {
  onlooker = await signIn(station)
  await emptyHall(onlooker)
})

const resident = (itemSeq?: number) =>
  ticketFor(station.url, { commandId: randomUUID(), ...(itemSeq === undefined ? {} : { itemSeq }) })
const row = (page: Page, number: string) => page.locator(`.lists-rows [data-number="${number}"]`)
/** Until it counts: a button that has just come is deaf for a moment. */
const press = async (page: Page, which: string) => {
  await free(page)
  await page.locator(which).first().click()
}
const inRow = async (page: Page, words: string) => {
  await free(page)
  await page.locator('.row-more').getByRole('button', { name: words }).click()
}

test('one who cannot use the kiosk gets a number by keys alone, is found by the initials of the errand, and is served at once', async () => {
  const { page, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 1, 'W1')
  await key(page, 'Digit0')
  await page.locator('.issue input').waitFor()
  await page.keyboard.type('cjrbt')
  await page.keyboard.press('Enter')
  const found = await page
    .locator('[data-choice="errand"] button:nth-child(n + 2)[aria-pressed="true"]')
    .innerText()
  await page.getByRole('button', { name: '抱婴' }).click()
  await page.locator('[data-act="issue-serve"]').click()
  await shows(page, 'serving')
  const served = (await workOf(onlooker, 'W1')).current
  expect(served).toMatchObject({
    issuedAt: 'W1',
    errand: { title: found },
    priority: { at: 'declared', reason: '抱婴' },
    print: { at: 'none' },
  })
  await key(page, 'KeyC')
  await shows(page, 'none')

  await key(page, 'Digit0')
  await page.locator('[data-act="issue-tell"]').click()
  const told = await page.locator('.issue-given b').innerText()
  await page.keyboard.press('Escape')
  await row(page, told).waitFor()
  await close()
})

test('办完 pressed by mistake is taken back with one key, and the person is in hand again', async () => {
  const { number } = await resident()
  const { page, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 1, 'W1')
  await callAndServe(page)
  await key(page, 'KeyC')
  await page.locator('.undo').waitFor()
  await key(page, 'Backspace')
  await shows(page, 'serving')
  expect(await numberInHand(page)).toBe(number)
  await page.locator('.undo').waitFor({ state: 'detached' })
  await close()
})

test('one in the line is called before the others with a reason; one who is over comes again, and is found by number', async () => {
  const [, second] = [await resident(), await resident(18)]
  const { page, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 1, 'W1')
  await row(page, second.number).locator('.row-who').click()
  await inRow(page, '腿脚不便')
  await shows(page, 'called')
  expect(await numberInHand(page)).toBe(second.number)
  await key(page, 'Enter')
  await shows(page, 'serving')
  await key(page, 'KeyC')
  await shows(page, 'none')

  await key(page, 'Digit4')
  await row(page, second.number).locator('.row-who').click()
  await inRow(page, '现在就办')
  await shows(page, 'serving')
  const again = (await workOf(onlooker, 'W1')).current as StaffTicket
  expect(again).toMatchObject({ revisitOf: second.id, itemSeq: 18 })

  await key(page, 'Digit6')
  await page.keyboard.type(second.number.toLowerCase())
  await page.keyboard.press('Enter')
  await row(page, second.number).locator('.row-note').waitFor()
  expect(await row(page, second.number).innerText()).toMatch(/取号[\s\S]*叫[\s\S]*开始办[\s\S]*办完/)
  await close()
})

test('八十岁高龄补贴 is accepted by keys alone, on paper, and its code tells at once how it stands and nothing else; who has no number is taken in from the list', async () => {
  await resident(14)
  const { page, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 1, 'W1')
  await callAndServe(page)
  await key(page, 'Digit7')
  const materials = page.locator('.case-materials ol')
  await materials.waitFor()
  // Every material that everybody has to bring, one key each; the list has the keys from the start.
  const needed = await page.locator('.case-materials li[data-state="left"]').count()
  for (let n = 0; n < needed; n++) await page.keyboard.press('+')
  await page.locator('[data-field="date"] input').fill('2099-12-18')
  await page.locator('[data-field="basis"] input').fill('街道民政办 11月23日电话答复')
  await materials.focus()
  await page.keyboard.press('1')
  const given = page.locator('.case-given dd')
  await given.first().waitFor()
  const [number, code = ''] = await given.allInnerTexts()
  expect(number).toMatch(/^\d{4}-\d{4}$/)
  await page.locator('.case-given [data-print="printed"]').waitFor()
  await page.keyboard.press('Escape')
  await key(page, 'Minus')
  await page
    .locator('.cases-list')
    .getByText(number ?? '')
    .waitFor()

  await press(page, '[data-act=cases-new]')
  await page.locator('.case-choose input').fill('高龄补贴')
  await page.locator('.case-choose [data-errand="14"]').click()
  await page.locator('.case-who [name=name]').fill('司马玉兰')
  await page.locator('[data-act=case-told]').click()
  await page.locator('.case-given [data-print="printed"]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.cases-list li', { hasText: '司马玉兰' }).waitFor()

  // The same case is decided, delivered with a signature by finger, opened again and corrected.
  const settled = () => page.locator('.case-now[data-doing="free"]').waitFor()
  const step = async (name: string) => {
    await settled()
    await press(page, `[data-act=case-${name}]`)
  }
  const written = async (name: string, text: string, acts: string) => {
    await step(name)
    await page.locator('.own-words input').fill(text)
    await page.keyboard.press('Enter')
    await page.locator('.case-acts li', { hasText: acts }).filter({ hasText: text }).waitFor()
  }
  await press(page, '.cases-list button')
  await written('decided', '每月发放', '有结果')
  await step('delivered')
  const field = await page.locator('.signature svg').boundingBox()
  if (field === null) throw new Error('nowhere to sign')
  await page.mouse.move(field.x + 20, field.y + 20)
  await page.mouse.down()
  await page.mouse.move(field.x + 90, field.y + 60, { steps: 4 })
  await page.mouse.up()
  await step('write')
  await page.locator('.case-acts li', { hasText: '屏上签了字' }).waitFor()
  await page.locator('[data-print="printed"]').waitFor()
  await written('reopened', '送错了人', '重开')
  await written('corrected', '不是每月，是每季度', '更正')
  await press(page, '[data-act=case-a4]')
  await page.locator('.case-a4-signature path').waitFor()
  await close()

  const found = await fetch(`${station.url}/api/cases/find`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  expect(Object.keys(((await found.json()) as { case: object }).case).toSorted()).toEqual([
    'acceptedOn',
    'dueOn',
    'next',
    'openedOn',
    'state',
  ])
})
