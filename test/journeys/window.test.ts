import { beforeAll, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, openScreen } from '#test/support/chromium.ts'
import { portrait } from '#test/support/portrait.ts'
import { type StaffClient, ownAccount, signIn } from '#test/support/staff-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { ticketFor } from '#test/support/station-client.ts'

/** Points: A4 and A5 lying, ISO 216. Browsers round by a third of a millimetre. */
const SHEETS = { a4: [841.9, 595.3], a5: [595.3, 419.5] } as const
const SLACK_PT = 1
const NAME = '㙍𠮷䶮'

let browser: Browser
let station: HousedStation
let clerk: StaffClient
openBrowserAndStation((opened) => ({ browser, station } = opened), {
  station: (config) => {
    config.windows[0] = {
      id: 'W1',
      label: '1 号窗口',
      title: '综合窗口（全科服务）',
      department: '示例街道民政办',
      services: ['养老保险', '残疾人两项补贴'],
    }
  },
})
beforeAll(async () => {
  clerk = await signIn(station)
})

async function windowScreen(id: string, size = { width: 1024, height: 600 }, query = '') {
  const screen = await openScreen(browser, { size })
  await screen.page.goto(`${station.url}/window/${id}${query}`)
  return screen
}

test('the screen at a window shows what it is, who serves, and whose number it is', async () => {
  const { page, close, allowFaults } = await windowScreen('W1')
  allowFaults(/Failed to load resource|ERR_/)
  await page.locator('.window[data-scene="closed"]').waitFor()
  expect(await page.locator('.plate').innerText()).toMatch(
    /1 号窗口[\s\S]*综合窗口（全科服务）[\s\S]*示例街道民政办/,
  )
  expect(await page.locator('.services').innerText()).toContain('残疾人两项补贴')
  await clerk.press('W1', 'open')
  await page.locator('.window[data-scene="free"]').waitFor()
  expect(await page.locator('.clerk').innerText()).toContain(clerk.name)

  const { number } = await ticketFor(station.url, { commandId: 'window-1' })
  const { body } = await clerk.press('W1', 'call-next')
  await page.locator('.window[data-scene="called"] .doing-number', { hasText: number }).waitFor()
  await clerk.press('W1', 'serve', { ticketId: (body as { ticket: { id: string } }).ticket.id })
  await page.locator('.window[data-scene="serving"] .doing-number', { hasText: number }).waitFor()
  await clerk.press('W1', 'pause', { notice: '取件，约 10 分钟' })
  await page.locator('.window[data-scene="paused"]', { hasText: '取件，约 10 分钟' }).waitFor()

  await station.stop()
  await page.locator('.offline', { hasText: /离线[\s\S]*内容停在/ }).waitFor()
  await station.restart()
  await page.locator('.window[data-link="live"][data-scene="paused"]').waitFor()
  await close()
})

test('a wrong window in the address gets plain words and the windows there are', async () => {
  const { page, close, allowFaults } = await windowScreen('W9')
  allowFaults(/404/)
  await page.getByText('没有编号是 W9 的窗口').waitFor()
  await page.getByRole('link', { name: /^2 号窗口/ }).tap()
  await page.locator('.plate', { hasText: '2 号窗口' }).waitFor()
  await close()
})

test('the plates come out of the printer on exactly A4 and A5, with the clerk’s name and without the buttons', async () => {
  clerk = await signIn(station)
  expect((await clerk.press('W1', 'open', { takeOver: true })).status).toBeLessThan(500)
  for (const size of ['a4', 'a5'] as const) {
    const { page, close } = await windowScreen('W1', { width: 1280, height: 900 }, `?plate=${size}`)
    await page.locator('.paper[data-plate="clerk"] h1', { hasText: clerk.name }).waitFor()
    await page.getByRole('button', { name: '打印 / 存为 PDF' }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.tools').isVisible()).toBe(false)
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
      Number(w),
      Number(h),
    ])
    expect(boxes).toHaveLength(2)
    const [width, height] = SHEETS[size]
    for (const [w, h] of boxes) {
      expect(Math.abs(w! - width)).toBeLessThan(SLACK_PT)
      expect(Math.abs(h! - height)).toBeLessThan(SLACK_PT)
    }
    // Letters, not pictures of them: the fonts are in the file.
    expect(pdf).toMatch(/\/FontName \/[A-Z]{6}\+NotoSerifCJK/)
    expect(pdf).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansCJK/)
    await close()
  }

  // One of another person alone, for the 站长 who has signed in in this browser; nobody else may read it.
  const other = await ownAccount(station, 1)
  const { page, close, allowFaults } = await windowScreen(
    'W1',
    { width: 1280, height: 900 },
    '?plate=a4&clerk=staff-2',
  )
  allowFaults(/status of 401/)
  await page.locator('.tools', { hasText: '看不到这个人的座牌' }).waitFor()
  const given = clerk.cookie.split('; ').map((cookie) => cookie.split('='))
  await page.context().addCookies(given.map(([name = '', value = '']) => ({ name, value, url: station.url })))
  await page.reload()
  await page.locator('.paper[data-plate="clerk"] h1', { hasText: other.name }).waitFor()
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect([...pdf.matchAll(/\/MediaBox /g)]).toHaveLength(1)
  await close()
})

test('no name, title or service is cut off on a plate, with rare characters and a picture', async () => {
  const { page, close, allowFaults } = await windowScreen('W2')
  allowFaults(/404/)
  // A plate as full as one can be; the station behind it is real.
  await page.route('**/api/live*', async (route) => {
    const reply = await fetch(`${station.url}/api/windows`)
    const { windows } = (await reply.json()) as { windows: { id: string }[] }
    const full = {
      ...windows[0],
      label: '党群和便民服务窗口',
      title: '综合窗口（全科服务、帮办代办、退役军人服务）',
      department: '石埠子镇召忽管理区召忽社区居民委员会（民政）',
      services: Array.from({ length: 8 }, (_, i) => `第${i + 1}项服务的名称有十六个字那么长`),
      clerk: {
        id: 'c',
        name: `欧阳${NAME}`,
        title: '综合窗口首席代表、帮办代办员',
        number: '0536007',
        party: { at: 'member' },
        photo: '/photo.png',
      },
    }
    const station_ = {
      name: '石埠子镇召忽管理区召忽社区便民服务站',
      windows: [],
      hall: { clerkNames: 'shown' },
    }
    const snapshot = {
      now: new Date().toISOString(),
      timeZone: 'Asia/Shanghai',
      station: station_,
      opening: { at: 'open', closesAt: null },
      windows: [full],
    }
    await route.fulfill({
      contentType: 'text/event-stream',
      body: `event: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`,
    })
  })
  await page.route('**/photo.png', (route) =>
    route.fulfill({ contentType: 'image/png', body: portrait('png', 350, 450) }),
  )
  for (const size of ['a4', 'a5']) {
    await page.goto(`${station.url}/window/W1?plate=${size}`)
    await page.emulateMedia({ media: 'print' })
    await page.locator('.paper img.clerk-photo').waitFor()
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.paper')].flatMap((paper) => {
        const sheet = paper.getBoundingClientRect()
        const words = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT)
        const found: string[] = []
        for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
          const range = document.createRange()
          range.selectNodeContents(node)
          const { left, top, right, bottom } = range.getBoundingClientRect()
          if (left < sheet.left || top < sheet.top || right > sheet.right || bottom > sheet.bottom)
            found.push(node.textContent ?? '')
        }
        return found
      }),
    )
    expect(cut).toEqual([])
    expect(await page.locator('.paper[data-plate="clerk"]').innerText()).toMatch(/欧阳㙍𠮷䶮[\s\S]*中共党员/)
  }
  await close()
})
