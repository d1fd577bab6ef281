import type { Page, Request } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { answered, byWay, search, toLowIncome, toSearch, typeLetters } from '#test/support/guide-ways.ts'
import { drawByHand, writeByHand } from '#test/support/handwriting.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { atTheScreen, saidIn } from '#test/support/resident.ts'
import type { Browser } from '#test/support/chromium.ts'

/** design.md, Screens: a page to read, then the warning. */
const READING_QUIET_MS = 90_000
const WARNING_MS = 30_000

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

let page: Page
let close: () => Promise<void>
const shown = (screen: string) => page.locator(`[data-screen="${screen}"]`).waitFor()
const said = (what: string) => saidIn(page, what)
const firstFound = () => page.locator('.search-found .row-title').first()

describe('找一件事', () => {
  beforeEach(async () => {
    ;({ page, close } = await atTheScreen(browser, station.url))
  })

  test.each([
    ['pinyin', 'DIBAO', '申请低保'],
    ['initials', 'DB', '申请低保'],
    ['the formal name', 'ZUIDISHENGHUO', '申请低保'],
    ['initials of the formal name', 'ZDSHBZ', '申请低保'],
    ['an everyday word', 'JIAOYANGLAOQIAN', '交居民养老保险'],
  ])('finds an errand by %s', async (_by, letters, title) => {
    await search(page, letters, 'finger')
    expect(await firstFound().innerText()).toBe(title)
    await close()
  })

  test('finds an errand by a word that stands ready, and by a common errand in one tap more', async () => {
    await toSearch(page)
    await byWay(page, '常用词')
    await page.getByRole('button', { name: '低保', exact: true }).tap()
    await answered(page)
    expect(await firstFound().innerText()).toBe('申请低保')
    expect(await page.locator('.search-found mark').first().innerText()).toBe('低保')
    await page.getByRole('button', { name: '高龄补贴' }).tap()
    await shown('guide')
    expect(await page.locator('main.guide h1').innerText()).toBe('八十岁高龄补贴')
    await close()
  })

  test('finds 低保 written with a finger, and the guide stands a tap behind', async () => {
    await toSearch(page)
    await writeByHand(page, '低')
    await writeByHand(page, '保')
    await expect.poll(() => said('.search-typed')).toBe('低保')
    await answered(page)
    expect(await firstFound().innerText()).toBe('申请低保')
    await page.getByRole('button', { name: /^申请低保/ }).tap()
    await shown('guide')
    await close()
  })

  test('offers the words that letters stand for, and takes the one that is touched', async () => {
    await toSearch(page)
    await typeLetters(page, 'SHUIF')
    await page.locator('.pinyin-words').getByRole('button', { name: '水费', exact: true }).tap()
    await answered(page)
    expect(await said('.search-typed')).toBe('水费')
    expect(await said('.search-elsewhere')).toContain('不在本站办')
    // On the keys of a telephone each key is pressed once, and the letters are told by the words.
    await page.getByRole('button', { name: '全部清掉' }).press('Enter')
    await byWay(page, '九键')
    const key = (letters: string) => page.getByRole('button', { name: letters, exact: true })
    for (const letters of ['DEF', 'GHI', 'ABC', 'ABC', 'MNO']) await key(letters).press('Enter')
    expect(await said('.search-typed')).toBe('DIBAO')
    await page.locator('.pinyin-words').getByRole('button', { name: '低保', exact: true }).tap()
    await page.locator('.search-found').getByText('申请低保').waitFor()
    await close()
  })

  test('wipes out what was written wrongly, and takes back a character', async () => {
    await toSearch(page)
    await writeByHand(page, '低')
    await drawByHand(page, '保')
    await page.locator('.candidates button').first().waitFor()
    await page.getByRole('button', { name: '写错了擦掉' }).tap()
    await page.locator('.candidates button').first().waitFor({ state: 'detached' })
    expect(await said('.search-typed')).toBe('低')
    await page.getByRole('button', { name: '删一个字' }).tap()
    await expect.poll(() => said('.search-typed')).not.toContain('低')
    await close()
  })

  test('keeps the way that somebody writes, and begins with the finger for the next resident', async () => {
    await page.clock.install()
    await page.reload()
    await page.locator('[data-link="live"]').waitFor()
    const pressed = () => page.locator('.input-ways [aria-pressed="true"]').innerText()
    await toSearch(page)
    expect(await pressed()).toBe('手写')
    await byWay(page, '拼音')
    await page.getByRole('button', { name: '首页' }).tap()
    await shown('home')
    await toSearch(page)
    expect(await pressed()).toBe('拼音')
    await page.clock.fastForward(READING_QUIET_MS + WARNING_MS + 2000)
    await shown('home')
    await toSearch(page)
    expect(await pressed()).toBe('手写')
    await close()
  })

  test('says of what is done elsewhere where to go', async () => {
    await toSearch(page)
    await byWay(page, '常用词')
    await page.getByRole('button', { name: '社保卡', exact: true }).tap()
    await answered(page)
    const words = await said('.search-elsewhere')
    expect(words).toContain('不在本站办')
    expect(words).toContain('示例街道便民服务中心')
    expect(words).toContain('12333')
    await close()
  })

  test('says of an errand that is not on the list where to go with it', async () => {
    await search(page, 'XQZ')
    expect(await said('.search-nothing')).toContain('本站目录没有这件事')
    const words = await said('.search-nothing')
    expect(words).toContain('示例街道便民服务中心')
    expect(words).toContain('12345')
    await close()
  })

  test('drops the answer to letters that have been typed over', async () => {
    const answer = Promise.withResolvers<void>()
    const isForD = (asked: Request) => asked.url().endsWith('/api/guides/search?q=D')
    const asked = page.waitForRequest(isForD)
    const over = Promise.race([
      page.waitForEvent('requestfinished', isForD),
      page.waitForEvent('requestfailed', isForD),
    ])
    await page.route('**/api/guides/search?q=D', async (route) => {
      const reply = await route.fetch()
      await answer.promise
      await route.fulfill({ response: reply }).catch(() => {})
    })
    await toSearch(page)
    await typeLetters(page, 'D')
    await asked
    await typeLetters(page, 'B')
    await answered(page)
    expect(await firstFound().innerText()).toBe('申请低保')
    const titles = () => page.locator('.search-found .row-title').allInnerTexts()
    const right = await titles()
    answer.resolve()
    await over
    // What the page makes of an answer stands there with its next picture.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    expect(await titles()).toEqual(right)
    await close()
  })

  test('goes back to what was found, and shows the next resident nothing of it', async () => {
    await page.clock.install()
    await page.reload()
    await page.locator('[data-link="live"]').waitFor()
    await toLowIncome(page)
    await page.getByRole('button', { name: '返回' }).tap()
    await shown('search')
    expect(await said('.search-typed')).toBe('DIBAO')
    expect(await firstFound().innerText()).toBe('申请低保')
    await page.clock.fastForward(READING_QUIET_MS + WARNING_MS + 2000)
    await shown('home')
    await toSearch(page)
    expect(await page.locator('.search-found').count()).toBe(0)
    expect(await said('.search-typed')).not.toContain('DIBAO')
    await close()
  })
})
