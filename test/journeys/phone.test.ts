import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openBrowser, openScreen } from '#test/support/chromium.ts'
import { openRelay, type Relay } from '#test/support/relay.ts'
import { signIn } from '#test/support/staff-client.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { freePort } from '#test/support/start-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { ticketFor } from '#test/support/station-client.ts'

const PHONE = { width: 390, height: 844 } as const
/** More than a phone bears of silence, and than it waits for an answer and asks again. */
const SILENCE_MS = 41_000
const ASKED_AGAIN_MS = 10_000

let browser: Browser
let station: HousedStation
let url: string
let wifi: Relay
beforeAll(async () => {
  const port = await freePort()
  wifi = await openRelay(port)
  url = `http://127.0.0.1:${port}`
  ;[browser, station] = await Promise.all([
    openBrowser(),
    openStation({
      devices: withoutPrinter,
      station: (config) => (config.listeners = { phone: { host: '127.0.0.1', port } }),
    }),
  ])
})
afterAll(async () => {
  await browser?.close()
  await wifi?.close()
  await station?.remove()
})

test('the code of a slip opens the ticket on a phone, which follows it to the window and to its end', async () => {
  const clerk = await signIn(station)
  await clerk.press('W1', 'open')
  const first = await ticketFor(station.url, { commandId: randomUUID() })
  const own = await ticketFor(station.url, { commandId: randomUUID(), itemSeq: 18 })
  expect(own.qr).toMatch(new RegExp(`^${url}/t/[\\w-]{22}$`))
  const { page, context } = await openScreen(browser, { size: PHONE, hasTouch: true })
  await page.goto(own.qr)
  const place = (at: string) => page.locator(`[data-place="${at}"]`)
  await place('waiting').waitFor()
  expect(await page.locator('.number b').textContent()).toBe(own.number)
  expect(await page.locator('.ahead').textContent()).toContain('1')
  // Two or fewer before it: it is time to be back in the hall. It rings once it was touched, as browsers want it.
  await page.getByText('请回大厅里等').waitFor()
  await page.getByRole('button', { name: '快到时响一声' }).tap()
  await page.getByText('快叫到和叫到时会响').waitFor()
  await expect.poll(() => page.title()).toBe(`前面 1 人 ${own.number}`)
  // A person who finds the slip reads no more than the hall shows.
  expect(await page.locator('body').textContent()).not.toContain('低保')

  await clerk.press('W1', 'call-next')
  await expect.poll(() => page.locator('.ahead').textContent()).toBe('下一个就是您')
  await clerk.press('W1', 'serve', { ticketId: first.id })
  await clerk.press('W1', 'finish-and-call', { ticketId: first.id })
  await place('called').waitFor()
  expect(await page.locator('.go').textContent()).toContain('1 号窗口')
  expect(await page.title()).toBe(`请到 1 号窗口　${own.number}`)
  await clerk.press('W1', 'serve', { ticketId: own.id })
  const told = { at: 'accepted', due: { date: '2099-12-18', basis: '街道民政办电话' } }
  const body = { commandId: randomUUID(), itemSeq: 14, ticketId: own.id, applicant: { name: '欧阳翠莲' } }
  expect((await clerk.post('/api/cases', { ...body, outcome: told })).status).toBe(201)
  await clerk.press('W1', 'finish', { ticketId: own.id })
  await place('done').waitFor()
  // What came of it stands there, too: by when there will be an answer, not whose it is, nor what for.
  expect(await page.locator('.case[data-state="accepted"]').textContent()).toContain('2099年12月18日以前答复')
  expect(await page.locator('body').textContent()).not.toMatch(/低保|最低生活|高龄|欧阳/)
  await context.close()
})

/** A phone that reaches the station over the hall's Wi-Fi, with a ticket of its own that waits. */
async function onTheWifi() {
  const { qr } = await ticketFor(station.url, { commandId: randomUUID() })
  const screen = await openScreen(browser, { size: PHONE, hasTouch: true })
  screen.allowFaults(/Failed to load resource|ERR_/)
  const { page } = screen
  await page.clock.install()
  await page.goto(wifi.url + new URL(qr).pathname)
  await page.locator('[data-place="waiting"]').waitFor()
  const away = page.locator('.away')
  return { ...screen, away, footer: page.locator('footer') }
}
const minuteOf = (text: string | null) => /\d{2}:\d{2}/.exec(text ?? '')?.[0]

test('a phone that has lost the Wi-Fi without a word says that what stands there is old, and is right again when it is back', async () => {
  const { page, away, footer, close } = await onTheWifi()
  expect(await away.count()).toBe(0)
  wifi.setSilent(true)
  await page.clock.fastForward(SILENCE_MS)
  await away.waitFor()
  expect(await away.innerText()).toContain(`${minuteOf(await footer.textContent())} 的情况`)
  // Nobody answers this question either.
  await page.clock.runFor(ASKED_AGAIN_MS)
  expect(await away.count()).toBe(1)
  const clerk = await signIn(station)
  await clerk.press('W2', 'open')
  await clerk.press('W2', 'call-next')
  wifi.setSilent(false)
  await page.clock.runFor(ASKED_AGAIN_MS)
  await page.locator('[data-place="called"]').waitFor()
  await away.waitFor({ state: 'detached' })
  await close()
})

test('a phone that wakes up shows nothing old as if it were true', async () => {
  const { page, away, close } = await onTheWifi()
  wifi.setSilent(true)
  // While it sleeps no timer runs; its clock on the wall does.
  const now = await page.evaluate(() => Date.now())
  await page.clock.setSystemTime(now + 10 * SILENCE_MS)
  expect(await away.count()).toBe(0)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await away.waitFor()
  wifi.setSilent(false)
  await page.clock.runFor(ASKED_AGAIN_MS)
  await away.waitFor({ state: 'detached' })
  await close()
})

test.each([
  ['a station in trouble', 503, 'application/problem+json'],
  ['another network’s box at the same address', 404, 'text/html'],
  ['a page to sign in to another Wi-Fi', 200, 'text/html'],
])('%s takes no ticket away: the phone says that it is not connected', async (_who, status, contentType) => {
  const { page, away, close } = await onTheWifi()
  await page.route('**/t/*/{live,ticket}', (route) =>
    route.fulfill({ status, contentType, body: '<p>?</p>' }),
  )
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await away.waitFor()
  expect(await page.locator('.number b').count()).toBe(1)
  await page.unroute('**/t/*/{live,ticket}')
  await page.clock.runFor(ASKED_AGAIN_MS)
  await away.waitFor({ state: 'detached' })
  await close()
})

test('a made-up code shows nothing, and phones reach nothing else of the station', async () => {
  const screen = await openScreen(browser, { size: PHONE, hasTouch: true })
  screen.allowFaults(/status of 404/)
  await screen.page.goto(`${url}/t/AAAAAAAAAAAAAAAAAAAAAA`)
  // A message stands there while the code is looked up, too.
  await screen.page.locator('[data-place="message"] h1', { hasText: '看不到' }).waitFor()
  await screen.context.close()
  for (const path of [
    '/',
    '/hall',
    '/clerk',
    '/api/queue',
    '/api/live',
    '/healthz',
    '/api/tickets',
    '/metrics',
  ])
    expect((await fetch(`${url}${path}`)).status, path).toBe(404)
})
