import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANDSCAPE, openBrowser, openScreen, PORTRAIT } from '#test/support/chromium.ts'
import { gateFindings } from '#test/support/gate.ts'
import { type ScreenStations, startScreenStations } from '#test/support/screen-stations.ts'
import { screenStates } from '#test/support/screen-states.ts'
import { setLayout } from '#test/support/ways.ts'

/** A 27-inch screen; a finer one makes the same pixels smaller, which the gate's own tests cover. */
const MM_PER_PX = 0.311
const SIZES = { upright: PORTRAIT, lying: LANDSCAPE }
const LAYOUTS = { 'normal type': { large: false }, 大字版: { large: true } }

let browser: Browser
let stations: ScreenStations
beforeAll(async () => {
  ;[browser, stations] = await Promise.all([openBrowser(), startScreenStations()])
})
afterAll(async () => {
  await browser?.close()
  await stations?.remove()
})

for (const [direction, size] of Object.entries(SIZES)) {
  for (const [layout, { large }] of Object.entries(LAYOUTS)) {
    describe(`${direction}, ${layout}`, () => {
      test.each(screenStates.map((state) => [state.name, state] as const))(
        '%s passes the gate in both contrasts',
        async (_name, state) => {
          const { page, allowFaults, close } = await openScreen(browser, { size, bypassCSP: true })
          // Some states are refusals and lost connections, which the browser writes down.
          allowFaults(/Failed to load resource/)
          await page.clock.install()
          await page.goto(stations.url(state.station))
          await page.locator('[data-link="live"]').waitFor()
          await setLayout(page, { large })
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
