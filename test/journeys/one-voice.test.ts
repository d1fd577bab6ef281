import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { HeardBody, SpokenBody } from '#contract/announcement.ts'
import type { TroublesReply } from '#contract/trouble.ts'
import { type Browser, LANDSCAPE, openBrowser, openScreen } from '#test/support/chromium.ts'
import { openRelay, type Relay } from '#test/support/relay.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { withoutVoiceModule } from '#test/support/station-config.ts'
import { ticketFor } from '#test/support/station-client.ts'

let browser: Browser
let station: HousedStation
let relay: Relay
let clerk: StaffClient
let commands = 0
beforeAll(async () => {
  ;[browser, station] = await Promise.all([
    openBrowser(),
    openStation({
      station: (config) => (config.voice = { times: 3, quiet: null }),
      devices: withoutVoiceModule,
    }),
  ])
  relay = await openRelay(station.port)
  clerk = await signIn(station)
})
afterAll(async () => {
  await browser?.close()
  await relay?.close()
  await station?.remove()
})

/** A hall screen, and what it tells the station: which calls it is saying, and what became of them. */
async function hall(name: string, at: string = station.url, sound: 'on' | 'blocked' = 'on') {
  const { page, context, allowFaults } = await openScreen(browser, { size: LANDSCAPE })
  allowFaults(/Failed to load resource|net::ERR/)
  if (sound === 'blocked') await context.addInitScript(blockSound)
  const saying: string[] = []
  const outcomes: string[] = []
  let heard = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/hall/heard')) {
      const { saying: id } = request.postDataJSON() as HeardBody
      if (id !== null && saying.at(-1) !== id) saying.push(id)
    } else if (request.url().endsWith('/spoken'))
      outcomes.push(`${idIn(request.url())} ${(request.postDataJSON() as SpokenBody).outcome}`)
  })
  page.on('response', (response) => {
    // On a busy machine its sound begins later than the page, and until then the station takes another hall.
    const request = response.request()
    if (request.url().endsWith('/api/hall/heard') && (request.postDataJSON() as HeardBody).sound === sound)
      heard += 1
  })
  await page.goto(`${at}/hall?screen=${name}`)
  await page.locator('.hall[data-link="live"] header').waitFor()
  await expect.poll(() => heard, { message: `the station knows whether ${name} is heard` }).toBeGreaterThan(0)
  onTestFinished(() => context.close())
  return { page, saying, outcomes, close: () => context.close() }
}

/** Of the call that a screen tells of. */
const idIn = (url: string) => /announcements\/(\d+)\/spoken$/.exec(url)?.[1] ?? ''

/** As in a browser that lets no sound out before a touch. */
function blockSound(): void {
  Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' })
  AudioContext.prototype.resume = () => new Promise(() => {})
}

/** A new number is called at a window; gives what a clerk needs of it. */
async function calls(window: string): Promise<{ id: string; number: string }> {
  commands += 1
  await ticketFor(station.url, { commandId: `command-voice-${commands}` })
  const { status, body } = await clerk.press(window, 'call-next')
  expect(status).toBe(200)
  return (body as { ticket: { id: string; number: string } }).ticket
}

const numberShown = (page: Page) => page.locator('.now-number').innerText()
const troubles = async () => ((await clerk.get('/api/troubles')).body as TroublesReply).troubles

test('one of two halls speaks; the other takes over from one whose cable is pulled, and from one that is closed', async () => {
  const first = await hall('hall-1', relay.url)
  const second = await hall('hall-2')
  const { id } = await calls('W1')
  await expect.poll(() => first.saying).toHaveLength(1)
  expect(second.saying).toEqual([])

  // Half of the connection is gone: nothing tells the station so.
  relay.setSilent(true)
  await expect.poll(() => second.saying).toEqual(first.saying)
  await first.close()
  relay.setSilent(false)
  await clerk.press('W1', 'serve', { ticketId: id })

  const third = await hall('hall-3')
  const next = await calls('W2')
  await expect.poll(() => second.saying).toHaveLength(2)
  await second.close()
  await expect.poll(() => third.saying).toEqual(second.saying.slice(-1))
  // Or the first hall of the next test would go on with it.
  await clerk.press('W2', 'serve', { ticketId: next.id })
})

test('a call falls silent in mid-sentence as its number is cancelled, and a hall that is opened later neither shows nor says it', async () => {
  const first = await hall('hall-1')
  const missed = await calls('W3')
  await expect.poll(() => first.saying.length).toBe(1)
  await expect.poll(() => numberShown(first.page)).toBe(missed.number)
  await clerk.press('W3', 'cancel', { ticketId: missed.id })
  await first.page.locator('.now-number', { hasText: missed.number }).waitFor({ state: 'detached' })

  const later = await hall('hall-2')
  const next = await calls('W3')
  await expect.poll(() => first.saying.length).toBe(2)
  await expect.poll(() => numberShown(later.page)).toBe(next.number)
  expect(await later.page.locator('body').innerText()).not.toContain(missed.number)
  expect(first.outcomes, 'the call that fell silent was not spoken').not.toContain(
    `${first.saying[0]} spoken`,
  )
  expect(later.saying).toEqual([])
})

test('a hall without sound asks for a touch and staff are told, until something else in the hall can be heard', async () => {
  const silent = await hall('hall-1', station.url, 'blocked')
  await silent.page.getByText('点一下屏幕打开声音').waitFor()
  await expect
    .poll(async () => (await troubles()).map(({ code }) => code), { timeout: 30_000 })
    .toContain('calls-unheard')
  const audible = await hall('hall-2')
  await silent.page.getByText('点一下屏幕打开声音').waitFor({ state: 'detached' })
  await expect.poll(async () => (await troubles()).map(({ code }) => code)).not.toContain('calls-unheard')
  await audible.close()
})
