import iconv from 'iconv-lite'
import { test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { city, cityPack } from '#test/support/city-packs.ts'
import { answered, toSearch, typeLetters } from '#test/support/guide-ways.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { atTheScreen, finger } from '#test/support/resident.ts'
import { ownAccount } from '#test/support/staff-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened), {
  devices: withoutPrinter,
  station(config) {
    config.cityPack = { keys: [{ name: '示例市', key: city.publicKey }], folders: [] }
  },
})

test("the lead compares a new catalogue of the city's and takes it, and a resident finds by it at once; an altered one changes nothing, and an older one needs a reason", async () => {
  const screen = await openScreen(browser, { size: { width: 1366, height: 768 } })
  const { page } = screen
  screen.allowFaults(/status of (?:401|409|422)/)
  const { name, pin } = await ownAccount(station)
  await page.goto(`${station.url}/admin#pack`)
  await page.locator('[data-screen="sign-in"]').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await page.locator('.pack-stands', { hasText: '本站自己的目录' }).waitFor()
  const kiosk = await atTheScreen(browser, station.url)

  const bytes = cityPack(4, { item: (item) => item.seq === 18 && (item.plainTitle = '申请暖心低保') })
  const upload = (buffer: Buffer) =>
    page
      .locator('.pack-at-hand .pack-upload input')
      .setInputFiles({ name: 'mulu.pack.json', mimeType: '', buffer })
  const altered = Buffer.from(bytes.toString().replace('申请暖心低保', '申请寒心低保'))
  await upload(altered)
  await page.locator('.pack-at-hand .asked', { hasText: '被改过' }).waitFor()

  await upload(bytes)
  await page.locator('.pack-compared h2', { hasText: '示例市第 4 号' }).waitFor()
  await page.locator('[data-part="guide/18"] summary').click()
  await page.locator('[data-part="guide/18"] ins', { hasText: '申请暖心低保' }).waitFor()
  await page.locator('[data-act="take"]').click()
  await page.locator('.pack-stands .pack-name', { hasText: '示例市第 4 号' }).waitFor()
  await toSearch(kiosk.page)
  await typeLetters(kiosk.page, 'NUANXIN')
  await answered(kiosk.page)
  await finger(kiosk.page).tap('search', /^申请暖心低保/)
  await kiosk.page.locator('main.guide').getByText('申请暖心低保').first().waitFor()

  await upload(cityPack(3))
  await page.locator('.pack-compared h2', { hasText: '示例市第 3 号' }).waitFor()
  await page.locator('[data-act="take"]').click()
  await page.locator('.asked', { hasText: '请先写明原因' }).waitFor()
  await page.getByLabel('为什么').fill('第 4 号有错')
  await page.locator('[data-act="take"]').click()
  await page.locator('.pack-history', { hasText: '第 4 号有错' }).waitFor()
  await kiosk.page.locator('main.guide').getByText('申请低保').first().waitFor()

  // A table from Excel in China: what is wrong with its rows is told by row and column, and the rest kept as drafts.
  const table = iconv.encode('序号,收费情况,提醒\r\n10,免费,早点来\r\n甲,不收费,\r\n', 'gbk')
  const list = page.locator('.pack-list')
  await list.locator('input').setInputFiles({ name: '清单.csv', mimeType: 'text/csv', buffer: table })
  await list.getByText('改了 1 件，没变 0 件，有 2 处要改').waitFor()
  await list.getByRole('row', { name: /^2 收费情况 .*不收费/ }).waitFor()
  await list.getByRole('row', { name: /^3 序号 / }).waitFor()
  await list.locator('[data-act="keep-drafts"]').click()
  await list.getByText('1 件存成了草稿').waitFor()
  await Promise.all([kiosk.close(), screen.close()])
})
