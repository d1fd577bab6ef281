import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANDSCAPE, openBrowser, openScreen, PORTRAIT } from '#test/support/chromium.ts'
import { gateFindings } from '#test/support/gate.ts'
import { longStation } from '#test/support/long-station.ts'
import { screenStates } from '#test/support/screen-states.ts'
import { neverOpen } from '#test/support/station-config.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { ticketFor } from '#test/support/station-client.ts'
import { setMode } from '#test/support/ways.ts'

/** A 27-inch screen; a finer one makes the same pixels smaller, which the gate's own tests cover. */
const MM_PER_PX = 0.311
const SIZES = { upright: PORTRAIT, lying: LANDSCAPE }
const LAYOUTS = { 'normal type': { large: false }, 大字版: { large: true } }

let browser: Browser
const stations = new Map<string, RunningStation>()

beforeAll(async () => {
  const [opened, open, closed, full] = await Promise.all([
    openBrowser(),
    startStation(longStation),
    startStation({ ...longStation, station: (config) => (longStation.station?.(config), neverOpen(config)) }),
    startStation({
      ...longStation,
      station: (config) => {
        longStation.station?.(config)
        for (const queue of config.queues) queue.dailyQuota = 1
      },
    }),
  ])
  browser = opened
  stations.set('open', open).set('closed', closed).set('full', full)
  // A hall where people wait, and one whose only number is taken.
  for (let i = 0; i < 12; i++) await ticketFor(open.url, { commandId: `waiting-${i}` })
  await ticketFor(full.url, { commandId: 'the-only-one' })
})
afterAll(async () => {
  await browser.close()
  for (const station of stations.values()) await station.remove()
})

for (const [direction, size] of Object.entries(SIZES)) {
  for (const [layout, { large }] of Object.entries(LAYOUTS)) {
    describe(`${direction}, ${layout}`, () => {
      test.each(screenStates.map((state) => [state.name, state] as const))(
        '%s passes the gate in both contrasts',
        async (_name, state) => {
          const station = stations.get(state.station)
          if (!station) throw new Error(`no station is ${state.station}`)
          const { page, allowFaults, close } = await openScreen(browser, { size, bypassCSP: true })
          // Some states are refusals and lost connections, which the browser writes down.
          allowFaults(/Failed to load resource/)
          await page.clock.install()
          await page.goto(station.url)
          await page.locator('[data-link="live"]').waitFor()
          await setMode(page, { large, highContrast: false })
          await state.reach(page)
          const findings = { normal: await gateFindings(page, { mmPerPx: MM_PER_PX }), high: [''] }
          // Contrast is a matter of colours alone, so the state need not be reached again.
          await page.evaluate(() => (document.documentElement.dataset['contrast'] = 'high'))
          findings.high = await gateFindings(page, { mmPerPx: MM_PER_PX })
          expect(findings).toEqual({ normal: [], high: [] })
          await close()
        },
      )
    })
  }
}
