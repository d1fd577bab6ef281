import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { openEditor } from '#test/support/editor-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import { atTheScreen, finger } from '#test/support/resident.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import { slips, until } from '#test/support/station-client.ts'
import { settled, shows } from '#test/support/ways.ts'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

const NOTICE = '2026-11-28-dibao'
const TITLE = '拟新增低保家庭公示'

/** The eight digits on the screen that thanks the resident. */
async function codeOn(page: Page): Promise<string> {
  await shows(page, 'feedback-sent')
  return (await page.locator('.feedback-digits').innerText()).replaceAll(/\D/g, '')
}

/** The same key again only once it hears: a second touch within a third of a second is a trembling hand. */
async function type(page: Page, digits: string): Promise<void> {
  for (const [i, digit] of [...digits].entries()) {
    if (digits[i - 1] === digit) await settled(page)
    await page.locator('.pad').getByRole('button', { name: digit, exact: true }).tap()
  }
}

/** From home to the reply. */
async function reads(page: Page, code: string): Promise<string> {
  const touch = finger(page)
  await touch.tapPlace('home')
  await touch.tapPlace('board')
  await touch.tap('board', '咨询投诉')
  await touch.tap('tell-us', /查答复/)
  await type(page, code)
  await shows(page, 'feedback-found')
  return (await page.locator('main').innerText()).replaceAll(/\s/g, '')
}

/** The 站长 at /admin, by mouse and keys. */
async function enter(page: Page): Promise<void> {
  const { name, pin } = await ownAccount(station)
  await page.goto(`${station.url}/admin#feedback`)
  await page.locator('[data-screen="sign-in"]').waitFor()
  for (const typed of [name, pin]) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await page.locator('.feedback-panel').waitFor()
}

test('a resident reports a wrong phone number in five touches and reads the reply by the code; an objection is answered before its 公示 comes down', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  await touch.tapPlace('guide')
  await touch.tap('guides', '高龄补贴')
  await touch.tap('guide', '有误？')
  await touch.tap('feedback', '电话打不通')
  await touch.tap('feedback-contact', '不留，交上去')
  const code = await codeOn(page)
  expect(touch.taps).toBe(5)
  expect(code).toMatch(/^\d{8}$/)
  await touch.tap('feedback-sent', '打印回执')
  await page.getByRole('alertdialog').getByText('回执已打印').waitFor()
  const [slip] = await slips(station.url)
  expect(wordsOn(slip?.inks ?? []).join('')).toContain('意见回执')
  await page.getByRole('button', { name: '继续看' }).tap()

  const desk = await openScreen(browser, { size: { width: 1366, height: 768 } })
  desk.allowFaults(/status of 401/)
  await enter(desk.page)
  const one = desk.page.locator('.feedback-one')
  await one.getByText('有误 · 电话打不通').waitFor()
  expect(await one.getByRole('link', { name: '去改这份指南' }).getAttribute('href')).toMatch(/^#guides\/\d+$/)
  await one.getByRole('textbox', { name: '写给群众看的话' }).fill('谢谢您，电话改好了。')
  await one.getByRole('button', { name: '答复，了结' }).click()
  await desk.page.getByText('没有等答复的意见。').waitFor()
  // What was answered too soon is put right in the open.
  await one.getByRole('button', { name: '更正答复' }).click()
  await one.getByRole('textbox', { name: '更正后的话' }).fill('电话下周一改好。')
  await one.getByRole('button', { name: '发出更正' }).click()
  await one.getByText('更正答复：电话下周一改好。').waitFor()
  const read = await reads(page, code)
  expect(read).toMatch(/更正过.*电话下周一改好。.*原来答复的是：谢谢您，电话改好了。/)

  // A 公示 that hangs until today is over.
  const editor = await openEditor(station)
  const today = Temporal.Now.plainDateISO('Asia/Shanghai')
  await editor.keep(`notice/${NOTICE}`, null, {
    class: '低保公示',
    title: TITLE,
    publisher: '示例社区便民服务站',
    publishedAt: today.toString(),
    until: today.add({ days: 7 }).toString(),
    objection: { contact: '示例社区便民服务站', phone: '0536-0000000', place: '便民服务站 1 号窗口' },
    body: '拟新增一户，公示七天。',
  })
  const published = await editor.publish(`notice/${NOTICE}`, 1, { until: today.toString() })
  expect(published).toMatchObject({ status: 200, body: { at: 'shown' } })

  // An objection, with a number to call back; the page of the 站长 hears of it by itself.
  await touch.tapPlace('home')
  await touch.tapPlace('board')
  await page
    .locator('.posting', { has: page.locator('[data-kind="公示"]') })
    .first()
    .tap()
  await touch.tap('notice', '提异议')
  await touch.tap('feedback', '有人该在却没有')
  await touch.tap('feedback-contact', '留个电话')
  await type(page, '13905361234')
  await touch.tap('feedback-contact', '交上去')
  const objection = await codeOn(page)
  await one.getByText('异议 · 有人该在却没有').waitFor()
  await one.getByRole('button', { name: '看电话' }).click()
  await one.getByText('13905361234').waitFor()
  await one.getByText('看了电话').waitFor()
  await one.getByRole('button', { name: /核对过，没有错/ }).click()
  await desk.page.getByText('没有等答复的意见。').waitFor()
  expect(await said('/api/feedback/find', { code: objection })).toMatchObject({
    body: { feedback: { state: { at: 'closed', why: 'checked' } } },
  })

  // Nothing of it is left for the next resident.
  await touch.tapPlace('home')
  expect(await page.locator('body').innerText()).not.toContain('13905361234')
  await desk.close()
  await close()

  // The term runs out by itself, and with it the time for objections.
  const gone = async () => (await fetch(`${station.url}/api/notices/${NOTICE}`)).status === 404
  await station.setClock(24 * 3_600_000)
  const { post } = await signIn(station)
  const tomorrow = { commandId: 'confirm-tomorrow', day: today.add({ days: 1 }).toString() }
  expect((await post('/api/day/confirm', tomorrow)).status).toBe(200)
  await until(async () => (await gone()) || undefined, 'the 公示 to come down')
  const late = { kind: 'objection', about: { at: 'notice', id: NOTICE }, point: 'other' }
  expect((await said('/api/feedback', { commandId: 'objection-too-late', ...late })).status).toBe(404)
})

/** What the station says to a kiosk. */
async function said(path: string, body: object): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(station.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: reply.status, body: await reply.json() }
}
