import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../../scripts/screen/browser.ts'
import { keepToken } from '../../../scripts/screen/kept-token.ts'
import { pinAt, stationAt } from '../../../scripts/screen/station.ts'
import { CHROMIUM } from '../../support/chromium.ts'
import { type HousedStation, openStation } from '../../support/housed-station.ts'
import { freePort } from '../../support/start-station.ts'

let station: HousedStation
let home = ''
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'screen-'))
  const port = await freePort()
  home = `https://127.0.0.1:${port}/window/W1`
  station = await openStation({
    station(config) {
      config.listeners = { staff: { host: '127.0.0.1', port, tls: 'self-signed' } }
    },
  })
})
afterAll(async () => {
  await station?.remove()
  rmSync(folder, { recursive: true, force: true })
})

const ANOTHER = Buffer.alloc(32, 7).toString('base64')

/** A browser with a new profile, as each is. */
const browserWith = (pin: string) =>
  openBrowser({
    program: CHROMIUM,
    profiles: folder,
    first: 'data:text/html,first',
    flags: ['--headless', '--no-sandbox', '--disable-gpu', `--ignore-certificate-errors-spki-list=${pin}`],
  })

test('a screen trusts the key that was compared, and no other one', async () => {
  const pin = (await pinAt(home)) ?? ''
  expect(Buffer.from(pin, 'base64')).toHaveLength(32)
  expect(await stationAt(home, pin).get('/healthz')).toMatchObject({ status: 'ok' })
  expect(await stationAt(home, ANOTHER).get('/healthz')).toBeNull()
  expect(await stationAt(home, null).get('/healthz')).toBeNull()
  const [right, wrong] = await Promise.all([browserWith(pin), browserWith(ANOTHER)])
  expect(await right.open(home)).toBe(true)
  expect(await wrong.open(home)).toBe(false)
  right.kill()
  wrong.kill()
  await Promise.all([right.ended, wrong.ended])
})

test('a screen is known by its token in a new browser with an empty profile', async () => {
  const pin = (await pinAt(home)) ?? ''
  const file = join(folder, 'token')
  const said: string[] = []
  const kept = () => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return null
    }
  }
  const cookieOf = async (browser: Awaited<ReturnType<typeof browserWith>>) =>
    JSON.stringify(await browser.ask('Network.getCookies', { urls: [home] }))
  const first = await browserWith(pin)
  await keepToken(file, home, (words) => said.push(words)).give(first)
  await first.open(home)
  await expect.poll(kept).toMatch(/^[\w-]{43}\n$/)
  first.kill()
  await first.ended
  const token = kept() ?? ''
  const second = await browserWith(pin)
  await keepToken(file, home, (words) => said.push(words)).give(second)
  expect(await cookieOf(second)).toContain(token.trim())
  await second.open(home)
  // The page has asked with it, and was given no other one.
  await expect.poll(() => cookieOf(second)).toContain(token.trim())
  expect(kept()).toBe(token)
  expect(said).toEqual([])
  second.kill()
  await second.ended
})
