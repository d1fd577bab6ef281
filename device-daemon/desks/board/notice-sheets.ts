import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type SheetMade =
  | { at: 'made'; bytes: Buffer }
  /** No Chromium on this machine. */
  | { at: 'no-browser' }
  | { at: 'failed'; reason: string }

/** A4 with as many pages as it needs, or one picture 1,080 pixels wide. */
export type SheetKind = 'pdf' | 'png'

/** Where Debian, Chrome and a kiosk's own image put it. */
const BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const WIDE = 1080
/** Chromium draws nothing higher. */
const MOST_HIGH = 16_000
const STARTS_WITHIN_MS = 60_000
/** Of the page's own time, in which it asks for the notice and its pictures. */
const READY_WITHIN_MS = 10_000

const run = promisify(execFile)

/** Makes sheets by the machine's own Chromium, one after another: it takes a core for a second. */
export function openNoticeSheets(
  browsers: readonly string[] = BROWSERS,
): (page: string, as: SheetKind) => Promise<SheetMade> {
  let last: Promise<unknown> = Promise.resolve()

  async function make(page: string, as: SheetKind): Promise<SheetMade> {
    const browser = await firstThere(browsers)
    if (browser === null) return { at: 'no-browser' }
    const folder = await mkdtemp(join(tmpdir(), 'notice-sheet-'))
    const file = join(folder, `sheet.${as}`)
    const open = (...flags: string[]) => run(browser, [...flagsIn(folder), ...flags], OPTIONS)
    try {
      if (as === 'pdf') await open('--no-pdf-header-footer', `--print-to-pdf=${file}`, page)
      else {
        const picture = `${page}?as=picture`
        const { stdout } = await open(`--window-size=${WIDE},1000`, '--dump-dom', picture)
        const height = Number(/data-height="(\d+)"/.exec(stdout)?.[1])
        if (!(height > 0 && height <= MOST_HIGH)) return { at: 'failed', reason: `height ${height}` }
        await open(`--window-size=${WIDE},${height}`, '--hide-scrollbars', `--screenshot=${file}`, picture)
      }
      return { at: 'made', bytes: await readFile(file) }
    } catch (error) {
      return { at: 'failed', reason: error instanceof Error ? error.message : String(error) }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return (page, as) => {
    const made = last.then(() => make(page, as))
    last = made
    return made
  }
}

const OPTIONS = { timeout: STARTS_WITHIN_MS, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 } as const

function flagsIn(folder: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--virtual-time-budget=${READY_WITHIN_MS}`,
    // Chromium has no sandbox for root; the page is the station's own.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

async function firstThere(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return null
}
