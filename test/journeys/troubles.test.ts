import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import type { TroublesReply } from '#contract/trouble.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { firstAccounts, ownAccount, signIn } from '#test/support/staff-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { actOnPrinter, ticketFor } from '#test/support/station-client.ts'
import { stopTime } from '#test/support/ways.ts'

const OFFICE_PC = { width: 1366, height: 768 } as const

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

/** A clerk's screen where its clerk has signed in already. */
async function atWork() {
  const { cookie } = await signIn(station, 1)
  const screen = await openScreen(browser, { size: OFFICE_PC })
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=')
    return { name, value, url: station.url }
  })
  await screen.page.context().addCookies(cookies)
  await screen.page.goto(`${station.url}/clerk`)
  await screen.page.locator('[data-screen="choose-window"]').waitFor()
  return screen
}

test('a clerk learns that the paper is out, reads what to do by one key, and goes on calling beside it', async () => {
  const { number } = await ticketFor(station.url, { commandId: randomUUID() })
  await actOnPrinter(station.url, { action: 'remove-paper' })
  const { page, close } = await atWork()
  const line = page.locator('.troubles-line')
  await line.getByText('没纸了').waitFor()
  await page.locator('[data-place="W1"]').click()
  await page.locator('[data-screen="desk"]').waitFor()
  await line.getByText('没纸了').waitFor()

  await page.keyboard.press('h')
  const list = page.locator('.troubles-list')
  await list.getByText('请换上新的纸卷').waitFor()
  // The 站长 reads from elsewhere that it has been seen, and so does every colleague.
  const lead = await signIn(station)
  const read = async () => ((await lead.get('/api/troubles')).body as TroublesReply).troubles[0]
  const name = firstAccounts(station.output())[1]?.name
  await expect.poll(async () => (await read())?.seenBy).toMatchObject([{ name }])
  await list.getByText('已经看到：').waitFor()
  // One press says who goes, on this desk and on every other.
  await line.getByText('还没有人去看').waitFor()
  // A press within the moment after the last one, which took the window, would count as that one.
  await page.locator('.clerk[data-doing="free"]').waitFor()
  await page.keyboard.press('F2')
  await line.getByText(`${name}（1 号窗口）去看了`).waitFor()
  expect(await read()).toMatchObject({ acknowledged: { name, window: '1 号窗口' } })
  expect(await line.locator('[data-act="acknowledge"]').count()).toBe(0)
  // The list leaves the keys of the ticket where they are, and they work.
  await page.locator('.clerk[data-doing="free"]').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.desk[data-current="called"]').waitFor()
  expect(await page.locator('.in-hand-number').innerText()).toBe(number)
  expect(await list.isVisible()).toBe(true)
  await page.keyboard.press('h')
  await list.waitFor({ state: 'detached' })
  await page.locator('.lists').waitFor()

  await actOnPrinter(station.url, { action: 'load-paper' })
  await line.waitFor({ state: 'detached' })
  await close()
})

test('a trouble that begins while a clerk works comes by itself, a locked screen keeps none, and it is there again after the PIN', async () => {
  const { page, close, allowFaults } = await atWork()
  // That the trouble was shown may be said only once the screen is locked, and is refused then.
  allowFaults(/status of 401/)
  await page.locator('[data-place="W1"]').click()
  await page.locator('[data-screen="desk"]').waitFor()
  expect(await page.locator('.troubles-line').count()).toBe(0)
  await actOnPrinter(station.url, { action: 'open-cover' })
  await page.locator('.troubles-line').getByText('盖子开着').waitFor()
  await page.keyboard.press('l')
  await page.locator('.troubles-line').waitFor({ state: 'detached' })
  await page.keyboard.type((await ownAccount(station, 1)).pin)
  await page.keyboard.press('Enter')
  await page.locator('.troubles-line').getByText('盖子开着').waitFor()
  await actOnPrinter(station.url, { action: 'close-cover' })
  await page.locator('.troubles-line').waitFor({ state: 'detached' })
  await close()
})

const THREE_DAYS_MS = 3 * 24 * 60 * 60_000

// Last, because the station lives in the other day from then on.
test('a clerk whose machine jumped some days says that its day is right by a second press, and the station turns to it', async () => {
  const { day } = await ticketFor(station.url, { commandId: randomUUID() })
  await station.setClock(THREE_DAYS_MS)
  const there = Temporal.PlainDate.from(day).add({ days: 3 })
  const said = `${there.year}年${there.month}月${there.day}日`
  const { page, close } = await atWork()
  await page.locator('[data-place="W1"]').click()
  await page.locator('[data-screen="desk"]').waitFor()
  await page.locator('.troubles-line').getByText(`机器的时钟说今天是 ${said}，站里先不信`).waitFor()
  await page.keyboard.press('h')
  const confirm = page.locator('.troubles-list').getByRole('button', { name: `机器的日期对，今天是 ${said}` })
  await page.clock.install()
  await stopTime(page)
  await confirm.click()
  await page.locator('.troubles-list').getByText('再按一次').waitFor()
  // One press is a question: the day stands.
  expect((await ticketFor(station.url, { commandId: randomUUID() })).day).toBe(day)
  await page.clock.runFor(1000)
  await confirm.click()
  await page.clock.resume()
  await confirm.waitFor({ state: 'detached' })
  expect((await ticketFor(station.url, { commandId: randomUUID() })).day).toBe(there.toString())
  await close()
})
