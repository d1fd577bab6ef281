import { describe, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { live } from '#test/support/resident.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { wireWeight } from '#test/support/wire-weight.ts'

/** As it comes over the wire, compressed, headers included (reference figures for a slow panel PC). */
const ALL_MAX_BYTES = 30_000
const SCRIPT_MAX_BYTES = 15_000

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

describe('the home screen', () => {
  test('weighs at most 30 kB on its first load, 15 kB of it script', async () => {
    const { page, close } = await openScreen(browser)
    const weight = await wireWeight(page)
    await page.goto(station.url, { waitUntil: 'load' })
    await live(page)
    expect(weight.all()).toBeLessThanOrEqual(ALL_MAX_BYTES)
    expect(weight.script()).toBeLessThanOrEqual(SCRIPT_MAX_BYTES)
    await close()
  })

  test('can be read before any script has run, and looks the same afterwards', async () => {
    const plain = await openScreen(browser, { javaScriptEnabled: false })
    await plain.page.goto(station.url)
    const before = await plain.page.locator('main').innerText()
    expect(before).toContain('取号办事')
    expect(before).toContain('交医疗保险')
    await plain.close()
    const awake = await openScreen(browser)
    await awake.page.goto(station.url)
    await live(awake.page)
    expect(await awake.page.locator('main').innerText()).toBe(before)
    await awake.close()
  })

  test('asks nobody but its own station for anything', async () => {
    const { page, close } = await openScreen(browser)
    const foreign: string[] = []
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (origin !== station.url && protocol !== 'data:') foreign.push(request.url())
    })
    await page.goto(station.url, { waitUntil: 'load' })
    await live(page)
    expect(foreign).toEqual([])
    await close()
  })
})
