import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, type Screen, openScreen } from '#test/support/chromium.ts'
import { openEditor } from '#test/support/editor-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { atTheScreen, finger, live } from '#test/support/resident.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import { slips, until } from '#test/support/station-client.ts'
import { shows } from '#test/support/ways.ts'

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

const today = () => Temporal.Now.plainDateISO('Asia/Shanghai')

let lead: Screen
/** Of the 站长. */
let name: string
let pin: string
beforeAll(async () => {
  lead = await openScreen(browser, { size: { width: 1366, height: 768 } })
  const { page } = lead
  lead.allowFaults(/status of (401|404|409)/)
  ;({ name, pin } = await ownAccount(station))
  await page.goto(`${station.url}/admin#notices`)
  await enter(page)
  return () => lead.close()
})

/** The 站长 signs in by the keys. */
async function enter(page: Page): Promise<void> {
  await page.locator('[data-screen="sign-in"]').waitFor()
  for (const typed of [name, pin]) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
}

/** The 站长 at a PC, with the contents open. */
async function atContents(): Promise<Page> {
  const { page } = lead
  await page.evaluate(() => (location.hash = '#notices'))
  await page.locator('.notices-classes').waitFor()
  return page
}

/** What Word, WPS or Excel puts on the clipboard, pasted by the keys where the writer is. */
async function pasteCopied(page: Page, html: string): Promise<void> {
  const field = page.locator('.text-piece textarea').last()
  await field.focus()
  await page.evaluate((copied) => {
    const copy = (event: ClipboardEvent) => {
      event.preventDefault()
      event.clipboardData?.setData('text/html', copied)
      event.clipboardData?.setData('text/plain', '只有字')
    }
    addEventListener('copy', copy, { once: true })
    document.execCommand('copy')
  }, html)
  await page.keyboard.press('Control+V')
}

const COPIED = join(import.meta.dirname, '..', 'admin', 'notices', 'copied')
const PIECES: Readonly<Record<string, string>> = {
  word: `# 关于发放取暖补贴的公示

经村民代表会议评议，名单如下(2026年度)：

## 一、标准

1. 每户300元
2. 一次发放

- 到村委会领取

（一）名单

| 小组 | 户主 | 金额 (元) |
|---|---|---|
| 第1小组 | 赵某某 | 300 |
| 第1小组 | 陈某某 | 300 |

如有异议 请在公示期内提出，收入＜b>以上＜/b>的不发。`,
  excel: `## 2026年补贴发放公示

| 序号 | 姓名 | 编号 | 补贴（元） 取暖 | 补贴（元） 临时 |
|---|---|---|---|---|
| 1 | 赵某某 | 00123 | 1,200.00 |  |
| 合计 |  |  | 1,200.00 | 0\\|0 |`,
  wps: `### 领取办法

- 本人来领
- 家人代领

3. 先登记

- 写清小组

4. 再领取

| 地点 | 时间 |
|---|---|
| 村委会 | 9:00 —11:00 |`,
}

/** What was copied elsewhere, pasted where the writer is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.text-piece textarea').last().focus()
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', copied)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)
}

/** 撤下: the first press asks; a second one answers as soon as it is no trembling. */
const withdraw = (page: Page) =>
  until(async () => {
    if (await standing(page).getByText('已经撤下').isVisible()) return true
    await page
      .getByRole('button', { name: '撤下' })
      .click({ timeout: 1000 })
      .catch(() => {})
    return undefined
  }, 'the notice to be withdrawn')

const publish = (page: Page) => page.locator('[data-act="publish"]')
const standing = (page: Page) => page.locator('.publish-standing')

test('an urgent notice with a table from Excel is seen before it is published, then on kiosk, hall and board at once, and is gone from all of them', async () => {
  const page = await atContents()
  const kiosk = await atTheScreen(browser, station.url)
  await finger(kiosk.page).tapPlace('board')
  const [hall, lobby] = [await openScreen(browser), await openScreen(browser)]
  // It asks once more for the text of what is being withdrawn.
  lobby.allowFaults(/status of 404/)
  await hall.page.goto(`${station.url}/hall?voice=off`)
  await lobby.page.goto(`${station.url}/board`)
  await live(lobby.page)

  await page.getByRole('link', { name: '在通知公告里写一篇' }).click()
  await page.getByLabel('标题').fill('今天下午停水')
  await page.getByLabel('紧急，马上插播').check()
  await paste(page, '楼号\t停水时间\r\n1 号楼\t14:00\r\n2 号楼\t15:00\r\n')
  await page.getByText('贴来的表格，2 列 2 行都在').waitFor()
  // It has to end by itself, and the form says so.
  await page.locator('#field-until-found').getByText('紧急的应写明到哪天止').waitFor()
  await page.locator('#field-until').fill(today().add({ days: 1 }).toString())
  const preview = page.frameLocator('iframe[src="/preview?screen=notice"]')
  await preview.locator('main.notice').getByText('2 号楼').waitFor()
  await publish(page).click()
  await standing(page).getByText('正在公开').waitFor()

  const seen = [
    kiosk.page.locator('[data-screen="board"] .posting', { hasText: '今天下午停水' }),
    hall.page.locator('.band[data-tone="urgent"]', { hasText: '今天下午停水' }),
    lobby.page.locator('.lobby-news li', { hasText: '今天下午停水' }),
  ]
  for (const place of seen) await place.first().waitFor()

  await withdraw(page)
  for (const place of seen) await place.first().waitFor({ state: 'detached' })
  await Promise.all([kiosk.close(), hall.close(), lobby.close()])
})

test('a list of names is refused at the row that is not masked, and one press mends it', async () => {
  const page = await atContents()
  await page.getByRole('link', { name: '在低保公示里写一篇' }).click()
  await page.getByLabel('标题').fill('低保名单公示')
  await page.locator('#field-until').fill(today().add({ days: 7 }).toString())
  await page.getByLabel('写上向谁提异议').check()
  await paste(page, '序号\t申请人\t小组\n1\t赵某某\t第2小组\n2\t周某某 370000190001010000\t第1小组\n')
  const row = page.locator('.grid-found')
  await row.getByText('身份证号').first().waitFor()
  expect(await publish(page).isDisabled()).toBe(true)
  const preview = page.frameLocator('iframe[src="/preview?screen=notice"]')
  await preview.locator('main.notice').getByText('这里要改，不上屏').waitFor()
  await row.getByRole('button', { name: '去掉号码' }).click()
  await row.waitFor({ state: 'detached' })
  await preview.locator('main.notice').getByText('周某某').waitFor()
  await publish(page).click()
  await standing(page).getByText('正在公开').waitFor()
  const { notices } = (await (await fetch(`${station.url}/api/notices`)).json()) as {
    notices: { title: string; id: string }[]
  }
  expect(notices.map(({ title }) => title)).toContain('低保名单公示')
})

test('what a class masks is ticked kind by kind, counts at once, and says who ticked it', async () => {
  const page = await atContents()
  await page.getByRole('link', { name: '遮盖规定' }).click()
  const card = page.getByRole('group', { name: '惠农补贴公示' })
  await card.getByLabel('账号').uncheck()
  await publish(page).click()
  const maskedIn = async (id: string) => {
    const { classes } = (await (await fetch(`${station.url}/api/notices`)).json()) as {
      classes: { id: string; masking: string[] }[]
    }
    return classes.find((of) => of.id === id)?.masking
  }
  const kinds = ['身份证号', '电话', '住址', '病情', '未成年人']
  await expect.poll(() => maskedIn('惠农补贴公示')).toEqual(kinds)
  expect(await maskedIn('低保公示')).toContain('账号')
  await page.locator('[data-act="history"]').click()
  await page.getByRole('dialog').locator('[data-version="1"]').getByText('站长').waitFor()
  await page.keyboard.press('Escape')
})

test('of two who write the same notice the second sees who was first and what differs, and loses nothing unasked', async () => {
  const other = await openEditor(station)
  const document = {
    class: '通知公告',
    title: '取暖安全',
    publisher: '本站',
    publishedAt: today().toString(),
    body: '一\n\n二\n',
  }
  expect((await other.keep('notice/qunuan', null, document)).status).toBe(200)
  const page = await atContents()
  await page.getByRole('link', { name: '取暖安全' }).click()
  // What shows the draft does not take the keys from its writer.
  await page.getByLabel('标题').fill('取暖安全提醒')
  await page.frameLocator('iframe[src="/preview?screen=notice"]').getByText('取暖安全提醒').first().waitFor()
  await other.keep('notice/qunuan', 1, { ...document, title: '取暖和用电安全' })
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: /先改过了/ }).waitFor()
  expect(await dialog.locator('tbody tr').allInnerTexts()).toEqual(['标题\t取暖和用电安全\t取暖安全提醒'])
  await page.keyboard.press('Escape')
  // What is not kept stays, also while the writer looks at something else.
  await page.getByRole('link', { name: '‹ 内容' }).click()
  await page.locator('.notices-class li', { hasText: '有没存的' }).getByRole('link').click()
  expect(await page.getByLabel('标题').inputValue()).toBe('取暖安全提醒')
  await page.keyboard.press('Control+s')
  await dialog.getByRole('button', { name: '用我的' }).click()
  await page.locator('.editing-saved', { hasText: '存好' }).waitFor()
  await page.locator('[data-act="history"]').click()
  await dialog.locator('[data-version="3"]').getByText('正在改的').waitFor()
  expect(await dialog.locator('.versions > li').count()).toBe(3)
})

test('what is copied in Word, WPS and Excel keeps its headings, lists and tables, without what was hidden or struck out', async () => {
  const editor = await openEditor(station)
  const page = await atContents()
  for (const [program, body] of Object.entries(PIECES)) {
    await page.evaluate((id) => (location.hash = `#notices/${id}/通知公告`), `copied-${program}`)
    await page.locator('.editing-saved', { hasText: '还没有存过' }).waitFor()
    await pasteCopied(page, await readFile(join(COPIED, `${program}.html`), 'utf8'))
    await page.getByText(/贴来的表格，\d 列 \d 行都在/).waitFor()
    await page.keyboard.press('Control+s')
    await page.locator('.editing-saved', { hasText: '存好' }).waitFor()
    const kept = await editor.open(`notice/copied-${program}`)
    expect(kept.body.document?.['body'], program).toBe(`${body}\n`)
    if (program === 'word') await page.getByText('1 张图片没有贴过来').waitFor()
  }
})

test('a writer who stands in the empty text stays there when what was found in the notice comes', async () => {
  const page = await atContents()
  const checked = Promise.withResolvers<void>()
  await page.route('**/api/contents/*/*/check', async (route) => {
    await checked.promise
    await route.continue()
  })
  await page.getByRole('link', { name: '在通知公告里写一篇' }).click()
  const asked = page.waitForRequest('**/check')
  await page.getByLabel('标题').fill('明天停水')
  await asked
  await page.locator('.text-piece textarea').focus()
  const found = page.waitForResponse('**/check')
  checked.resolve()
  await found
  await page.unroute('**/api/contents/*/*/check')
  await page.locator('.found').first().waitFor()
  await page.keyboard.type('上午停水')
  expect(await page.locator('.text-piece textarea').inputValue()).toBe('上午停水')
})

// Last, because the station lives in the next day from then on.
test('a notice with a table from Excel that is being written while the daemon restarts is whole afterwards and waits for its day; then it hangs on kiosk, hall and board, comes on paper, and is withdrawn from all of them at once', async () => {
  const page = await atContents()
  await page.getByRole('link', { name: '在通知公告里写一篇' }).click()
  await page.getByLabel('标题').fill('明天停电')
  await pasteCopied(page, await readFile(join(COPIED, 'excel.html'), 'utf8'))
  await page.getByText('贴来的表格，5 列 2 行都在').waitFor()
  const tomorrow = today().add({ days: 1 }).toString()
  await page.locator('#field-publishedAt').fill(tomorrow)
  await page.getByLabel('紧急，马上插播').check()
  await page.locator('#field-until').fill(today().add({ days: 2 }).toString())
  lead.allowFaults(/ERR_|Failed to fetch|status of/)
  await station.stop()
  await station.restart()
  // The session has ended with the daemon; the text waits for its writer.
  await enter(page)
  await page.locator('.editing').waitFor()
  expect(await page.locator('#field-title').inputValue()).toBe('明天停电')
  await publish(page).click()
  await standing(page).getByText('定在').waitFor()
  const editor = await openEditor(station)
  const { contents = [] } = (await editor.list('notice')).body
  const listed = contents.find(({ title }) => title === '明天停电')
  expect(listed?.at).toBe('scheduled')
  const kept = await editor.open(`notice/${listed?.id ?? ''}`)
  expect(kept.body.document?.['body']).toContain('| 1 | 赵某某 | 00123 | 1,200.00 |  |')

  const kiosk = await atTheScreen(browser, station.url)
  await finger(kiosk.page).tapPlace('board')
  const [hall, lobby] = [await openScreen(browser), await openScreen(browser)]
  for (const screen of [kiosk, lobby]) screen.allowFaults(/status of 404/)
  await hall.page.goto(`${station.url}/hall?voice=off`)
  await lobby.page.goto(`${station.url}/board`)
  await live(lobby.page)
  const posting = kiosk.page.locator('[data-screen="board"] .posting', { hasText: '明天停电' })
  const seen = [
    posting,
    hall.page.locator('.band[data-tone="urgent"]', { hasText: '明天停电' }),
    lobby.page.locator('.lobby-news li', { hasText: '明天停电' }),
  ]
  // A machine that jumps by a day is believed once a person has said that its day is right.
  await station.setClock(24 * 3_600_000)
  expect(await posting.count()).toBe(0)
  const clerk = await signIn(station)
  expect(await clerk.post('/api/day/confirm', { day: tomorrow })).toEqual({
    status: 200,
    body: { day: tomorrow },
  })
  for (const place of seen) await place.first().waitFor()
  await posting.first().tap()
  await shows(kiosk.page, 'notice')
  await kiosk.page.getByRole('button', { name: '打印带走' }).tap()
  const printed = kiosk.page.getByRole('alertdialog', { name: '公开已打印' })
  await printed.waitFor()
  const [slip] = (await slips(station.url)).toReversed()
  expect(wordsOn(slip?.inks ?? []).join('')).toContain('明天停电')

  await withdraw(page)
  await kiosk.page.locator('[data-screen="notice-gone"]').waitFor()
  for (const place of seen.slice(1)) await place.first().waitFor({ state: 'detached' })
  await Promise.all([kiosk.close(), hall.close(), lobby.close()])
})
