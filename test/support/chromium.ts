import {
  type Browser as BrowserProcess,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { expect } from 'vitest'

/**
 * Debian's Chromium without the windows around a page, which cost more CPU than the pages do. A kiosk's own Chromium, at
 * another place, can be named instead.
 */
export const CHROMIUM = process.env['KIOSK_CHROMIUM'] ?? '/usr/bin/chromium-headless-shell'

/** Keep it quiet and make it start where there is no sandbox and no graphics card. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** What comes at all mostly comes at once; on a machine that does much else it may take more than Playwright's 30 s. */
const PATIENCE_MS = 90_000

export const PORTRAIT = { width: 1080, height: 1920 } as const
export const LANDSCAPE = { width: 1920, height: 1080 } as const

/** Whatever opens contexts: a process, or what a test file has of one. `close` closes all that was opened in it. */
export type Browser = Pick<BrowserProcess, 'newContext' | 'close'>

/** A process of its own. */
export function launchBrowser(): Promise<BrowserProcess> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: FLAGS,
  })
}

let ofWorker: Promise<BrowserProcess> | undefined

/** The process that the test files of a worker share, because to start one takes a second of computing. It ends with the worker. */
export function browserOfWorker(): Promise<BrowserProcess> {
  return (ofWorker ??= launchBrowser().then((browser) => {
    browser.once('disconnected', () => (ofWorker = undefined))
    return browser
  }))
}

/**
 * A browser for a test file. Each of its contexts is as empty as a new process would be. A process that dies takes down the
 * test that it happens in, and no other.
 */
export async function openBrowser(): Promise<Browser> {
  await browserOfWorker()
  const opened = new Set<BrowserContext>()
  return {
    async newContext(options) {
      const browser = await browserOfWorker()
      const context = await browser.newContext(options)
      opened.add(context)
      context.once('close', () => opened.delete(context))
      return context
    },
    async close() {
      await Promise.all([...opened].map((context) => context.close()))
    },
  }
}

/** A touch screen whose browser keeps its profile in `folder`, as a kiosk's does. */
export function openProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM,
    args: FLAGS,
    viewport: PORTRAIT,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
}

export type Screen = {
  page: Page
  context: BrowserContext
  /** Console errors, uncaught errors and CSP violations so far, but for those that a test announced. */
  faults(): readonly string[]
  /** From now on such a fault is part of the story: a daemon that is down makes the browser complain, for one. */
  allowFaults(pattern: RegExp): void
  /** Closes the screen; fails if anything went wrong on it. */
  close(): Promise<void>
}

export type ScreenOptions = Partial<BrowserContextOptions> & { size?: { width: number; height: number } }

/** A fresh touch screen with an empty profile; motion is reduced so that nothing is caught half way. */
export async function openScreen(
  browser: Browser,
  { size = PORTRAIT, ...more }: ScreenOptions = {},
): Promise<Screen> {
  const context = await browser.newContext({
    viewport: size,
    screen: size,
    hasTouch: true,
    locale: 'zh-CN',
    // Residents' machines run in UTC; a screen that reads the browser's zone shows it here.
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...more,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const found: string[] = []
  const allowed: RegExp[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => found.push(`uncaught: ${error.message}`))
  page.on('crash', () => found.push('the page crashed'))
  const faults = () => found.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))
  return {
    page,
    context,
    faults,
    allowFaults: (pattern) => void allowed.push(pattern),
    close: async () => {
      await context.close()
      expect(faults(), 'the screen complained').toEqual([])
    },
  }
}
