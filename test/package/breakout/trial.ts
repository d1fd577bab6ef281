import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, openBrowser } from '../../../scripts/screen/browser.ts'
import { devtoolsOver, fieldsOf } from '../../../scripts/screen/devtools.ts'
import { HANGS_AFTER_MS, isOf, keepScreen, STARTS_WITHIN_MS } from '../../../scripts/screen/keep.ts'
import type { Attack } from './attacks.ts'
import type { Display } from './display.ts'
import { handsOn } from './hands.ts'

/** `folder`: its home, where a download would lie. `windows`: how many a browser has that shows the page alone. */
export type Subject = { surface: string; home: string; display: Display; folder: string; windows?: number }

/** `led-back`: something else was to be seen for a moment, and the screen is at home again without hands. */
export type Came = { at: 'held' } | { at: 'led-back'; ms: number; how: string } | { at: 'out'; how: string }
export type Tried = { surface: string; group: string; name: string; came: Came }

export type Screen = {
  /** Resolves once the page is there, and nothing else. */
  ready(): Promise<void>
  ask(method: string, params?: object): Promise<Record<string, unknown>>
  /** What the keeper has said so far. */
  said: readonly string[]
  restart(): void
  close(): Promise<void>
}

const PROGRAM = '/usr/bin/chromium'
/** Without a compositor nothing else makes the window as large as the display. */
const flagsFor = ({ size }: Display): string[] => [
  '--ozone-platform=x11',
  '--no-sandbox',
  '--disable-gpu',
  '--window-position=0,0',
  `--window-size=${size.width},${size.height}`,
]
const SETTLES_MS = 300
const BACK_WITHIN_MS = 5000
const ANSWERS_WITHIN_MS = 1500
/** A page that says nothing shows nothing that it should not, either; how long it was silent is what the report tells. */
const SILENT_WITHIN_MS = 30_000
const SILENT = 'a page that does not answer'
/** Without a compositor the window lacks a pixel at two edges. */
const LEAST_SEEN = 0.004

/** As the package runs it. */
export function keptScreen(subject: Subject): Screen {
  const { home, display, folder } = subject
  Object.assign(process.env, { DISPLAY: display.name, HOME: folder })
  const said: string[] = []
  let browser: Browser | null = null
  const stop = new AbortController()
  const keeping = keepScreen(
    {
      home,
      waiting: () => home,
      launch: async () => {
        browser = await openBrowser({
          program: PROGRAM,
          profiles: join(folder, 'profiles'),
          flags: flagsFor(display),
          first: home,
        })
        return browser
      },
      answers: async () => true,
      isDark: () => false,
      say: (words) => said.push(words),
      hangsAfterMs: HANGS_AFTER_MS,
      startsWithinMs: STARTS_WITHIN_MS,
    },
    stop.signal,
  )
  const screen: Screen = {
    said,
    ask: async (method, params) => (browser === null ? {} : browser.ask(method, params)),
    ready: () => readyOf(screen, subject),
    restart: () => browser?.kill(),
    async close() {
      stop.abort()
      await keeping
    },
  }
  return screen
}

/** What a browser does by itself: full screen, without policies, without a keeper and with nothing done to its pages. */
export function plainScreen(subject: Subject): Screen {
  const { home, display, folder } = subject
  const env = { ...process.env, DISPLAY: display.name, HOME: folder }
  let ask: Screen['ask'] = async () => ({})
  let kill = () => {}
  let stopped = false
  const begin = async (): Promise<void> => {
    const profile = mkdtempSync(join(folder, 'profiles', 'plain-'))
    const child = spawn(
      PROGRAM,
      [
        '--kiosk',
        '--no-first-run',
        '--no-default-browser-check',
        ...flagsFor(display),
        '--remote-debugging-pipe',
        `--user-data-dir=${profile}`,
        home,
      ],
      { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
    )
    kill = () => {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
    }
    child.once('exit', () => {
      if (!stopped) void begin()
    })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as stdio above makes them
    const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable]
    const devtools = devtoolsOver(to, from)
    const { targetInfos } = await devtools.ask('Target.getTargets')
    const first = Array.isArray(targetInfos)
      ? targetInfos.map(fieldsOf).find(({ type }) => type === 'page')
      : undefined
    const attached = await devtools.ask('Target.attachToTarget', {
      targetId: first?.['targetId'],
      flatten: true,
    })
    ask = (method, params) => devtools.ask(method, params, String(attached['sessionId']))
  }
  const beginning = begin()
  const screen: Screen = {
    said: [],
    ask: (method, params) => ask(method, params),
    async ready() {
      await beginning
      await readyOf(screen, subject)
    },
    restart: () => kill(),
    async close() {
      stopped = true
      kill()
      await sleep(300)
    },
  }
  return screen
}

const MOST_STARTS_MS = 60_000
async function readyOf(screen: Screen, subject: Subject): Promise<void> {
  const until = performance.now() + MOST_STARTS_MS
  for (;;) {
    const seen = await outside(screen, subject)
    if (seen === '') {
      subject.windows ??= subject.display.windows()
      return
    }
    if (performance.now() > until) throw new Error(`${subject.surface} does not come: ${seen}`)
    await sleep(200)
  }
}

export async function tryAttack(screen: Screen, subject: Subject, attack: Attack): Promise<Came> {
  const saidBefore = screen.said.length
  const hands = handsOn(screen, subject.display)
  await within(
    BACK_WITHIN_MS,
    Promise.resolve(attack.make(hands)).catch(() => {}),
  )
  await sleep(SETTLES_MS)
  const began = performance.now()
  let first = ''
  for (;;) {
    const seen = await outside(screen, subject)
    first ||= seen
    if (seen === '') break
    if (performance.now() - began > (seen === SILENT ? SILENT_WITHIN_MS : BACK_WITHIN_MS)) {
      const how = [seen, ...screen.said.slice(saidBefore)].join('; ')
      await beginAnew(screen, subject)
      return { at: 'out', how }
    }
    await sleep(150)
  }
  const ms = Math.round(performance.now() - began)
  await hands.letGo()
  if (!['keys', 'chords', 'address bar'].includes(attack.group)) {
    await within(
      ANSWERS_WITHIN_MS,
      screen.ask('Page.navigate', { url: subject.home }).catch(() => ({})),
    )
    const stuck = await screen.ready().then(() => '', String)
    if (stuck !== '') {
      await beginAnew(screen, subject)
      return { at: 'out', how: stuck }
    }
  }
  const [why] = screen.said.slice(saidBefore)
  return first === '' && why === undefined ? { at: 'held' } : { at: 'led-back', ms, how: why ?? first }
}

/** After something got out: without what it has left. */
async function beginAnew(screen: Screen, subject: Subject): Promise<void> {
  screen.restart()
  for (const name of downloadsIn(subject.folder))
    rmSync(join(subject.folder, name), { recursive: true, force: true })
  await screen.ready()
}

export type Recovered = { surface: string; what: string; ms: number }

/** Ends or hangs what a screen consists of, and measures until its own page is there again, and nothing else, without hands. */
export async function recoverFrom(screen: Screen, subject: Subject): Promise<Recovered[]> {
  const broken: Readonly<Record<string, () => unknown>> = {
    'the browser killed': () => screen.restart(),
    'the page crashed': () => screen.ask('Page.crash').catch(() => ({})),
    'the page hangs': () => screen.ask('Runtime.evaluate', { expression: 'for (;;);' }).catch(() => ({})),
  }
  const recovered: Recovered[] = []
  for (const [what, breakIt] of Object.entries(broken)) {
    // Each as the first fault of a quiet screen.
    await sleep(FORGETS_MS)
    const began = performance.now()
    void breakIt()
    await sleep(SETTLES_MS)
    await screen.ready()
    recovered.push({ surface: subject.surface, what, ms: Math.round(performance.now() - began) })
  }
  return recovered
}
/** The keeper judges a fault by those of the last minute. */
const FORGETS_MS = 61_000

/** What else than the screen's own page is there; '' when nothing is. */
async function outside(
  screen: Screen,
  { home, display, folder, windows: usual = Infinity }: Subject,
): Promise<string> {
  const evaluate = async (expression: string): Promise<unknown> => {
    const asked = screen.ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    const answer = await within(
      ANSWERS_WITHIN_MS,
      asked.catch(() => null),
    )
    return answer === null ? null : fieldsOf(answer['result'])['value']
  }
  const at = await evaluate('[location.href, devicePixelRatio * visualViewport.scale]')
  if (!Array.isArray(at)) return SILENT
  const [place, scale] = at
  if (!isOf(home, String(place))) return `the page ${String(place).slice(0, 60)}`
  if (scale !== 1) return `the page, ${Math.round(Number(scale) * 100)} % large`
  const windows = display.windows()
  if (windows > usual) return `${windows} windows`
  // What is not painted over by the page is not the page.
  const colour = Math.floor(Math.random() * 0xff_ff_ff)
  if ((await evaluate(coverIn(colour))) !== true) return 'a page that is not painted'
  let other = display.otherThan(colour)
  for (
    const until = performance.now() + 1000;
    other.part > LEAST_SEEN && performance.now() < until;
    other = display.otherThan(colour)
  )
    await sleep(40)
  await evaluate(`document.querySelector('#breakout-cover')?.remove()`)
  const { part, at: where } = other
  if (part > LEAST_SEEN) return `something over ${(part * 100).toFixed(1)} % of the page, at ${where}`
  const downloads = downloadsIn(folder)
  return downloads.length === 0 ? '' : `a download: ${downloads.join(' ')}`
}

function downloadsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'profiles')
}

function coverIn(colour: number): string {
  return `(() => {
    const cover = Object.assign(document.createElement('div'), { id: 'breakout-cover', popover: 'manual' })
    Object.assign(cover.style, { position: 'fixed', inset: 0, width: '100vw', height: '100vh', maxWidth: 'none', maxHeight: 'none',
      margin: 0, padding: 0, border: 0, cursor: 'none', background: '#${colour.toString(16).padStart(6, '0')}' })
    document.documentElement.append(cover)
    cover.showPopover()
    return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted(true))))
  })()`
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
