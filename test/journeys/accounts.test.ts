import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import type { StaffReply } from '#contract/staff.ts'
import { type Browser, openScreen, type Screen } from '#test/support/chromium.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'

const OFFICE_PC = { width: 1366, height: 768 } as const
const OTHERS = ['欧阳㙍𠮷', '王秀英', '买买提·吐尔逊江', '李建国', '赵䶮㛃', '孙丽', '周强', '吴敏']

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeAll(async () => {
  const { cookie } = await signIn(station)
  const { pin } = await ownAccount(station)
  const headers = { 'content-type': 'application/json', 'x-kiosk': '1', cookie }
  for (const name of OTHERS) {
    const body = JSON.stringify({ name, role: 'clerk', pin })
    const added = await fetch(`${station.url}/api/staff`, { method: 'POST', headers, body })
    if (added.status !== 201) throw new Error(`adding ${name}: ${added.status}`)
  }
})

async function signedIn(name: string, pin: string): Promise<Screen> {
  const screen = await openScreen(browser, { size: OFFICE_PC, hasTouch: false })
  screen.allowFaults(/status of (400|401|409)/)
  const { page } = screen
  await page.goto(`${station.url}/clerk`)
  await page.locator('[data-screen="sign-in"]').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  return screen
}

/** 人员, as the 站长 opens it from the desk. */
async function atTheAccounts(): Promise<Screen> {
  const { name, pin } = await ownAccount(station, 0)
  const screen = await signedIn(name, pin)
  await screen.page.locator('[data-screen="choose-window"]').waitFor()
  await screen.page.locator('[data-act="menu"]').click()
  await screen.page.getByRole('link', { name: '人员账号' }).click()
  await screen.page.locator('.accounts li').first().waitFor()
  await screen.page.getByLabel('您自己的密码').fill(pin)
  return screen
}

/** 请先换成自己的密码. */
async function changePin(page: Page, pin: string, fresh: string): Promise<void> {
  await page.getByLabel('现在的密码').fill(pin)
  await page.getByLabel('新密码（6 到 12 位数字）', { exact: true }).fill(fresh)
  await page.getByLabel('再输一遍新密码').fill(fresh)
  await page.getByRole('button', { name: '改密码' }).click()
}

const rowOf = (page: Page, name: string) =>
  page.locator('.accounts li').filter({ has: page.locator(`b:text-is("${name}")`) })

/** The question is deaf to a double click for so long; a slow finger is not. */
const SLOW_MS = 500

/** Both presses of what asks once more. */
async function pressTwice(page: Page, name: string, act: string): Promise<void> {
  await rowOf(page, name).getByRole('button', { name: act }).click()
  await rowOf(page, name)
    .getByRole('button', { name: `再按一次，${act}` })
    .click({ delay: SLOW_MS })
}

test('the 站长 adds somebody who has to choose a PIN of their own first, and takes it all back again', async () => {
  const { page, close } = await atTheAccounts()
  await page.getByLabel('您自己的密码').fill('')
  await page.getByLabel('姓名（不要空格）').fill('郑晓')
  await page.getByRole('button', { name: '添加人员' }).click()
  await page.getByText('请先在上面输入您自己的密码').waitFor()
  await page.getByLabel('您自己的密码').fill((await ownAccount(station)).pin)
  await page.getByRole('button', { name: '添加人员' }).click()
  const pin = (await page.locator('.new-pin').innerText()).trim()
  await page.getByRole('button', { name: '抄好了' }).click()
  expect(await page.getByText(pin).count()).toBe(0)

  const theirs = await signedIn('郑晓', pin)
  await theirs.page.locator('[data-screen="first-pin"]').waitFor()
  await changePin(theirs.page, pin, '19900512')
  await theirs.page.getByText('像生日或别的日期').waitFor()
  await changePin(theirs.page, pin, '805937')
  await theirs.page.locator('[data-screen="choose-window"]').waitFor()
  await pressTwice(page, '郑晓', '停用')
  await rowOf(page, '郑晓').getByText('已停用').waitFor()
  await page.locator('.account-changes').getByText('站长 停用了 郑晓').waitFor()
  await theirs.page.locator('[data-place="W1"]').click()
  await theirs.page.locator('[data-screen="sign-in"]').waitFor()
  await theirs.close()
  await close()
})

test('somebody marries, and somebody becomes 站长: name and part change, the PIN stays', async () => {
  const { page, close } = await atTheAccounts()
  const { name, pin } = await ownAccount(station, 1)
  await rowOf(page, name).getByRole('button', { name: '改姓名、身份' }).click()
  const sheet = page.getByRole('dialog')
  const typed = sheet.getByLabel('姓名（不要空格）')
  expect(await typed.inputValue()).toBe(name)
  await typed.fill('王秀英')
  await sheet.getByRole('button', { name: '保存' }).click()
  await sheet.locator('.asked[data-at="refused"]').waitFor()
  await typed.fill('林小梅')
  await sheet.getByRole('group', { name: '身份' }).getByText('站长').click()
  await sheet.getByRole('button', { name: '保存' }).click()
  await rowOf(page, '林小梅').getByText('站长').waitFor()
  expect(await rowOf(page, name).count()).toBe(0)

  const theirs = await signedIn('林小梅', pin)
  await theirs.page.locator('[data-screen="choose-window"]').waitFor()
  await theirs.close()
  await close()
})

test('a dozen accounts stand on one page, each with its buttons beside its name, none beyond the edge, and the own PIN stays in sight', async () => {
  const { page, close } = await atTheAccounts()
  const lead = await signIn(station)
  const { accounts } = (await lead.get('/api/staff')).body as StaffReply
  expect(accounts.length).toBeGreaterThanOrEqual(12)
  const edge = (await page.locator('.people').boundingBox())!
  for (const { name } of accounts) {
    const row = rowOf(page, name)
    await row.scrollIntoViewIfNeeded()
    const nameBox = (await row.locator('b').boundingBox())!
    for (const button of await row.getByRole('button').all()) {
      const box = (await button.boundingBox())!
      expect(box.x + box.width).toBeLessThanOrEqual(edge.x + edge.width)
      expect(Math.abs(box.y + box.height / 2 - (nameBox.y + nameBox.height / 2))).toBeLessThan(box.height)
    }
  }
  // With the last row in sight, what every button of a row needs is there, too, and so is the field for one more.
  for (const label of ['您自己的密码', '姓名（不要空格）']) {
    const box = (await page.getByLabel(label).boundingBox())!
    expect(box.y).toBeGreaterThanOrEqual(edge.y)
    expect(box.y + box.height).toBeLessThanOrEqual(edge.y + edge.height)
  }
  await close()
})
