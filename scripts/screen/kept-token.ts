import { readFileSync } from 'node:fs'
import { replaceDurably } from '#daemon/store/durable-file.ts'
import { systemFiles } from '#daemon/store/file-system.ts'
import type { Browser } from './browser.ts'
import { fieldsOf } from './devtools.ts'

/** What the station gave this screen to be known by (http/staff/session-cookie.ts), as it is called over TLS. */
const NAME = '__Host-kiosk-display'
const LOOK_EVERY_MS = 5_000
const YEAR_S = 365 * 24 * 3600

/**
 * Profiles lie in memory and end with their browser; the token by which the station knows this screen does not: it lies in
 * `file`, is given to each browser, and is written again when the station gives another one.
 */
export function keepToken(file: string, home: string, say: (words: string) => void) {
  let kept = read(file)

  async function look(browser: Browser): Promise<void> {
    const { cookies } = await browser.ask('Network.getCookies', { urls: [home] })
    const found = Array.isArray(cookies) ? cookies.map(fieldsOf).find(({ name }) => name === NAME) : undefined
    const token = found === undefined ? null : String(found['value'])
    if (token === null || token === kept) return
    const written = await replaceDurably(systemFiles, file, Buffer.from(`${token}\n`))
    if (written.at === 'written') kept = token
    else say(`the token of this screen cannot be kept: ${written.reason}`)
  }

  return {
    /** Before a page is opened, and then as long as the browser lives. */
    async give(browser: Browser): Promise<void> {
      if (kept !== null)
        await browser.ask('Network.setCookie', {
          name: NAME,
          value: kept,
          url: home,
          path: '/',
          secure: true,
          httpOnly: true,
          sameSite: 'Strict',
          expires: Math.floor(Date.now() / 1000) + YEAR_S,
        })
      const again = setInterval(() => void look(browser).catch(() => {}), LOOK_EVERY_MS)
      void browser.ended.then(() => clearInterval(again))
    },
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}
