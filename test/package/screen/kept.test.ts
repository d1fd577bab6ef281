import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, openBrowser } from '../../../scripts/screen/browser.ts'
import { fieldsOf } from '../../../scripts/screen/devtools.ts'
import { HANGS_AFTER_MS, isOf, keepScreen, STARTS_WITHIN_MS } from '../../../scripts/screen/keep.ts'
import { CHROMIUM } from '../../support/chromium.ts'

const HANGS = '<script>setTimeout(() => { for (;;); }, 100)</script>'
const STRAYS = '<script>setTimeout(() => { location = "/clerk" }, 100)</script>'
const POPS_UP = `<script>
  const beside = open('/elsewhere')
  setInterval(() => beside.closed && fetch('/closed'), 50)
</script>`
const SPEAKS = `<script>
  const context = new AudioContext()
  fetch('/' + context.state)
  context.onstatechange = () => fetch('/' + context.state)
</script>`
const QUIET = '<p>首页</p>'

let profiles = ''
/** What home is, one after the other; the last one stays. */
let homes: string[] = []
/** Paths that were asked for. */
let asked: string[] = []
let serves = true
let dark = false
const server = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push(path)
  const next = path !== '/' ? 'elsewhere' : homes.length > 1 ? homes.shift() : homes[0]
  response.setHeader('content-type', 'text/html; charset=utf-8').end(next)
})
beforeAll(async () => {
  profiles = mkdtempSync(join(tmpdir(), 'screen-'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(profiles, { recursive: true, force: true })
})

const told: string[] = []
let browser: Browser | null = null

/** Keeps a screen while `during` runs. */
async function kept(pages: string[], during: () => Promise<void>, hangsAfterMs = 20_000): Promise<void> {
  homes = pages
  asked = []
  told.length = 0
  const stop = new AbortController()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const keeping = keepScreen(
    {
      home,
      waiting: () => 'data:text/html,wait',
      launch: async () => {
        browser = await openBrowser({
          program: CHROMIUM,
          profiles,
          first: 'data:text/html,first',
          flags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-popup-blocking'],
        })
        return browser
      },
      answers: async () => serves,
      isDark: () => dark,
      say: (words) => told.push(words),
      hangsAfterMs,
      startsWithinMs: STARTS_WITHIN_MS,
    },
    stop.signal,
  )
  try {
    await during()
  } finally {
    stop.abort()
    await keeping
  }
}

const timesHome = () => asked.filter((path) => path === '/').length

test('a page that hangs is begun anew at home', () =>
  kept(
    [HANGS, QUIET],
    async () => {
      await expect.poll(timesHome).toBeGreaterThan(1)
      expect(told[0]).toMatch(/^the page hangs.*: begins anew$/)
    },
    HANGS_AFTER_MS,
  ))

test('a hall speaks on a screen that nobody has touched', () =>
  kept([SPEAKS], () => expect.poll(() => asked).toContain('/running')))

/** Answers a few looks and then none; `beside`: whether the browser itself goes on to answer. */
function hangingBrowser(beside: 'answers' | 'hangs'): Browser {
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  const never = new Promise<never>(() => {})
  let looks = 0
  return {
    ended,
    kill: () => resolve(),
    ask: async () => ({}),
    open: async () => true,
    answers: () => (beside === 'answers' ? Promise.resolve(true) : never),
    look() {
      looks += 1
      return looks > 4 ? never : Promise.resolve({ place: 'http://127.0.0.1/', area: 1 })
    },
    endPage: () => Promise.reject(new Error('hangs')),
  }
}

test.each([
  ['alone is no sign of a slow machine, and is waited for no longer the next time', 'answers', 0],
  ['together with its browser may be the machine, which is given more time', 'hangs', 3],
] as const)('a page that hangs %s', async (_what, beside, slow) => {
  const said: string[] = []
  const stop = new AbortController()
  const keeping = keepScreen(
    {
      home: 'http://127.0.0.1/',
      waiting: () => 'data:text/html,wait',
      launch: async () => hangingBrowser(beside),
      answers: async () => true,
      isDark: () => false,
      say: (words) => said.push(words),
      hangsAfterMs: 50,
      startsWithinMs: STARTS_WITHIN_MS,
    },
    stop.signal,
  )
  await expect.poll(() => said.length).toBeGreaterThan(2)
  stop.abort()
  await keeping
  const bySlowness = said.slice(0, 3).filter((words) => words.includes('the machine is slow'))
  expect(bySlowness).toHaveLength(slow)
})

test('a browser that starts and never answers is ended with all that it began, and begun anew, later each time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mute-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const program = join(folder, 'browser')
  const begun = join(folder, 'begun')
  writeFileSync(program, `#!/bin/sh\nsleep 1000 &\necho $! >> ${begun}\nwait\n`, { mode: 0o755 })
  const said: string[] = []
  const at: number[] = []
  const stop = new AbortController()
  const keeping = keepScreen(
    {
      home: 'http://127.0.0.1/',
      waiting: () => 'data:text/html,wait',
      launch(giveUp) {
        at.push(performance.now())
        return openBrowser({ program, profiles, flags: [], first: 'about:blank', giveUp })
      },
      answers: async () => true,
      isDark: () => false,
      say: (words) => said.push(words),
      hangsAfterMs: 50,
      startsWithinMs: 500,
    },
    stop.signal,
  )
  await expect.poll(() => said.length, { timeout: 30_000 }).toBeGreaterThan(1)
  stop.abort()
  await keeping
  expect(said[0]).toContain('no browser')
  const [first = 0, second = 0, third = 0] = at
  expect(third - second).toBeGreaterThan(second - first)
  const pids = readFileSync(begun, 'utf8').trim().split('\n').map(Number)
  await expect.poll(() => pids.filter(isAlive)).toEqual([])
})

test('a browser that comes up late is waited for longer until it does, and as long when it begins anew', async () => {
  const SLOW_MS = 500
  const given: ('up' | 'late')[] = []
  const stop = new AbortController()
  const keeping = keepScreen(
    {
      home: 'http://127.0.0.1/',
      waiting: () => 'data:text/html,wait',
      async launch(giveUp) {
        try {
          await sleep(SLOW_MS, undefined, { signal: giveUp })
        } catch (error) {
          given.push('late')
          throw error
        }
        given.push('up')
        return { ...hangingBrowser('answers'), ended: Promise.resolve() }
      },
      answers: async () => true,
      isDark: () => false,
      say() {},
      hangsAfterMs: 50,
      startsWithinMs: 150,
    },
    stop.signal,
  )
  await expect.poll(() => given.length, { timeout: 30_000 }).toBeGreaterThan(4)
  stop.abort()
  await keeping
  expect(given[0]).toBe('late')
  const firstUp = given.indexOf('up')
  expect(firstUp).toBeGreaterThan(0)
  expect(given.slice(firstUp, 5)).not.toContain('late')
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('a page whose process dies is begun anew at home, and so is the browser', () =>
  kept([QUIET], async () => {
    await expect.poll(timesHome).toBe(1)
    // Asked for is not there yet: a process that is ended before is only replaced.
    await expect.poll(() => browser?.look(false).then(({ place }) => place)).toContain('127.0.0.1')
    for (const pid of renderers()) end(pid)
    await expect.poll(timesHome).toBe(2)
    browser?.kill()
    // Chromium starts anew, which takes a busy machine long.
    await expect.poll(timesHome, { timeout: 90_000 }).toBe(3)
  }))

test('a page that strays to where staff work is led home, and what it opens beside it is closed', () =>
  kept([STRAYS, POPS_UP], async () => {
    await expect.poll(timesHome).toBe(2)
    expect(told[0]).toContain('strayed')
    await expect.poll(() => asked).toContain('/closed')
  }))

test('a screen stays at its own page: none of staff, however its address is written, and none of Chromium', () => {
  const station = 'http://127.0.0.1:8080'
  const home = `${station}/?kiosk=kiosk-1`
  const others = [
    '/clerk',
    '/%63lerk',
    '//clerk',
    '/clerk;x',
    '/CLERK',
    '/./clerk',
    '/admin',
    '/board',
    '/%2e/x',
  ]
  expect(others.filter((path) => isOf(home, `${station}${path}`))).toEqual([])
  const elsewhere = [
    'chrome-error://chromewebdata/',
    'about:blank',
    'http://127.0.0.1:8081/',
    `view-source:${home}`,
  ]
  expect(elsewhere.filter((place) => isOf(home, place))).toEqual([])
  expect(isOf(home, `${home}#ticket`)).toBe(true)
  expect(isOf(`${station}/window/W1`, `${station}/window/W2?contrast=high`)).toBe(true)
  expect(isOf(`${station}/window/W1`, `${station}/window/../clerk`)).toBe(false)
  expect(isOf(`${station}/hall`, `${station}/`)).toBe(false)
})

test('without a daemon the screen says so, and goes home once it answers', async () => {
  serves = false
  await kept([QUIET], async () => {
    await expect.poll(() => browser?.look(false).then(({ place }) => place)).toBe('data:text/html,wait')
    serves = true
    await expect.poll(timesHome).toBe(1)
  })
})

const BUTTON = `<style>body { margin: 0 } button { position: fixed; inset: 0; width: 100vw; height: 100vh }</style>
<button onclick="fetch('/pressed')">取号</button>`

test('outside the hours the screen is black, and the first touch wakes it and presses nothing', async () => {
  dark = true
  await kept([BUTTON], async () => {
    const coveredBy = () => valueOf('document.elementFromPoint(50, 50)?.localName')
    await expect.poll(coveredBy).toBe('div')
    expect(await valueOf('getComputedStyle(document.elementFromPoint(50, 50)).backgroundColor')).toBe(
      'rgb(0, 0, 0)',
    )
    await touch()
    await expect.poll(coveredBy).toBe('button')
    // Still outside the hours, and awake for a person who has come.
    await touch()
    await expect.poll(() => asked).toContain('/pressed')
    expect(asked.filter((path) => path === '/pressed')).toHaveLength(1)
    expect(await coveredBy()).toBe('button')
  })
  await kept([BUTTON], async () => {
    await expect.poll(() => valueOf('document.elementFromPoint(50, 50)?.localName')).toBe('div')
    dark = false
    await expect.poll(() => valueOf('document.elementFromPoint(50, 50)?.localName')).toBe('button')
  })
})

async function valueOf(expression: string): Promise<unknown> {
  const told = await browser?.ask('Runtime.evaluate', { expression, returnByValue: true })
  return fieldsOf(told?.['result'])['value']
}

/** A whole touch; later ones come when what belongs to it is over. */
async function touch(): Promise<void> {
  const point = { x: 50, y: 50 }
  await browser?.ask('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  await browser?.ask('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await sleep(600)
}

test('no profile of a browser that has ended is left', () => {
  expect(readdirSync(profiles)).toEqual([])
})

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // One that was kept in reserve ends with the others.
  }
}

/** Processes that draw a page of the browsers started here: of a group with one whose profile is among these. */
function renderers(): number[] {
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
