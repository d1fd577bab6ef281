import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANDSCAPE, openBrowser, openScreen, PORTRAIT } from './chromium.ts'
import { gateFindings } from './gate.ts'
import { type ScreenStations, startScreenStations } from './screen-stations.ts'
import { screenStates } from './screen-states.ts'
import { hurry, setLayout } from './ways.ts'

/** A 27-inch screen; a finer one makes the same pixels smaller, which the gate's own tests cover. */
const MM_PER_PX = 0.311
const SIZES = { upright: PORTRAIT, lying: LANDSCAPE }

/**
 * Every screen state, as it stands on a screen of this direction and type, through the gate. A file for each layout
 * calls it, so that the layouts run beside each other: reaching a screen is mostly waiting, as it is for a resident.
 */
export function passTheGate(direction: keyof typeof SIZES, { large }: { large: boolean }): void {
  let browser: Browser
  let stations: ScreenStations
  beforeAll(async () => {
    ;[browser, stations] = await Promise.all([openBrowser(), startScreenStations()])
  })
  afterAll(async () => {
    await browser?.close()
    await stations?.remove()
  })

  test.each(screenStates.map((state) => [state.name, state] as const))(
    '%s passes the gate in both contrasts',
    async (_name, state) => {
      const { page, allowFaults, close } = await openScreen(browser, {
        size: SIZES[direction],
        bypassCSP: true,
      })
      // Some states are refusals and lost connections, which the browser writes down.
      allowFaults(/Failed to load resource/)
      await page.clock.install()
      hurry(page)
      await page.goto(stations.url(state.station))
      await page.locator('[data-link="live"]').waitFor()
      await setLayout(page, { large })
      await state.reach(page)
      const findings = { normal: await gateFindings(page, { mmPerPx: MM_PER_PX }), high: [''] }
      // Contrast is a matter of colours alone, so the state need not be reached again.
      await page.evaluate(() => (document.documentElement.dataset['contrast'] = 'high'))
      findings.high = await gateFindings(page, { mmPerPx: MM_PER_PX, onlyColoursDiffer: true })
      expect(findings).toEqual({ normal: [], high: [] })
      await close()
    },
  )
}
