import { describe, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { unknownIn, wordsOn } from '#test/support/read-slip.ts'
import { atTheScreen, finger } from '#test/support/resident.ts'
import { slips } from '#test/support/station-client.ts'
import type { Browser } from '#test/support/chromium.ts'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

describe('自查单', () => {
  test('tells by category in eight taps what is still missing for 低保, and prints it', async () => {
    const { page, close } = await atTheScreen(browser, station.url)
    const printedBefore = (await slips(station.url)).length
    const touch = finger(page)
    await touch.tapPlace('guide')
    await touch.tap('guides', '社会救助')
    await touch.tap('domain-items', /^申请低保/)
    expect(touch.taps).toBe(3)
    await touch.tap('guide', /^自查$/)
    await touch.tap('self-check', '必带的都有')
    await touch.tap('self-check-question', '要带，还没有')
    await touch.tap('self-check-question', /^不用带$/)
    await page.locator('[data-screen="self-check-result"]').waitFor()
    const result = (await page.locator('main').innerText()).replaceAll(/\s/g, '')
    expect(result).toContain('还差这1样')
    expect(result).toContain('残疾人证、大病诊断材料')
    expect(result).toContain('不代替窗口一次性告知书')
    await touch.tap('self-check-result', '打印自查单')
    expect(touch.taps).toBeLessThanOrEqual(8)
    await page.getByRole('alertdialog', { name: '自查单已打印' }).waitFor()
    const all = await slips(station.url)
    expect(all).toHaveLength(printedBefore + 1)
    const { inks } = all.at(-1) ?? { inks: [] }
    expect(unknownIn(inks)).toEqual([])
    const paper = wordsOn(inks).join('').replaceAll(/\s/g, '')
    for (const words of ['自查单', '申请低保', '还差1样', '□残疾人证、大病诊断材料', '仅供准备'])
      expect(paper).toContain(words)
    await page.getByRole('button', { name: '继续看' }).tap()
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await touch.tap('self-check-result', '先取号')
    await page.locator('[data-screen="confirm-errand"]').waitFor()
    await close()
  })

  test('of 高龄补贴 begins three taps from home, ticks what is at hand, and forgets it with the resident', async () => {
    const { page, close } = await atTheScreen(browser, station.url)
    const touch = finger(page)
    await touch.tapPlace('guide')
    await touch.tap('guides', '高龄补贴')
    await touch.tap('guide', /^自查$/)
    expect(touch.taps).toBe(3)
    await page.locator('[data-screen="self-check"]').waitFor()
    for (const name of ['本人有效身份证', '户口簿']) await touch.tap('self-check', new RegExp(`^${name}`))
    expect(await page.locator('.hold[aria-pressed="true"]').count()).toBe(2)
    await touch.tap('self-check', '有 2 样，下一步')
    await touch.tap('self-check-question', /^不用带$/)
    await page.locator('[data-screen="self-check-result"]').waitFor()
    const result = (await page.locator('main').innerText()).replaceAll(/\s/g, '')
    expect(result).toContain('还差这2样')
    // Where the catalogue says where it is to be had, and nothing else.
    expect(result).toContain('站内领取或由代办员打印')
    expect(result).toContain('没有或丢了，请问窗口')
    await page.getByRole('button', { name: '首页' }).tap()
    await page.locator('[data-screen="home"]').waitFor()
    await touch.tapPlace('guide')
    await touch.tap('guides', '高龄补贴')
    await touch.tap('guide', /^自查$/)
    await page.locator('[data-screen="self-check"]').waitFor()
    expect(await page.locator('.hold[aria-pressed="true"]').count()).toBe(0)
    await close()
  })
})
