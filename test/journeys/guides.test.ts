import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import type { Guide } from '#contract/guide.ts'
import type { Ticket } from '#contract/ticket.ts'
import { type Browser, LANDSCAPE, PORTRAIT } from '#test/support/chromium.ts'
import { answered, LOW_INCOME, search, toLowIncome, typeLetters } from '#test/support/guide-ways.ts'
import { unknownIn, wordsOn } from '#test/support/read-slip.ts'
import { atTheScreen, finger, numberOnScreen, saidIn } from '#test/support/resident.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { actOnPrinter, slips } from '#test/support/station-client.ts'
import { leafTo, nextPage, setLayout, settled } from '#test/support/ways.ts'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

let page: Page
let close: () => Promise<void>
async function before(options: Parameters<typeof atTheScreen>[2] = {}, url = station.url) {
  ;({ page, close } = await atTheScreen(browser, url, options))
}
const shown = (screen: string) => page.locator(`[data-screen="${screen}"]`).waitFor()
const said = (what?: string) => saidIn(page, what)
const guideOf = async (seq: number) =>
  ((await (await fetch(`${station.url}/api/guides/${seq}`)).json()) as { guide: Guide }).guide

/** Each part of the page by its name, and whether it says 待核定. Runs inside the page. */
function partsOnThePage(): [label: string, has: boolean][] {
  return [
    ...document.querySelectorAll(
      '.guide :is(.answer, .short-answer), .guide .group-head:has(h2), .guide .record > div',
    ),
  ].map((part) => [
    part.querySelector('h2, dt')?.firstChild?.textContent ?? '',
    part.querySelector('.mark, [data-doubt]') !== null,
  ])
}

/** To the last pages, where words, codes and laws stand. */
const toTheWords = () => leafTo(page, page.locator('.tags'))

describe('a guide', () => {
  test.each([
    ['upright', PORTRAIT, false],
    ['lying', LANDSCAPE, false],
    ['in 大字版', PORTRAIT, true],
  ])('is two taps from home, %s', async (_name, size, large) => {
    await before({ size })
    await setLayout(page, { large })
    const touch = finger(page)
    await touch.tapPlace('guide')
    await touch.tap('guides', '高龄补贴')
    await shown('guide')
    expect(touch.taps).toBe(2)
    expect(await page.locator('main.guide h1').innerText()).toBe('八十岁高龄补贴')
    const words = await said()
    const more = large ? ['下一页：带什么、多久'] : ['多久', '收费', '谁能办', '在哪办']
    for (const element of ['正式名称：80周岁以上老年人高龄补贴', '带什么', '都要带', ...more])
      expect(words).toContain(element)
    await close()
  })

  test('marks every element that nobody has confirmed, and says in a tap what that means', async () => {
    await before()
    await toLowIncome(page)
    const { unconfirmed } = await guideOf(LOW_INCOME)
    const marked = new Map<string, boolean>()
    for (;;) {
      for (const [label, has] of await page.evaluate(partsOnThePage))
        marked.set(label, has || (marked.get(label) ?? false))
      if (!(await page.getByRole('button', { name: '下一页' }).isVisible())) break
      await nextPage(page)
    }
    const labels = {
      申请材料: '带什么',
      办理时限: '多久',
      受理条件: '谁能办',
      办理渠道: '在哪办',
      行使层级: '受理',
      事项编码: '事项编码',
      事项类型: '事项类型',
    } as const
    for (const element of unconfirmed) {
      const label = (labels as Record<string, string>)[element]
      expect(label, element).toBeDefined()
      expect(marked.get(label ?? ''), element).toBe(true)
    }
    expect(marked.get('收费')).toBe(false)
    expect(marked.get('流程')).toBe(false)
    expect(await said('.tags')).toContain(`${unconfirmed.length}处待核定`)
    await page.getByRole('button', { name: /处待核定/ }).tap()
    const words = await said('[role="alertdialog"]')
    expect(words).toContain('还没有核实清楚')
    for (const element of unconfirmed) expect(words).toContain(element)
    await page.getByRole('button', { name: '知道了' }).tap()
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await close()
  })

  test('tells the promise that is missing from the limit of the law', async () => {
    await before()
    await toLowIncome(page)
    // In short on the first page, before what is to be brought; the rest after that.
    expect(await page.locator('.short-answer[data-answer="time"] p').innerText()).toBe('待核定')
    const first = await said('.paged')
    await nextPage(page)
    const [, limit = ''] = (first + (await said('.paged'))).split('本市承诺的时限')
    expect(limit).toContain('30个工作日')
    await close()
  })

  test('explains the three notes of the annex in plain words, with the note itself', async () => {
    await before()
    await toLowIncome(page)
    await toTheWords()
    for (const [tag, plain, note] of [
      [/^承诺件/, '受理以后', '承诺件是指在一定的承诺办结时限内可以办结的事项'],
      [/^帮办代办/, '不收费', '由本级机构的代办员代为办理的事项'],
    ] as const) {
      await page.getByRole('button', { name: tag }).tap()
      const words = await said('[role="alertdialog"]')
      expect(words).toContain(plain)
      expect(words).toContain(note)
      await page.getByRole('button', { name: '知道了' }).tap()
      await settled(page)
    }
    await page.getByRole('button', { name: '返回' }).tap()
    await shown('search')
    await page.getByRole('button', { name: '全部清掉' }).tap()
    await typeLetters(page, 'GZ')
    await answered(page)
    await page.getByRole('button', { name: /^盖村居公章/ }).tap()
    await shown('guide')
    await toTheWords()
    await page.getByRole('button', { name: /^便民事项/ }).tap()
    expect(await said('[role="alertdialog"]')).toContain('可以为辖区居民提供的便民服务')
    await close()
  })

  test('is printed once, whole, and the screen says when it is out', async () => {
    await before()
    const printedBefore = (await slips(station.url)).length
    await toLowIncome(page)
    await page.getByRole('button', { name: '打印' }).tap()
    await page.getByRole('alertdialog', { name: '指南已打印' }).waitFor()
    const all = await slips(station.url)
    expect(all).toHaveLength(printedBefore + 1)
    const { inks } = all.at(-1) ?? { inks: [] }
    expect(unknownIn(inks)).toEqual([])
    const paper = wordsOn(inks).join('').replaceAll(/\s/g, '')
    const guide = await guideOf(LOW_INCOME)
    for (const words of [guide.plainTitle, guide.name, ...guide.steps, ...guide.materials.map((m) => m.name)])
      expect(paper).toContain(words.replaceAll(/\s/g, ''))
    await page.getByRole('button', { name: '继续看' }).tap()
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await close()
  })

  test('that cannot be printed says why, and that a window can', async () => {
    await before()
    onTestFinished(() => actOnPrinter(station.url, { action: 'load-paper' }))
    await actOnPrinter(station.url, { action: 'remove-paper' })
    await toLowIncome(page)
    await page.getByRole('button', { name: '打印' }).tap()
    await page.getByRole('alertdialog', { name: /缺纸/ }).waitFor()
    expect(await said('[role="alertdialog"]')).toContain('请窗口打印')
    await close()
  })

  test('leads to a ticket for its errand', async () => {
    await before()
    const touch = await toLowIncome(page)
    await touch.tap('guide', /^取号$/)
    const answered = page.waitForResponse((reply) => reply.url().endsWith('/api/tickets'))
    await touch.tap('confirm-errand', /^取号$/)
    const { ticket } = (await (await answered).json()) as { ticket: Ticket }
    expect(ticket.itemSeq).toBe(LOW_INCOME)
    expect(await numberOnScreen(page)).toBe(ticket.number)
    // Who stands behind may read the ticket: what it is for is a tap away.
    const open = await said('main.ticket')
    expect(open).toContain('综合业务')
    expect(open).not.toContain('低保')
    await page.getByRole('button', { name: '点开看要带什么' }).tap()
    expect(await said('[role="alertdialog"]')).toContain('申请低保')
    await close()
  })

  test('of an errand without resident tickets says why and whom to ask, and offers no 取号', async () => {
    await before()
    await search(page, 'ZHENGSHEN')
    await page.getByRole('button', { name: /^入党亲属政审/ }).tap()
    await shown('guide')
    const words = await said()
    expect(words).toContain('不接受个人取号')
    expect(words).toContain('请问')
    expect(await page.getByRole('button', { name: /^取号$/ }).count()).toBe(0)
    await close()
  })

  test('keeps the place where somebody reads when the type grows', async () => {
    await before()
    await toLowIncome(page)
    await nextPage(page)
    const reading = await page.locator('.group-row').first().innerText()
    await page.getByRole('button', { name: '大字版' }).tap()
    await page.locator('html[data-type="large"]').waitFor()
    expect(await page.locator('.group-row').allInnerTexts()).toContain(reading)
    await close()
  })
})
