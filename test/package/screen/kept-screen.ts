import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, openBrowser } from '../../../scripts/screen/browser.ts'
import { fieldsOf } from '../../../scripts/screen/devtools.ts'
import { CHROMIUM } from '../../support/chromium.ts'
import { keepWhile } from './keep-while.ts'

type Kept = {
  /** What home is, one after the other; the last one stays. */
  pages: string[]
  hangsAfterMs?: number
  /** Whether the daemon answers. */
  answers?: () => boolean
  isDark?: () => boolean
}

/** A real Chromium that is kept at a page, as the package keeps it at the daemon's home. */
export type KeptScreen = {
  /** Keeps the screen while `during` runs. */
  keep(kept: Kept, during: () => Promise<void>): Promise<void>
  /** Paths that were asked for since then. */
  asked(): readonly string[]
  timesHome(): number
  /** What was said of faults since then. */
  said(): readonly string[]
  /** Throws before the first one has come up. */
  browser(): Browser
  /** What the page answers. */
  valueOf(expression: string): Promise<unknown>
  /** Ends the processes that draw pages. */
  killPages(): void
  profilesLeft(): readonly string[]
  close(): void
}

export async function openKeptScreen(): Promise<KeptScreen> {
  const profiles = mkdtempSync(join(tmpdir(), 'screen-'))
  let pages: string[] = []
  let asked: string[] = []
  let said: string[] = []
  let last: Browser | null = null
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const next = path !== '/' ? 'elsewhere' : pages.length > 1 ? pages.shift() : pages[0]
    response.setHeader('content-type', 'text/html; charset=utf-8').end(next)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

  const launch = async () => {
    last = await openBrowser({
      program: CHROMIUM,
      profiles,
      first: 'data:text/html,first',
      flags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-popup-blocking'],
    })
    return last
  }
  const browser = (): Browser => {
    if (last === null) throw new Error('no browser has come up yet')
    return last
  }

  return {
    async keep(kept, during) {
      const { hangsAfterMs = 20_000, answers = () => true, isDark = () => false } = kept
      pages = [...kept.pages]
      asked = []
      said = []
      await keepWhile(
        {
          home,
          launch,
          answers: async () => answers(),
          isDark,
          say: (words) => said.push(words),
          hangsAfterMs,
        },
        during,
      )
    },
    asked: () => asked,
    timesHome: () => asked.filter((path) => path === '/').length,
    said: () => said,
    browser,
    async valueOf(expression) {
      const told = await browser().ask('Runtime.evaluate', { expression, returnByValue: true })
      return fieldsOf(told['result'])['value']
    },
    killPages: () => renderersOf(profiles).forEach(kill),
    profilesLeft: () => readdirSync(profiles),
    close() {
      server.close()
      server.closeAllConnections()
      rmSync(profiles, { recursive: true, force: true })
    },
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // One that was kept in reserve ends with the others.
  }
}

/** Processes that draw a page of the browsers started here: of a group with one whose profile is among these. */
function renderersOf(profiles: string): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        const group = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2]
        return [{ pid: Number(pid), command, group }]
      } catch {
        // It has ended meanwhile.
        return []
      }
    })
  const groups = new Set(all.filter(({ command }) => command.includes(profiles)).map(({ group }) => group))
  return all
    .filter(({ command, group }) => command.includes('--type=renderer') && groups.has(group))
    .map(({ pid }) => pid)
}
