import { readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { search } from '#test/support/guide-ways.ts'
import { atTheScreen, finger, live } from '#test/support/resident.ts'
import type { HousedStation } from '#test/support/housed-station.ts'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

async function save(name: string, text: string): Promise<void> {
  const file = join(station.configDir, name)
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}

async function change(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(station.configDir, name), 'utf8')
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`)
  await save(name, text.replaceAll(from, to))
}

test('a guide that is being read, and home after it, show what its file says now', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  await search(page, 'DIBAO')
  await touch.tap('search', /^申请低保/)
  await page.locator('main.guide').getByText('申请低保').first().waitFor()
  const items = await readdir(join(station.configDir, 'catalogue/items'))
  const file = items.find((name) => name.startsWith('18-')) ?? ''
  await change(`catalogue/items/${file}`, '申请低保', '申请新低保')
  await page.locator('main.guide').getByText('申请新低保').first().waitFor()
  await change('station.yaml', 'name: 示例社区便民服务站', 'name: 新示例社区便民服务站')
  await change('station.yaml', 'title: 交医疗保险', 'title: 交新医保')
  await page.getByRole('button', { name: '首页' }).tap()
  await page.locator('[data-screen="home"]').getByText('交新医保').waitFor()
  await page.getByText('新示例社区便民服务站').first().waitFor()
  await close()
})

test('a notice that is hung up is on the board that a resident reads and in the lobby', async () => {
  const kiosk = await atTheScreen(browser, station.url)
  await finger(kiosk.page).tapPlace('board')
  await kiosk.page.locator('.five button').first().waitFor()
  const lobby = await openScreen(browser)
  await lobby.page.goto(`${station.url}/board`)
  await live(lobby.page)
  const day = Temporal.Now.plainDateISO('Asia/Shanghai').toString()
  await save(
    `notices/低保公示/${day}-xinde.md`,
    `---\ntitle: 新的公示\npublisher: 本站\npublishedAt: ${day}\nuntil: ${day}\nobjection: {contact: 甲, phone: 乙, place: 丙}\n---\n\n甲\n`,
  )
  await lobby.page.getByText('新的公示').first().waitFor()
  await kiosk.page.locator('[data-screen="board"]').getByText('新的公示').first().waitFor()
  await Promise.all([kiosk.close(), lobby.close()])
})
