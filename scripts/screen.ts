// A screen of the station, inside the compositor: Chromium at SCREEN_ADDRESS, watched. The package's station-screen@ runs it.
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from './screen/browser.ts'
import { followHours } from './screen/hours.ts'
import { HANGS_AFTER_MS, keepScreen, STARTS_WITHIN_MS } from './screen/keep.ts'
import { keepToken } from './screen/kept-token.ts'
import { stationAt } from './screen/station.ts'

const WAITING = 'file:///usr/lib/station-kiosk/screen/waiting.html'
/** The oldest that a right clock can be. */
const MADE_AT = statSync(join(import.meta.dirname, '../package.json')).mtimeMs
/** Longer than any start. */
const ASK_STAFF_AFTER_MS = 90_000
const EXIT_USAGE = 64

const {
  SCREEN_ADDRESS: home = '',
  SCREEN_ROTATE: rotate = 'normal',
  SCREEN_PIN: pinned = '',
  SCREEN_OUTSIDE_HOURS: outsideHours = 'dark',
  RUNTIME_DIRECTORY,
  STATE_DIRECTORY,
} = process.env
const pin = pinned === '' ? null : pinned
const profiles = RUNTIME_DIRECTORY ?? tmpdir()

if (URL.canParse(home)) await run()
else {
  say('SCREEN_ADDRESS should be the address of a page, e.g. http://127.0.0.1:8080/')
  process.exitCode = EXIT_USAGE
}

async function run(): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort())
  const began = performance.now()
  const words = (): string => {
    if (URL.parse(home)?.pathname === '/keeper') return 'keeper'
    if (Date.now() < MADE_AT) return 'clock'
    return performance.now() - began > ASK_STAFF_AFTER_MS ? 'ask-staff' : 'starting'
  }
  if (rotate !== 'normal') turn(rotate)
  const station = stationAt(home, pin)
  const token = STATE_DIRECTORY === undefined ? null : keepToken(join(STATE_DIRECTORY, 'token'), home, say)
  const isDark = outsideHours === 'on' ? () => false : followHours(station, stop.signal)
  await keepScreen(
    {
      home,
      waiting: () => `${WAITING}#${words()}`,
      async launch(giveUp) {
        const browser = await openBrowser({
          program: '/usr/bin/chromium',
          profiles,
          flags: [
            '--ozone-platform=wayland',
            ...(pin === null ? [] : [`--ignore-certificate-errors-spki-list=${pin}`]),
          ],
          first: `${WAITING}#${words()}`,
          giveUp,
        })
        await token?.give(browser)
        return browser
      },
      answers: async () => (await station.get('/healthz')) !== null,
      isDark,
      say,
      hangsAfterMs: HANGS_AFTER_MS,
      startsWithinMs: STARTS_WITHIN_MS,
    },
    stop.signal,
  )
}

/** Every display of this machine, as a quarter of turns: 90, 180 or 270. */
function turn(degrees: string): void {
  try {
    const listed = execFileSync('wlr-randr', { encoding: 'utf8' })
    for (const [name] of listed.matchAll(/^\S+/gm))
      execFileSync('wlr-randr', ['--output', name, '--transform', degrees])
  } catch (error) {
    say(`the display is not turned by ${degrees}: ${String(error)}`)
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
