import type { BrowserContext } from 'playwright-core'
import iconv from 'iconv-lite'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { openEditor } from '#test/support/editor-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { portrait } from '#test/support/portrait.ts'
import { signIn } from '#test/support/staff-client.ts'
import type { Browser } from '#test/support/chromium.ts'

let browser: Browser
let station: HousedStation
let context: BrowserContext
/** An editor is signed in. */
let desk: BrowserContext
/** Of the editor. */
let cookie: string
openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeAll(async () => {
  const editor = await openEditor(station)
  const { name } = await editor.upload(portrait('png', 800, 600))
  await editor.show('notice/an-official-one', null, {
    class: '通知公告',
    title: '关于开展冬季取暖安全检查的通知',
    publisher: '示例村村民委员会',
    publishedAt: '2026-11-12',
    official: { issuer: '示例村村民委员会文件', number: '示例〔2026〕1号' },
    body: `各住户：\n\n| 日期 | 地点 |\n|---|---|\n| 12月1日 | 第一组 |\n\n![路线图](media:${name})\n\n${'请互相转告。\n\n'.repeat(60)}`,
  })
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true })
  desk = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  ;({ cookie } = await signIn(station))
  const given = cookie.split('; ').map((one) => one.split('='))
  await desk.addCookies(given.map(([name = '', value = '']) => ({ name, value, url: station.url })))
})
afterAll(() => Promise.all([context.close(), desk.close()]))

/** Sides of a PNG. */
const sidesOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)] as const

test('an official notice has its red head on paper, and the station’s own browser makes of it pages and a picture', async () => {
  const page = await context.newPage()
  await page.goto(`${station.url}/print/notice/an-official-one`)
  const issuer = page.locator('.red-issuer')
  await issuer.waitFor()
  expect(await issuer.innerText()).toBe('示例村村民委员会文件')
  expect(await issuer.evaluate((head) => getComputedStyle(head).color)).toBe('rgb(204, 0, 0)')
  await page.locator('.sheet img').evaluate((image: HTMLImageElement) => image.decode())
  const made = async (as: string) => {
    const reply = await fetch(`${station.url}/api/notices/an-official-one/sheet?as=${as}`, {
      headers: { cookie },
    })
    expect(reply.status).toBe(200)
    return Buffer.from(await reply.arrayBuffer())
  }
  const pdf = await made('pdf')
  expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-')
  // A4 in points, more than one page of it.
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12]/)
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1)
  const [width, height] = sidesOf(await made('png'))
  expect(width).toBe(1080)
  expect(height).toBeGreaterThan(2000)

  // Where it has none, or the page may not ask it, the editor's browser draws the same picture.
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '存为图片' }).click()
  const saved = await readFile(await (await download).path())
  const [ownWidth, ownHeight] = sidesOf(saved)
  expect(ownWidth).toBe(1080)
  expect(Math.abs(ownHeight - height)).toBeLessThan(4)
  await page.close()
})

test('an editor puts a picture into a notice with what is to be read aloud of it, and a table out of a file; a file that is none is refused in words', async () => {
  const page = await desk.newPage()
  await page.goto(`${station.url}/admin#notices/an-official-one`)
  await page.locator('[data-act=add-picture]').click()
  const panel = page.locator('dialog[open]')
  const file = panel.locator('input[type=file]')
  await file.setInputFiles({
    name: 'a.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg onload=alert(1)>'),
  })
  await panel.getByText('打不开').waitFor()
  await file.setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: portrait('png', 3000, 1500) })
  await panel.locator('.picture-page img').waitFor()
  await panel.locator('textarea').fill('停水的地方 [村西头]')
  await panel.locator('[data-act=put-picture]').click()
  const put = page.locator('.text-picture', { hasText: '停水的地方 [村西头]' })
  await put.locator('img').evaluate((image: HTMLImageElement) => image.decode())
  // As small as the station takes it.
  expect(await put.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1760)

  await page.locator('[data-act=add-table-file]').click()
  const table = (text: string) => ({
    name: '名单.csv',
    mimeType: 'text/csv',
    buffer: iconv.encode(text, 'gbk'),
  })
  await file.setInputFiles({ name: '名单.xls', mimeType: '', buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') })
  await panel.getByText('请另存为 .xlsx').waitFor()
  await file.setInputFiles(table('序号,停水的楼\n1,一号楼\n2,#N/A\n'))
  await panel.getByText('2 列 2 行，有 1 处要看一下').waitFor()
  await panel.getByText('第 3 行，停水的楼：公式没算出来').waitFor()
  await panel.locator('[data-act=put-table]').click()
  expect(await page.getByLabel('第 1 行，停水的楼').inputValue()).toBe('一号楼')
  await page.close()
})

test('a PDF becomes a picture a page in the editor’s own browser, described by its own words', async () => {
  const reply = await fetch(`${station.url}/api/notices/an-official-one/sheet?as=pdf`, {
    headers: { cookie },
  })
  const pdf = Buffer.from(await reply.arrayBuffer())
  const page = await desk.newPage()
  await page.goto(`${station.url}/admin#notices/an-official-one`)
  await page.locator('[data-act=add-picture]').click()
  const panel = page.locator('dialog[open]')
  await panel
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: pdf })
  const first = panel.locator('.picture-page').first()
  await first.waitFor()
  const pages = await panel.locator('.picture-page').count()
  expect(pages).toBeGreaterThan(1)
  expect(await first.locator('textarea').inputValue()).toContain('关于开展冬季取暖安全检查的通知')
  await panel.locator('[data-act=put-picture]').click()
  await page.locator('.text-picture, .text-source').first().waitFor()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  await page.close()
})
