import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, LANDSCAPE, openScreen, PORTRAIT } from '#test/support/chromium.ts'
import { axeFindings } from '#test/support/gate-axe.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { withoutVoiceModule } from '#test/support/station-config.ts'
import { ticketFor } from '#test/support/station-client.ts'

/** 64 px on a 55-inch screen are read at 8 m (design.md Screens). */
const LEAST_TYPE_PX = 64
/** A little more than a call's moment, and than a turn of the band; a link bears 20 s of silence. */
const MOMENT_MS = 6_100
const TURN_MS = 12_100

let browser: Browser
let station: HousedStation
let clerk: StaffClient
openBrowserAndStation((opened) => ({ browser, station } = opened), {
  station: (config) => (config.voice = { times: 1, quiet: null }),
  devices: withoutVoiceModule,
})
beforeAll(async () => {
  clerk = await signIn(station)
  for (const window of ['W1', 'W2']) await clerk.press(window, 'open')
})

async function hall(size: { width: number; height: number } = LANDSCAPE, asked = 'screen=hall-2') {
  const screen = await openScreen(browser, { size, bypassCSP: true })
  await screen.page.clock.install()
  await screen.page.goto(`${station.url}/hall?${asked}`)
  await screen.page.locator('.hall[data-link="live"] header').waitFor()
  return screen
}

/** Everything that cannot be read from the last row, or does not fit. */
const misfits = (page: Page) =>
  page.evaluate((least) => {
    const found: string[] = []
    for (const element of document.querySelectorAll('.hall *')) {
      const own = Array.from(element.childNodes).some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      if (!own) continue
      const { left, top, right, bottom } = element.getBoundingClientRect()
      const px = Number.parseFloat(getComputedStyle(element).fontSize)
      if (px < least - 0.1) found.push(`${element.textContent} is set in ${px} px`)
      if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
        found.push(`${element.textContent} sticks out`)
    }
    return found
  }, LEAST_TYPE_PX)

const readable = async (page: Page) => {
  const axe = (await axeFindings(page)).filter((finding) => finding.includes('contrast'))
  expect({ misfits: await misfits(page), axe }).toEqual({ misfits: [], axe: [] })
}

test('the hall sees every call, each in its moment, and whom a window serves', async () => {
  const { page, close } = await hall()
  await page.getByText('还没有开始叫号').waitFor()
  await readable(page)
  const numbers: string[] = []
  for (let i = 0; i < 3; i++)
    numbers.push((await ticketFor(station.url, { commandId: `command-hall-${i}` })).number)
  await page.locator('.waits b', { hasText: '3' }).waitFor()

  // Two windows call in the same second; the first has the field, the second its line, and its moment after it.
  await Promise.all([clerk.press('W1', 'call-next'), clerk.press('W2', 'call-next')])
  const said = page.waitForResponse((reply) => reply.url().includes('/spoken'))
  await page.locator('.now[data-scene="moment"]').waitFor()
  const first = await page.locator('.now-number').innerText()
  expect(await page.locator('.now').innerText()).toMatch(/请[\s\S]*到 [12] 号窗口/)
  // The station names its clerks: one gave the name to the account.
  expect(await page.locator('.now').innerText()).toContain(clerk.name)
  const second = numbers.slice(0, 2).find((number) => number !== first) ?? 'nobody'
  await page.locator('.recent li[data-expected]', { hasText: second }).waitFor()
  await readable(page)
  await page.clock.fastForward(MOMENT_MS)
  await page.locator('.now-number', { hasText: second }).waitFor()
  await page.clock.fastForward(MOMENT_MS)
  await page.locator('.now[data-scene="calling"]').waitFor()
  await page.locator('.waits b', { hasText: '1' }).waitFor()
  // 请准备: who comes up next stands in the hall by the number alone.
  expect(await page.locator('.up-next').innerText()).toBe(`请准备\n${numbers[2]}`)
  // What was said aloud is told to the ledger, by the screen's own name.
  const { screen } = (await said).request().postDataJSON() as { screen: string }
  expect({ screen, status: (await said).status() }).toEqual({ screen: 'hall-2', status: 204 })

  // 暂停服务 stands beside the window, its notice in the band.
  await clerk.press('W3', 'open')
  await clerk.press('W3', 'pause', { notice: '取件，约 10 分钟' })
  await page.locator('.strip li[data-service="paused"]', { hasText: '3 号窗口' }).waitFor()
  await page.locator('.band', { hasText: '取件，约 10 分钟' }).waitFor()
  await readable(page)
  await page.clock.fastForward(TURN_MS)
  await page.locator('.band', { hasText: '60 岁以上的老人' }).waitFor()
  await close()
})

test('a second screen in the hall that is not to speak shows the calls, and leaves the voice to the first', async () => {
  const { page, close } = await hall(LANDSCAPE, 'screen=hall-3&voice=off')
  const sounds: string[] = []
  page.on('request', (request) => {
    if (/\/voice\/|\/spoken$/.test(request.url())) sounds.push(request.url())
  })
  await ticketFor(station.url, { commandId: 'hall-seen' })
  const { body } = await clerk.press('W3', 'call-next')
  const { number } = (body as { ticket: { number: string } }).ticket
  await page.locator('.strip li', { hasText: number }).waitFor()
  for (let i = 0; i < 4; i++) await page.clock.fastForward(MOMENT_MS)
  await page.locator('.now[data-scene="calling"]').waitFor()
  expect(sounds).toEqual([])
  await close()
})

test('says 离线 and since when while the station is away, and the truth when it is back', async () => {
  const { page, close, allowFaults } = await hall(PORTRAIT)
  allowFaults(/Failed to load resource|ERR_/)
  // Both were called a moment ago: each has its moment on this screen too.
  for (let i = 0; i < 2; i++) await page.clock.fastForward(MOMENT_MS)
  await page.locator('.now[data-scene="calling"]').waitFor()
  await readable(page)
  const before = await page.locator('.now-number').innerText()
  await station.stop()
  await page.locator('.band', { hasText: /离线[\s\S]*内容停在 \d{2}:\d{2}/ }).waitFor()
  expect(await page.locator('.now-number').innerText()).toBe(before)
  await readable(page)
  await station.restart()
  await page.clock.runFor(5_000)
  await page.locator('.hall[data-link="live"]').waitFor()
  expect(await page.locator('.band[data-tone="offline"]').count()).toBe(0)
  expect(await page.locator('.now-number').innerText()).toBe(before)
  await close()
})
