import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from './browser.ts'

/** `home`: the page of this screen. `waiting`: a page of words that needs no daemon, for as long as there is none. */
export type Screen = {
  home: string
  waiting(): string
  launch(): Promise<Browser>
  /** Whether the daemon answers. */
  answers(): Promise<boolean>
  say(words: string): void
  /** A page that does not answer for so long is begun anew; twice as long after each time, for it may be the machine. */
  hangsAfterMs: number
}

/** Three seconds are borne by residents: two to see it, one to begin anew. */
export const HANGS_AFTER_MS = 1800
const LOOK_EVERY_MS = 400
/** A page on its way answers late; so does every page of a machine that is slow, to which this much is given in the end. */
const MOST_PATIENT_MS = 20_000
/** So long without a fault, and the machine counts as quick again. */
const QUIET_MS = 60_000

/** Keeps a screen at its page until `stop`: what hangs, crashes, ends or strays is begun anew, with a fresh profile. */
export async function keepScreen(screen: Screen, stop: AbortSignal): Promise<void> {
  let patienceMs = screen.hangsAfterMs
  while (!stop.aborted) {
    const began = performance.now()
    const why = await oneBrowser(screen, patienceMs, stop)
    if (stop.aborted) return
    patienceMs =
      performance.now() - began > QUIET_MS ? screen.hangsAfterMs : Math.min(MOST_PATIENT_MS, patienceMs * 2)
    screen.say(`${why}: begins anew`)
  }
}

/** From a browser's start to its end; says why it ended. */
async function oneBrowser(screen: Screen, patienceMs: number, stop: AbortSignal): Promise<string> {
  let browser: Browser
  try {
    browser = await screen.launch()
  } catch (error) {
    // A display that is not there yet.
    await sleep(1000, undefined, { signal: stop }).catch(() => {})
    return `no browser (${String(error)})`
  }
  const ended = browser.ended.then(() => 'the browser has ended')
  const stopped = new Promise<string>((resolve) => {
    stop.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
  try {
    return await Promise.race([ended, stopped, watch(screen, browser, patienceMs, stop)])
  } finally {
    browser.kill()
    await browser.ended
  }
}

async function watch(
  screen: Screen,
  browser: Browser,
  patienceMs: number,
  stop: AbortSignal,
): Promise<string> {
  let shown = ''
  const show = async (address: string): Promise<void> => {
    if (shown === address) return
    shown = address
    await within(MOST_PATIENT_MS, browser.open(address))
  }
  try {
    while (!(await screen.answers())) {
      if (stop.aborted) return 'stopped'
      await show(screen.waiting())
      await sleep(LOOK_EVERY_MS)
    }
    await show(screen.home)
    // On its way it is at no place yet.
    let place = await within(MOST_PATIENT_MS, browser.place())
    while (!stop.aborted) {
      if (place === null) return 'the page hangs'
      if (!isOf(screen.home, place)) return `the page has strayed to ${place.slice(0, 80)}`
      await sleep(LOOK_EVERY_MS)
      place = await within(patienceMs, browser.place())
    }
    return 'stopped'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const OF_STAFF = /^\/+(?:clerk|admin|bench|api|metrics|readyz)\b/i

/** Pages of the station that residents are led to; Chromium's own pages, errors among them, are elsewhere. */
function isOf(home: string, place: string): boolean {
  const [own, here] = [URL.parse(home), URL.parse(place)]
  if (here === null || own?.origin !== here.origin) return false
  try {
    // The station reads /%61dmin as /admin.
    return !OF_STAFF.test(decodeURIComponent(here.pathname))
  } catch {
    return false
  }
}

/** Null when it takes longer. */
async function within<T>(ms: number, answer: Promise<T>): Promise<T | null> {
  const late = new AbortController()
  try {
    return await Promise.race([answer, sleep(ms, null, { signal: late.signal })])
  } finally {
    late.abort()
  }
}
