import { beforeAll } from 'vitest'
import { type Browser, openBrowser } from './chromium.ts'
import { type HousedStation, openStation } from './housed-station.ts'
import type { ConfigChanges } from './station-config.ts'

/** Gives the tests of this file or group a browser and a station, which end with the last of them. */
export function openBrowserAndStation(
  give: (opened: { browser: Browser; station: HousedStation }) => void,
  changes: ConfigChanges = {},
): void {
  beforeAll(async () => {
    const [browser, station] = await Promise.all([openBrowser(), openStation(changes)])
    give({ browser, station })
    return async () => {
      await browser.close()
      await station.remove()
    }
  })
}
