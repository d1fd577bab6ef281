import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from './browser.ts'

/** `home`: the page of this screen. `waiting`: a page of words that needs no daemon, for as long as there is none. */
export type Screen = {
  home: string
  waiting(): string
  /** `giveUp`: ends the browser that is being started, and rejects. */
  launch(giveUp: AbortSignal): Promise<Browser>
  /** Whether the daemon answers. */
  answers(): Promise<boolean>
  /** Whether the screen is to be black now. */
  isDark(): boolean
  say(words: string): void
  /** A page that does not answer for so long is begun anew; twice as long after each time that it may have been the machine. */
  hangsAfterMs: number
  /** A browser that has not come up within so long is begun anew; the next one is given twice as long, up to a bound. */
  startsWithinMs: number
}

/** A browser takes two seconds on a kiosk, and forty in an emulated one. */
export const STARTS_WITHIN_MS = 60_000
/** A machine that is starved needs minutes, and would never come up if it were given less. */
const MOST_STARTING_MS = 960_000
/** For the next start, of what the last one took. */
const STARTS_WITHIN_TIMES = 4
/** Three seconds are borne by residents: two to see it, one to begin anew. */
export const HANGS_AFTER_MS = 1500
const LOOK_EVERY_MS = 400
/** A page on its way answers late; so does every page of a machine that is slow, to which this much is given in the end. */
const MOST_PATIENT_MS = 20_000
/** A page that was well for so long, and the machine counts as quick again. */
const QUIET_MS = 60_000
/** What stands beside a page takes at least so much of it. */
const LEAST_COVERED = 0.02
const ENDS_WITHIN_MS = 1000
const OF_WINDOW = /^\/window\/[^/]+$/

const HANGS = 'the page hangs'
const ALL_HANGS = 'the page hangs, and the machine is slow'
/** A page that has answered so often has loaded: from then on it is not the machine alone that keeps it from answering. */
const LOOKS_OF_LOADED = 2
const BROWSER_ANSWERS_WITHIN_MS = 300

/** What has gone wrong so far, which the next fault is judged by. */
type Faults = {
  patienceMs(): number
  startsWithinMs(): number
  /** A browser did not come up in that time. */
  noteLateStart(): void
  /** One came up after so long. */
  noteStart(tookMs: number): void
  /** Another one, now. `slow`: it may have been the machine. */
  note(slow: boolean): void
  /** The page has loaded and answers. */
  noteWell(): void
  /** Whether the page was well before the newest fault, so that to begin it anew is remedy enough. */
  wasWell(): boolean
}

function noFaults({ hangsAfterMs, startsWithinMs }: Screen): Faults {
  let startMs = startsWithinMs
  let last = -Infinity
  let patienceMs = hangsAfterMs
  let now: 'well' | 'begun' = 'well'
  let before: 'well' | 'begun' = 'well'
  const quiet = () => now === 'well' && performance.now() - last > QUIET_MS
  return {
    patienceMs: () => (quiet() ? hangsAfterMs : patienceMs),
    startsWithinMs: () => startMs,
    noteLateStart: () => (startMs = Math.min(MOST_STARTING_MS, startMs * 2)),
    noteStart: (tookMs) =>
      (startMs = Math.min(MOST_STARTING_MS, Math.max(startsWithinMs, tookMs * STARTS_WITHIN_TIMES))),
    note(slow) {
      if (quiet()) patienceMs = hangsAfterMs
      if (slow) patienceMs = Math.min(MOST_PATIENT_MS, patienceMs * 2)
      last = performance.now()
      before = now
      now = 'begun'
    },
    noteWell() {
      if (now === 'well') return
      now = 'well'
      // A machine that needed a minute to show its page is not quick.
      last = performance.now()
    },
    wasWell: () => before === 'well',
  }
}

/**
 * Keeps a screen at its page until `stop`. A page that hangs, crashes, strays or is covered begins anew in its browser, which is
 * quicker; where it has not been well since, and at the browser's end, the browser begins anew, with a fresh profile.
 */
export async function keepScreen(screen: Screen, stop: AbortSignal): Promise<void> {
  const faults = noFaults(screen)
  while (!stop.aborted) {
    const why = await oneBrowser(screen, faults, stop)
    if (!stop.aborted) screen.say(`${why}: the browser begins anew`)
  }
}

/** From a browser's start to its end; says why it ended. */
async function oneBrowser(screen: Screen, faults: Faults, stop: AbortSignal): Promise<string> {
  let browser: Browser
  const giveUp = new AbortController()
  const late = setTimeout(() => {
    faults.noteLateStart()
    giveUp.abort()
  }, faults.startsWithinMs())
  const began = performance.now()
  try {
    browser = await screen.launch(AbortSignal.any([giveUp.signal, stop]))
    faults.noteStart(performance.now() - began)
  } catch (error) {
    // A display that is not there yet, or a browser that never came up.
    await sleep(1000, undefined, { signal: stop }).catch(() => {})
    return `no browser (${String(error)})`
  } finally {
    clearTimeout(late)
  }
  const ended = browser.ended.then(() => 'ended' as const)
  const stopped = new Promise<'stopped'>((resolve) => {
    stop.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
  try {
    for (;;) {
      const why = await Promise.race([ended, stopped, watch(screen, browser, faults, stop)])
      if (why === 'stopped') return why
      faults.note(why === ALL_HANGS)
      if (why === 'ended') return 'the browser has ended'
      if (!faults.wasWell() || (await endPage(browser)) === 'failed') return why
      screen.say(`${why}: begins anew`)
    }
  } finally {
    browser.kill()
    await browser.ended
  }
}

async function endPage(browser: Browser): Promise<'ended' | 'failed'> {
  const ended = browser.endPage().then(
    () => 'ended' as const,
    () => 'failed' as const,
  )
  return (await within(ENDS_WITHIN_MS, ended)) ?? 'failed'
}

async function watch(screen: Screen, browser: Browser, faults: Faults, stop: AbortSignal): Promise<string> {
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
    let look = await within(MOST_PATIENT_MS, browser.look(screen.isDark()))
    let whole = 0
    let answered = 0
    let filledAt = performance.now()
    while (!stop.aborted) {
      if (look === null) return (await isPageAlone(browser, answered)) ? HANGS : ALL_HANGS
      if (!isOf(screen.home, look.place)) return `the page has strayed to ${look.place.slice(0, 80)}`
      whole = Math.max(whole, look.area)
      if (look.area > 0) filledAt = performance.now()
      // One that begins to load is empty, too.
      else if (performance.now() - filledAt > faults.patienceMs()) return 'the page is empty'
      const isCovered = look.area > 0 && look.area < whole * (1 - LEAST_COVERED)
      if (isCovered) return 'something of the browser stands beside the page'
      if (look.area > 0) answered += 1
      if (answered === LOOKS_OF_LOADED) faults.noteWell()
      await sleep(LOOK_EVERY_MS)
      look = await within(faults.patienceMs(), browser.look(screen.isDark()))
    }
    return 'stopped'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Whether it is the page that hangs: it has loaded, and the browser beside it answers. */
async function isPageAlone(browser: Browser, answered: number): Promise<boolean> {
  if (answered < LOOKS_OF_LOADED) return false
  return (await within(BROWSER_ANSWERS_WITHIN_MS, browser.answers())) !== null
}

/**
 * A screen stays on its own page: no other page of the station, however its address is written, and none of Chromium's own,
 * errors among them. Window screens may change their window, because that page offers the right ones for a wrong address.
 */
export function isOf(home: string, place: string): boolean {
  const [own, here] = [URL.parse(home), URL.parse(place)]
  if (own === null || here === null || own.origin !== here.origin) return false
  return own.pathname === here.pathname || (OF_WINDOW.test(own.pathname) && OF_WINDOW.test(here.pathname))
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
