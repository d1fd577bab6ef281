import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SpokenBody } from '#contract/announcement.ts'
import type { VoiceIndex } from '#contract/speech.ts'
import { type Browser, LANDSCAPE, openBrowser, openScreen } from '#test/support/chromium.ts'
import { openRelay, type Relay } from '#test/support/relay.ts'
import { signIn } from '#test/support/staff-client.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { withoutVoiceModule } from '#test/support/station-config.ts'
import { ticketFor } from '#test/support/station-client.ts'

let browser: Browser
let station: HousedStation
let relay: Relay
beforeAll(async () => {
  ;[browser, station] = await Promise.all([
    openBrowser(),
    openStation({
      station: (config) => (config.voice = { times: 1, quiet: null }),
      devices: withoutVoiceModule,
    }),
  ])
  relay = await openRelay(station.port)
})
afterAll(async () => {
  await browser?.close()
  await relay?.close()
  await station?.remove()
})

test('a sound that breaks off on its way costs the hall no more than itself: what is called next is heard', async () => {
  const clerk = await signIn(station)
  const { packs } = (await (await fetch(`${station.url}/voice/index`)).json()) as VoiceIndex
  for (const path of ['/voice/index', ...packs.map(({ url }) => url)]) relay.breakNext(path)
  const { page, close, allowFaults } = await openScreen(browser, { size: LANDSCAPE })
  allowFaults(/Failed to load resource/)
  const outcomes: string[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/spoken')) return
    outcomes.push((request.postDataJSON() as SpokenBody).outcome)
  })
  const brokenOff: string[] = []
  page.on('requestfailed', (request) => brokenOff.push(new URL(request.url()).pathname))
  await page.goto(`${relay.url}/hall?screen=hall-1`)
  await page.locator('.hall[data-link="live"] header').waitFor()
  for (const [i, window] of ['W1', 'W2', 'W3'].entries()) {
    await clerk.press(window, 'open')
    await ticketFor(station.url, { commandId: `command-call-${i}` })
    await clerk.press(window, 'call-next')
    await expect.poll(() => outcomes, { message: window }).toHaveLength(i + 1)
  }
  expect(brokenOff).toEqual(expect.arrayContaining(['/voice/index', '/voice/words.ogg']))
  expect(outcomes.at(-1)).toBe('spoken')
  await close()
})
