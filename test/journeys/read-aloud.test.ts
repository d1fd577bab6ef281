import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import type { VoiceIndex } from '#contract/speech.ts'
import { atTheScreen, finger, slipIs } from '#test/support/resident.ts'
import { signIn } from '#test/support/staff-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { ticketFor } from '#test/support/station-client.ts'
import { leafTo } from '#test/support/ways.ts'
import type { Browser } from '#test/support/chromium.ts'

/** design.md, Screens: a page to read, then the warning. */
const QUIET_MS = 90_000
const QUIET_AND_WARNING_MS = QUIET_MS + 30_000 + 2000

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

/** What is marked as being read; '' while nothing is. */
const marked = (page: Page) =>
  page.evaluate(() => Array.from(CSS.highlights.get('reading') ?? [], String).join(''))
const bar = (page: Page) => page.locator('.bar [data-place="read"]')

async function readingMovesOn(page: Page, from: string): Promise<string> {
  await expect.poll(() => marked(page), { timeout: 20_000 }).not.toBe(from)
  return marked(page)
}

test('a guide is read aloud sentence by sentence until the second tap, another page or another screen', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  const touch = finger(page)
  await touch.tapPlace('guide')
  await touch.tap('guides', '高龄补贴')
  await page.locator('main.guide').waitFor()
  expect(fetched.filter((path) => path.startsWith('/voice/'))).toEqual([])

  await bar(page).tap()
  await bar(page).getByText('停').waitFor()
  const first = await readingMovesOn(page, '')
  expect(first).toContain('办事指南')
  const second = await readingMovesOn(page, first)
  expect(second).toBe('八十岁高龄补贴')
  expect(fetched.filter((path) => path.startsWith('/voice/')).length).toBeGreaterThan(1)
  await bar(page).tap()
  await bar(page).getByText('念给我听').waitFor()
  await expect.poll(() => marked(page)).toBe('')

  for (const leave of ['下一页', '返回']) {
    await bar(page).tap()
    await readingMovesOn(page, '')
    await page.getByRole('button', { name: leave }).tap()
    await bar(page).getByText('念给我听').waitFor()
    await expect.poll(() => marked(page)).toBe('')
  }
  await close()
})

test('a question that comes before the screen is read in its place, and reads itself on demand', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  const sheet = page.getByRole('alertdialog')
  const read = sheet.locator('[data-place="read"]')
  await touch.tapPlace('guide')
  await touch.tap('guides', '高龄补贴')
  await page.locator('main.guide').waitFor()
  // What its words mean stands on its last page.
  await leafTo(page, page.getByRole('button', { name: /处待核定/ }))
  await bar(page).tap()
  await readingMovesOn(page, '')
  await page.getByRole('button', { name: /处待核定/ }).tap()
  await sheet.waitFor()
  await expect.poll(() => marked(page)).toContain('待核定')
  await read.getByText('停').waitFor()
  // An answer to the question does not ask for the screen under it to be read.
  await sheet.getByRole('button', { name: '知道了' }).tap()
  await bar(page).getByText('念给我听').waitFor()
  await expect.poll(() => marked(page)).toBe('')

  await page.getByRole('button', { name: /处待核定/ }).tap()
  await sheet.waitFor()
  await read.tap()
  await expect.poll(() => marked(page)).toContain('待核定')
  await read.tap()
  await read.getByText('念给我听').waitFor()
  await expect.poll(() => marked(page)).toBe('')
  await close()
})

test('the question whether somebody is still there waits while it is read to them', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  await page.clock.install()
  const touch = finger(page)
  await touch.tapPlace('guide')
  await page.locator('[data-screen="guides"]').waitFor()
  await page.clock.fastForward(QUIET_MS + 20_000)
  const sheet = page.getByRole('alertdialog')
  const left = sheet.getByRole('timer').locator('b')
  await expect.poll(async () => Number(await left.innerText())).toBeLessThan(15)
  await sheet.locator('[data-place="read"]').tap()
  await readingMovesOn(page, '')
  await expect.poll(async () => Number(await left.innerText())).toBeGreaterThan(25)
  await sheet.getByRole('button', { name: '继续看' }).tap()
  await page.locator('[data-screen="guides"]').waitFor()
  await close()
})

test('the end of a resident’s time silences it', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  await page.clock.install()
  await page.reload()
  await page.locator('[data-link="live"]').waitFor()
  await touch.tapPlace('guide')
  await page.locator('[data-screen="guides"]').waitFor()
  await bar(page).tap()
  await readingMovesOn(page, '')
  await page.clock.fastForward(QUIET_AND_WARNING_MS)
  await page.locator('[data-screen="home"]').waitFor()
  await expect.poll(() => marked(page)).toBe('')
  await bar(page).getByText('念给我听').waitFor()
  await close()
})

test('what changes while others are read is said as it stands then, and what goes away does not end the reading', async () => {
  const clerk = await signIn(station)
  for (const window of ['W1', 'W2']) await clerk.press(window, 'open')
  const first = await ticketFor(station.url, { commandId: 'before-1' })
  await ticketFor(station.url, { commandId: 'before-2' })
  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  await touch.tapPlace('take')
  await touch.tap('choose-errand', /直接取号/)
  await slipIs(page, 'printed')
  const ahead = page.locator('main.ticket .wait b').first()
  expect(await ahead.innerText()).toBe('2')

  const said: string[] = []
  /** The voice waits before it says this, until what is to happen meanwhile has happened. */
  const meanwhile: readonly (readonly [RegExp, () => Promise<unknown>])[] = [
    [
      /^您的号码是/,
      async () => {
        await clerk.press('W1', 'call-next')
        await expect.poll(() => ahead.innerText()).toBe('1')
      },
    ],
    [
      /^到窗口再说办什么事/,
      async () => {
        await clerk.press('W2', 'call-next')
        await clerk.press('W1', 'serve', { ticketId: first.id })
        await clerk.press('W1', 'finish-and-call', { ticketId: first.id })
        await page.locator('main.ticket[data-state="called"]').waitFor()
      },
    ],
  ]
  await page.route('**/api/speech', async (route) => {
    const { text } = route.request().postDataJSON() as { text: string }
    await meanwhile.find(([sentence]) => sentence.test(text))?.[1]()
    said.push(text)
    await route.continue()
  })
  await bar(page).tap()
  await expect.poll(() => marked(page), { timeout: 30_000 }).toContain('1 人')
  await expect.poll(() => said, { timeout: 30_000 }).toContain('好了，回首页。')
  expect(said.filter((text) => text.includes('前面'))).toEqual([expect.stringMatching(/^前面有 1 个人，/)])
  await bar(page).getByText('念给我听').waitFor()
  await close()
})

test('what a hall need not hear is not said: whose card it is, and what a discreet errand is', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  const said: string[] = []
  await page.route('**/api/speech', async (route) => {
    said.push((route.request().postDataJSON() as { text: string }).text)
    await route.fulfill({ json: { clips: [] } })
  })
  const touch = finger(page)
  await touch.tapPlace('guide')
  await touch.tap('guides', '社会救助')
  await touch.tap('domain-items', /^申请低保/)
  await touch.tap('guide', /^取号$/)
  await touch.tap('confirm-errand', /^取号$/)
  await page.locator('main.ticket').waitFor()
  await bar(page).tap()
  await expect.poll(() => said).toContain('好了，回首页。')
  expect(said).toContain('办的是 综合业务。')
  expect(said.join()).not.toMatch(/低保|户口|收入/)
  expect(said.some((text) => /^您的号码是 [A-Z]\d{3,}。$/.test(text))).toBe(true)
  await close()
})

test('every clip that is kept with the project decodes, is where the index says, is loud enough and not too loud', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  const index = (await (await fetch(`${station.url}/voice/index`)).json()) as VoiceIndex
  const faults = await page.evaluate(async ({ packs }) => {
    const RATE = 16_000
    const context = new OfflineAudioContext(1, RATE, RATE)
    const found: string[] = []
    for (const { url, clips } of packs) {
      const bytes = await (await fetch(url)).arrayBuffer()
      const sound = (await context.decodeAudioData(bytes)).getChannelData(0)
      for (const [name, [start, length]] of Object.entries(clips)) {
        const part = sound.subarray((start * RATE) / 1000, ((start + length) * RATE) / 1000)
        const rms = Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length)
        const peak = part.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
        if (part.length < (length * RATE) / 1000 - 1) found.push(`${name} is cut off`)
        if (length < 80 || length > 1300) found.push(`${name} lasts ${length} ms`)
        if (!(rms > 0.05 && rms < 0.2)) found.push(`${name} has a loudness of ${rms}`)
        if (!(peak > 0.2 && peak < 0.98)) found.push(`${name} has a peak of ${peak}`)
      }
    }
    return found
  }, index)
  expect(faults).toEqual([])
  expect(index.packs.reduce((sum, { clips }) => sum + Object.keys(clips).length, 0)).toBeGreaterThan(1_600)
  await close()
})
