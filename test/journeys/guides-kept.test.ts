import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { GuideReply, GuideSearchReply } from '#contract/guide.ts'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { search } from '#test/support/guide-ways.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import { atTheScreen, finger } from '#test/support/resident.ts'
import { ownAccount } from '#test/support/staff-client.ts'
import { slips, until } from '#test/support/station-client.ts'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

async function enter(page: Page): Promise<void> {
  const { name, pin } = await ownAccount(station)
  await page.goto(`${station.url}/admin#guides`)
  await page.locator('[data-screen="sign-in"]').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await page.locator('.guides-table').waitFor()
}

async function get<Reply>(path: string): Promise<Reply> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the daemon's types are the contract's
  return (await (await fetch(station.url + path)).json()) as Reply
}

const lowIncome = async () => (await get<GuideReply>('/api/guides/18')).guide

test('a guide without its conditions is refused, mended, confirmed and published: kiosk, search, paper and list say so, and it can be rolled back', async () => {
  const { page, close, allowFaults } = await openScreen(browser, { size: { width: 1366, height: 768 } })
  allowFaults(/status of 401/)
  await enter(page)
  const row = page.locator('.guides-table [data-seq="18"]')
  const waiting = await row.locator('[data-waits="true"]').count()
  await row.getByRole('link').click()

  const conditions = page.getByRole('region', { name: '受理条件' })
  const publish = page.locator('[data-act="publish"]')
  // What the city sets is locked, with the reason; what it leaves open is the station's to confirm.
  await page.getByText('收费情况全市统一，本站不能改').waitFor()
  expect(await page.locator('#field-fee').getAttribute('readonly')).not.toBeNull()
  while ((await conditions.locator('[data-act="remove"]').count()) > 0)
    await conditions.locator('[data-act="remove"]').first().click()
  await page.getByText('还不能发布，有 1 处要改').waitFor()
  expect(await publish.isDisabled()).toBe(true)

  await conditions.locator('[data-act="add"]').click()
  await page.keyboard.type('本地居民，收入低于低保标准')
  await page.locator('#field-plainTitle').fill('申请新低保')
  const kiosk = await atTheScreen(browser, station.url)
  await search(kiosk.page, 'DIBAO')
  await publish.and(page.locator(':enabled')).click()
  await until(async () => ((await lowIncome()).plainTitle === '申请新低保' ? true : undefined), 'the guide')
  // Where a search stood open already, too.
  await finger(kiosk.page).tap('search', /^申请新低保/)
  await kiosk.page.locator('main.guide').getByText('申请新低保').first().waitFor()

  await conditions.locator('[data-act="confirm"]').click()
  await page.locator('.confirm-form input[name="source"]').fill('镇民政办答复')
  await page.locator('.confirm-form').getByRole('button', { name: '核定' }).click()
  await conditions.getByText(/镇民政办答复/).waitFor()
  await publish.and(page.locator(':enabled')).click()
  const shown = await until(async () => {
    const guide = await lowIncome()
    return guide.unconfirmed.includes('受理条件') ? undefined : guide
  }, 'the condition to be confirmed')
  expect(shown.conditions).toEqual(['本地居民，收入低于低保标准'])
  expect(shown.checked?.on).toMatch(/^\d{4}-\d{2}-\d{2}$/)

  const { results } = await get<GuideSearchReply>(`/api/guides/search?q=${encodeURIComponent('新低保')}`)
  expect(results[0]?.seq).toBe(18)
  // The paper comes slowly; it is read at the end.
  await fetch(`${station.url}/api/guides/18/print`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commandId: randomUUID() }),
  })
  await page.getByRole('link', { name: /指南/ }).first().click()
  await expect.poll(() => row.locator('[data-waits="true"]').count()).toBe(waiting - 1)
  await row.getByRole('link').click()
  await page.getByRole('button', { name: /历次改动/ }).click()
  const first = page.locator('.versions [data-version="1"]')
  await first.getByRole('button', { name: '把这一版重新公开' }).click()
  // A second press answers as soon as it is no trembling.
  await until(async () => {
    if ((await lowIncome()).unconfirmed.includes('受理条件')) return true
    // It goes as soon as the version is shown again.
    await first
      .getByRole('button', { name: /把这一版重新公开/ })
      .click({ timeout: 1000 })
      .catch(() => {})
    return undefined
  }, 'the first version')
  const paper = await until(async () => {
    const [slip] = await slips(station.url)
    return slip && wordsOn(slip.inks).join('')
  }, 'the paper')
  expect(paper).toContain('什么人能办')
  expect(paper).not.toMatch(/什么人能办\s*待核定/)
  expect(paper).toContain('最后核对')
  await Promise.all([close(), kiosk.close()])
})
