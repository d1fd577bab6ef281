import { beforeAll, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import type { StaffCall } from '#contract/staff-call.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { live } from '#test/support/resident.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { readAhead } from '#test/support/ways.ts'

/** Home rests after one minute; a resident who was told to wait here gets two. */
const REST_AFTER_MS = 121_000

let browser: Browser
let station: HousedStation
let clerk: StaffClient
openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeAll(async () => {
  clerk = await signIn(station)
  await clerk.press('W1', 'open')
})

async function atTheKiosk() {
  const screen = await openScreen(browser)
  await screen.page.clock.install()
  await screen.page.goto(station.url)
  await live(screen.page)
  await readAhead(screen.page)
  const calls: string[] = []
  screen.page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/staff-calls')) calls.push(request.url())
  })
  const button = screen.page.locator('.bar button[data-place="call"]')
  const sheet = screen.page.getByRole('alertdialog')
  const answer = async (name: string) => {
    // The sheet's buttons are deaf for a moment, against a second tap on the bar.
    await screen.page.clock.runFor(1_000)
    await sheet.getByRole('button', { name }).tap()
    await sheet.waitFor({ state: 'detached' })
  }
  // The next test begins without a call only once the station knows.
  const answerNoMore = async () => {
    await answer('不用了')
    await expect.poll(async () => (await standing()).length).toBe(0)
  }
  return { ...screen, calls, button, sheet, answer, answerNoMore }
}

const standing = async () =>
  ((await clerk.get('/api/windows/W1/work')).body as { staffCalls: StaffCall[] }).staffCalls

test('a resident calls somebody, is told who comes, and a second tap shows that and calls nobody else', async () => {
  const { page, close, calls, button, sheet, answer } = await atTheKiosk()
  await button.tap()
  await sheet.getByText('已经叫了工作人员').waitFor()
  expect(await sheet.innerText()).toContain('请在这里稍等')
  const [call] = await standing()
  expect(call?.kiosk).toBe('kiosk-1')
  await answer('知道了')
  expect(await button.innerText()).toContain('已经叫了')

  await clerk.post(`/api/staff-calls/${call!.id}/answer`, { window: 'W1' })
  await button.getByText('马上过来').waitFor()
  await button.tap()
  await sheet.getByText(`${clerk.name}马上过来`).waitFor()
  await sheet.getByText('从 1 号窗口 过来').waitFor()
  expect(calls).toHaveLength(1)

  // 已经帮好: the station says it is over, and the screen says no more of it.
  await clerk.post(`/api/staff-calls/${call!.id}/end`)
  await sheet.waitFor({ state: 'detached' })
  expect(await button.innerText()).toContain('叫工作人员')
  expect(await page.locator('[data-screen="home"]').count()).toBe(1)
  await close()
})

test('when nobody comes the screen says where else to turn, and 不用了 ends the call', async () => {
  const { page, close, button, sheet, answerNoMore } = await atTheKiosk()
  await button.tap()
  await sheet.getByText('已经叫了工作人员').waitFor()
  await page.clock.runFor(61_000)
  await sheet.getByText(/请直接到窗口找工作人员，或打电话/).waitFor()
  await answerNoMore()
  await close()
})

test('the call stands after the resident who made it has left, and the next resident is not bothered with it', async () => {
  const { page, close, calls, button, sheet, answerNoMore } = await atTheKiosk()
  await button.tap()
  await sheet.getByText('已经叫了工作人员').waitFor()
  await page.clock.fastForward(REST_AFTER_MS)
  await page.locator('.idle-board').waitFor()
  await page.touchscreen.tap(540, 1400)
  await page.locator('.idle-board').waitFor({ state: 'detached' })
  expect(await sheet.count()).toBe(0)
  expect(await button.innerText()).toContain('叫工作人员')
  expect(await standing()).toHaveLength(1)
  // They call as well, and find that somebody is called already.
  await button.tap()
  await sheet.getByText('已经叫了工作人员').waitFor()
  expect(calls).toHaveLength(1)
  await answerNoMore()
  await close()
})

test('who answered for the one before comes for that one: the next resident calls anew, and hears if nobody comes', async () => {
  const { page, close, calls, button, sheet, answer, answerNoMore } = await atTheKiosk()
  await button.tap()
  await sheet.getByText('已经叫了工作人员').waitFor()
  const [first] = await standing()
  await clerk.post(`/api/staff-calls/${first!.id}/answer`, { window: 'W1' })
  await sheet.getByText('马上过来').waitFor()
  await page.clock.runFor(80_000)
  await sheet.getByText('请在这里稍等').waitFor()
  await page.clock.runFor(11_000)
  await sheet.getByText(/还没有过来？请直接到窗口找工作人员/).waitFor()
  await answer('知道了')

  await page.clock.fastForward(REST_AFTER_MS)
  await page.locator('.idle-board').waitFor()
  await page.touchscreen.tap(540, 1400)
  await page.locator('.idle-board').waitFor({ state: 'detached' })
  await button.tap()
  await sheet.getByText('已经叫了工作人员').waitFor()
  expect(calls).toHaveLength(2)
  const now = await standing()
  expect(now.map(({ state }) => state.at)).toEqual(['waiting'])
  await answerNoMore()
  await close()
})

test('a call while the station is away is made as soon as it is back, once', async () => {
  const { page, close, button, sheet, allowFaults } = await atTheKiosk()
  allowFaults(/Failed to load resource|ERR_/)
  await station.stop()
  await page.locator('.head[data-link="restarting"]').waitFor()
  await button.tap()
  await page.clock.runFor(2_000)
  await sheet.getByText('正在叫工作人员').waitFor()
  expect(await sheet.innerText()).toContain('请直接到窗口')
  await station.restart()
  await page.clock.runFor(6_000)
  await sheet.getByText('已经叫了工作人员').waitFor()
  clerk = await signIn(station)
  expect(await standing()).toHaveLength(1)
  await close()
})
