// `npm run screenshots`: a picture of every screen state, upright and lying, in both type sizes and both contrasts,
// to be looked at. The list of states is the gate's. `--out DIR` (default var/screenshots), `--only home` for some;
// `--readme` takes the README's own, of the shipped sample station and in half size, into kiosk-ui/screenshots.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { LANDSCAPE, openBrowser, openScreen, PORTRAIT } from '#test/support/chromium.ts'
import { startScreenStations } from '#test/support/screen-stations.ts'
import { screenStates } from '#test/support/screen-states.ts'
import { startStation } from '#test/support/start-station.ts'
import { setLayout } from '#test/support/ways.ts'
import { takePublicScreens } from './public-screenshots.ts'
import { prepareScreens } from './setup.mjs'

const { values: flags } = parseArgs({
  options: {
    out: { type: 'string' },
    only: { type: 'string', multiple: true },
    readme: { type: 'boolean', default: false },
  },
})
const README_STATES = [
  'home',
  'choose-errand',
  'ticket-printed',
  'guides',
  'board',
  'card-consent',
  'places-map',
]
const out = flags.out ?? (flags.readme ? 'kiosk-ui/screenshots' : 'var/screenshots')
const only = flags.only ?? (flags.readme ? README_STATES : undefined)
const directions = flags.readme ? { upright: PORTRAIT } : { upright: PORTRAIT, lying: LANDSCAPE }
const built = await prepareScreens(process.execPath)
if (built.at !== 'ok') throw new Error('the screens could not be built')

const browser = await openBrowser()
const stations = flags.readme ? await shippedStation() : await startScreenStations()
try {
  await mkdir(out, { recursive: true })
  for (const state of screenStates) {
    if (only !== undefined && !only.includes(state.name)) continue
    for (const [direction, size] of Object.entries(directions))
      for (const large of [false, true]) {
        const { page, context } = await openScreen(browser, {
          size,
          deviceScaleFactor: flags.readme ? 0.5 : 1,
        })
        await page.clock.install()
        await page.goto(stations.url(state.station))
        await page.locator('[data-link="live"]').waitFor()
        await setLayout(page, { large })
        await state.reach(page)
        for (const contrast of flags.readme ? ['normal'] : ['normal', 'high']) {
          await page.evaluate((chosen) => (document.documentElement.dataset['contrast'] = chosen), contrast)
          const name = [
            state.name,
            direction,
            ...(large ? ['large'] : []),
            ...(contrast === 'high' ? ['high'] : []),
          ]
          const path = join(out, `${name.join('.')}.png`)
          await page.screenshot({ path })
          console.log(path)
        }
        await context.close()
      }
  }
  await takePublicScreens(browser, { out, only: flags.only, readme: flags.readme })
} finally {
  await browser.close()
  await stations.remove()
}

/** What somebody sees who has just cloned the project. */
async function shippedStation() {
  const station = await startStation()
  return { url: () => station.url, remove: () => station.remove() }
}
