import { afterAll, beforeAll, expect, test } from 'vitest'
import { HANGS_AFTER_MS, isOf } from '../../../scripts/screen/keep.ts'
import { WAITING } from './keep-while.ts'
import { type KeptScreen, openKeptScreen } from './kept-screen.ts'

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

let screen: KeptScreen
beforeAll(async () => {
  screen = await openKeptScreen()
})
afterAll(() => screen?.close())

const place = () =>
  screen
    .browser()
    .look(false)
    .then((look) => look.place)

test('a page that hangs is begun anew at home', () =>
  screen.keep({ pages: [HANGS, QUIET], hangsAfterMs: HANGS_AFTER_MS }, async () => {
    await expect.poll(screen.timesHome).toBeGreaterThan(1)
    expect(screen.said()[0]).toMatch(/^the page hangs.*: begins anew$/)
  }))

test('a page whose process dies is begun anew at home, and so is the browser', () =>
  screen.keep({ pages: [QUIET] }, async () => {
    await expect.poll(screen.timesHome).toBe(1)
    // Asked for is not there yet: a process that is ended before is only replaced.
    await expect.poll(place).toContain('127.0.0.1')
    screen.killPages()
    await expect.poll(screen.timesHome).toBe(2)
    screen.browser().kill()
    // Chromium starts anew, which takes a busy machine long.
    await expect.poll(screen.timesHome, { timeout: 90_000 }).toBe(3)
  }))

test('a page that strays to where staff work is led home, and what it opens beside it is closed', () =>
  screen.keep({ pages: [STRAYS, POPS_UP] }, async () => {
    await expect.poll(screen.timesHome).toBe(2)
    expect(screen.said()[0]).toContain('strayed')
    await expect.poll(screen.asked).toContain('/closed')
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
  let serves = false
  await screen.keep({ pages: [QUIET], answers: () => serves }, async () => {
    await expect.poll(place).toBe(WAITING)
    serves = true
    await expect.poll(screen.timesHome).toBe(1)
  })
})

test('a hall speaks on a screen that nobody has touched', () =>
  screen.keep({ pages: [SPEAKS] }, () => expect.poll(screen.asked).toContain('/running')))

test('no profile of a browser that has ended is left', () => {
  expect(screen.profilesLeft()).toEqual([])
})
