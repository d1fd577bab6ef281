import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CaseReply } from '#contract/cases.ts'
import type { StaffReply } from '#contract/staff.ts'
import type { Ticket } from '#contract/ticket.ts'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { shown } from '#test/support/card-journey.ts'
import { atTheReader, cardReadFor, OLD_CARD, YOUNG_CARD } from '#test/support/card-ways.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { atTheDesk, callAndServe, free, key, signInByKeys } from '#test/support/clerk-desk.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { atTheScreen, finger, numberOnScreen, saidIn } from '#test/support/resident.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import { takingBookings } from '#test/support/taking-bookings.ts'

const PHONE = '1112111'
/** On the card, as the simulated drawer has it. */
const YOUNG_NAME = '赵示例'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened), {
  station: takingBookings({ visits: 3, numbers: 3 }),
})

const post = async (path: string, body: object) => {
  const headers = { 'content-type': 'application/json' }
  const full = JSON.stringify({ commandId: randomUUID(), ...body })
  const reply = await fetch(station.url + path, { method: 'POST', headers, body: full })
  expect(reply.ok, `${path}: ${reply.status}`).toBe(true)
  return reply.json()
}
const ticketByCard = async (card: number, itemSeq: number): Promise<Ticket> => {
  const cardRef = await cardReadFor(station.url, card, 'ticket')
  return ((await post('/api/tickets', { itemSeq, cardRef })) as { ticket: Ticket }).ticket
}
const press = async (page: Page, which: string) => {
  await free(page)
  await page.locator(which).first().click()
}

test('a resident sees by their card how their case stands, another card shows nothing, and without a card the code does', async () => {
  const clerk = await signIn(station, 1)
  await clerk.press('W1', 'open')
  const { id: ticketId } = await ticketByCard(OLD_CARD, 18)
  await clerk.press('W1', 'call-next')
  await clerk.press('W1', 'serve', { ticketId })
  const outcome = { at: 'told', missing: ['户口簿'] }
  const opened = await clerk.post('/api/cases', { itemSeq: 18, ticketId, outcome })
  const { code } = (opened.body as CaseReply).case
  await clerk.press('W1', 'finish', { ticketId })
  await clerk.press('W1', 'close')

  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  const byCard = async (card: number): Promise<void> => {
    await touch.tapPlace('board')
    await touch.tap('board', '咨询投诉')
    await touch.tap('tell-us', /查办件进度/)
    await touch.tap('case-find', '刷身份证查')
    // Before the card: what is looked at, what is shown, and that a card is not needed.
    await shown(page, 'card-consent')
    expect(await saidIn(page)).toMatch(/查这张证取号办过的件.*不显示姓名.*输查询码也能查/)
    await touch.tap('card-consent', /^同意/)
    await shown(page, 'place-card')
    await atTheReader(station.url, { action: 'put-card', card })
  }
  await byCard(YOUNG_CARD)
  await shown(page, 'case-none')
  expect(await saidIn(page)).toContain('请拿走身份证')
  await atTheReader(station.url, { action: 'take-card' })
  await expect.poll(() => saidIn(page)).not.toContain('请拿走身份证')
  await touch.tap('case-none', '输查询码')
  for (const digit of code)
    await page.locator('.pad').getByRole('button', { name: digit, exact: true }).press('Enter')
  await shown(page, 'case-found')
  const byCode = (await saidIn(page)).replaceAll(/\d+秒后回首页/gu, '')
  await touch.tapPlace('home')

  await byCard(OLD_CARD)
  await shown(page, 'case-found')
  await atTheReader(station.url, { action: 'take-card' })
  await expect.poll(() => saidIn(page)).not.toContain('请拿走身份证')
  expect((await saidIn(page)).replaceAll(/\d+秒后回首页/gu, '')).toBe(byCode)
  expect(byCode).toContain('还缺材料')
  expect(byCode).not.toContain('低保')
  await close()
})

test('who comes again for the result is found by their card at the desk, is asked why, and the clerk goes on with that very case', async () => {
  const lead = await signIn(station)
  const accepted = { at: 'accepted', due: { date: '2099-12-18', basis: '街道电话答复' } }
  const first = await ticketByCard(YOUNG_CARD, 14)
  const { page, close } = await atTheDesk(browser, station)
  await signInByKeys(page, station, 2, 'W2')
  await callAndServe(page)
  // The name is on the card: nobody types it.
  await key(page, 'Digit7')
  await expect.poll(() => page.locator('.case-who [name=name]').inputValue()).toBe(YOUNG_NAME)
  await page.keyboard.press('Escape')
  const clerk = await signIn(station, 2)
  const opened = await clerk.post('/api/cases', { itemSeq: 14, ticketId: first.id, outcome: accepted })
  const { id } = (opened.body as CaseReply).case
  await key(page, 'KeyC')
  await page.locator('.desk[data-current="none"]').waitFor()

  await ticketByCard(YOUNG_CARD, 14)
  await callAndServe(page)
  await key(page, 'Digit7')
  await page.locator(`.case-earlier [data-case="${id}"]`).click()
  // One press, and not before it is said why.
  expect(await page.locator('[data-act=case-came-again]').isDisabled()).toBe(true)
  await page.locator('[data-why=result-not-there]').click()
  await press(page, '[data-act=case-came-again]')
  await page.locator('.case-acts li', { hasText: '又来一次：结果没到' }).waitFor()
  // The result is noted in the same case, which stays open: nothing was given that a paper has to say.
  // What comes next is the first, by its key.
  await page.locator('.case-steps > :first-child[data-act=case-decided].go').waitFor()
  await page.keyboard.press('Digit1')
  await page.locator('.own-words input').fill('批下来了，下月起发')
  await page.keyboard.press('Enter')
  await page.locator('.case-acts li', { hasText: '批下来了' }).waitFor()
  expect(await page.locator('.case-given').count()).toBe(0)
  const { case: now } = (await lead.get(`/api/cases/${id}`)).body as CaseReply
  expect([now.visits, now.state.at]).toEqual([2, 'decided'])
  await page.keyboard.press('Escape')
  await key(page, 'KeyC')
  await close()
})

test('an hour is booked and tied to a card by touch alone, a clerk takes a visit down and prints its slip, and both are kept', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  await touch.tapPlace('guide')
  await touch.tap('guides', '高龄补贴')
  await touch.tap('guide', /^预约/)
  await touch.tap('book-how', /约好钟点来/)
  await touch.tap('book-day', '明天')
  await touch.tap('book-time', /点到/)
  await touch.tap('book-confirm', '对，约好')
  await touch.tap('booking-made', '到时刷身份证取号')
  await touch.tap('card-consent', /^同意/)
  await shown(page, 'place-card')
  await atTheReader(station.url, { action: 'put-card', card: OLD_CARD })
  await page.locator('[data-screen="booking-made"]').getByText('到时刷身份证也能取号').waitFor()
  await atTheReader(station.url, { action: 'take-card' })
  await expect.poll(() => saidIn(page)).not.toContain('请拿走身份证')
  await touch.tapPlace('home')

  const desk = await atTheDesk(browser, station)
  await signInByKeys(desk.page, station, 1, 'W1')
  await key(desk.page, '=')
  await press(desk.page, '[data-act=bookings-take-down]')
  await desk.page.locator('.case-choose input').fill('高龄补贴')
  await desk.page.locator('.case-choose [data-errand="14"]').click()
  await desk.page.locator('.take-down select').first().waitFor()
  await desk.page.locator('[name=phone]').fill(PHONE)
  await desk.page.locator('[name=address]').fill('示例路七号院')
  await press(desk.page, '[data-act=take-down-book]')
  await desk.page.locator('.take-down-made b').waitFor()
  await desk.page.locator('[data-print=printed]').waitFor()
  await press(desk.page, '[data-act=take-down-back]')

  // A visit that is made becomes a case, and nobody types its phone or address again.
  await desk.page.getByRole('button', { name: '以后' }).click()
  await desk.page.locator('.bookings-list button', { hasText: '上门办理' }).click()
  await press(desk.page, '[data-act=booking-case]')
  await desk.page.locator('.case-who [name=name]').fill('欧阳翠莲')
  await desk.page.locator('[data-act=case-told]').click()
  await desk.page.locator('.case-given [data-print=printed]').waitFor()
  await desk.page.keyboard.press('Escape')
  await press(desk.page, '[data-which=over]')
  await desk.page.locator('.bookings-list', { hasText: '办过了' }).waitFor()
  const goes = await signIn(station, 1)
  const { cases } = (await goes.get('/api/cases')).body as { cases: { id: string; name: string | null }[] }
  const made = cases.find(({ name }) => name === '欧阳翠莲')
  expect((await goes.post(`/api/cases/${made?.id}/contact`)).body).toEqual({
    phone: PHONE,
    address: '示例路七号院',
  })
  await desk.close()

  await station.setClock(24 * 3_600_000)
  await touch.tapPlace('find-ticket')
  await touch.tap('find-ticket', '查预约')
  await touch.tap('booking-find', '刷身份证查')
  await touch.tap('card-consent', /^同意/)
  await shown(page, 'place-card')
  await atTheReader(station.url, { action: 'put-card', card: OLD_CARD })
  await touch.tap('booking-found', '现在取号')
  expect(await numberOnScreen(page)).toMatch(/^[A-Z]\d{3}$/)
  await close()
})

test('an agent on a phone sees today’s way by village group, opens a visit and a case, and nothing is wider than the phone', async () => {
  const lead = await signIn(station)
  const clerk = await signIn(station, 1)
  const agent = await ownAccount(station, 2)
  const { accounts } = (await lead.get('/api/staff')).body as StaffReply
  const id = accounts.find(({ name }) => name === agent.name)?.id ?? ''
  const role = await fetch(`${station.url}/api/staff/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-kiosk': '1', cookie: lead.cookie },
    body: JSON.stringify({ name: agent.name, role: 'agent', pin: (await ownAccount(station)).pin }),
  })
  expect(role.status).toBe(200)
  const opening = { commandId: 'carried-1', itemSeq: 2, outcome: { at: 'reported' } }
  const applicant = { name: '端木秋菊', phone: PHONE, address: '示例路九号院' }
  expect((await clerk.post('/api/cases', { ...opening, applicant })).status).toBe(201)
  const entrusted = {
    at: 'entrusted',
    agent: id,
    group: '一组',
    readAloud: true,
    consent: { at: 'on-paper' },
  }
  expect((await clerk.post('/api/cases/carried-1/changes', { change: entrusted })).status).toBe(200)
  const { offers } = (await clerk.get('/api/bookings/offers?item=14')).body as {
    offers: { kind: string; days: { day: string; slots: { from: string; to: string }[] }[] }[]
  }
  const [day] = offers.find(({ kind }) => kind === 'visit')?.days ?? []
  const slot = { day: day?.day, from: day?.slots[0]?.from, to: day?.slots[0]?.to }
  const visit = { commandId: 'visit-of-agent', kind: 'visit', itemSeq: 14, slot, phone: PHONE }
  expect((await clerk.post('/api/bookings/taken-down', visit)).status).toBe(201)
  const assigned = { change: { at: 'assigned', agent: id } }
  expect((await clerk.post('/api/bookings/visit-of-agent/changes', assigned)).status).toBe(200)

  for (const width of [360, 412]) {
    const { page, close, allowFaults } = await openScreen(browser, { size: { width, height: 780 } })
    allowFaults(/status of (401|409)/)
    const fits = async (): Promise<void> => {
      const wide = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        ...[...document.querySelectorAll('dialog[open]')].map(({ scrollWidth }) => scrollWidth),
      ])
      expect(Math.max(...wide), `at ${width}`).toBeLessThanOrEqual(width)
    }
    await page.goto(`${station.url}/clerk`)
    await page.locator('[data-screen="sign-in"]').waitFor()
    await page.keyboard.type(agent.name)
    await page.keyboard.press('Enter')
    await page.keyboard.type(agent.pin)
    await page.keyboard.press('Enter')
    const list = page.locator('[data-screen="agent"] .agent-list')
    await list.getByText('端木秋菊').waitFor()
    await fits()
    await list.getByText('八十岁高龄补贴').tap()
    await page.locator('[data-act=booking-contact]').tap()
    await page.getByText(PHONE).waitFor()
    await fits()
    // An agent opens no case and sends nobody.
    expect(await page.locator('[data-act=booking-case], [data-act^=booking-assign]').count()).toBe(0)
    await page.locator('.panel-close').tap()
    await list.getByText('端木秋菊').tap()
    await page.locator('.case-acts').waitFor()
    await fits()
    await close()
  }
})
