// `npm run screenshots`: a picture of every screen state, upright and lying, in both type sizes and both contrasts,
// to be looked at. The list of states is the gate's. `--out DIR` (default var/screenshots), `--only home` for some.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { LANDSCAPE, openBrowser, openScreen, PORTRAIT } from '#test/support/chromium.ts'
import { startScreenStations } from '#test/support/screen-stations.ts'
import { screenStates } from '#test/support/screen-states.ts'
import { setLayout } from '#test/support/ways.ts'
import { prepareScreens } from './setup.mjs'

const { values: flags } = parseArgs({
  options: { out: { type: 'string', default: 'var/screenshots' }, only: { type: 'string', multiple: true } },
})
const built = await prepareScreens(process.execPath)
if (built.at !== 'ok') throw new Error('the screens could not be built')

const browser = await openBrowser()
const stations = await startScreenStations()
try {
  await mkdir(flags.out, { recursive: true })
  for (const state of screenStates) {
    if (flags.only !== undefined && !flags.only.includes(state.name)) continue
    for (const [direction, size] of Object.entries({ upright: PORTRAIT, lying: LANDSCAPE }))
      for (const large of [false, true]) {
        const { page, context } = await openScreen(browser, { size })
        await page.clock.install()
        await page.goto(stations.url(state.station))
        await page.locator('[data-link="live"]').waitFor()
        await setLayout(page, { large })
        await state.reach(page)
        for (const contrast of ['normal', 'high']) {
          await page.evaluate((chosen) => (document.documentElement.dataset['contrast'] = chosen), contrast)
          const name = [
            state.name,
            direction,
            ...(large ? ['large'] : []),
            ...(contrast === 'high' ? ['high'] : []),
          ]
          const path = join(flags.out, `${name.join('.')}.png`)
          await page.screenshot({ path })
          console.log(path)
        }
        await context.close()
      }
  }
} finally {
  await browser.close()
  await stations.remove()
}
