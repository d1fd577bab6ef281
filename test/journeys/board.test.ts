import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { startDaemon } from '#daemon/daemon.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { readSettings } from '#daemon/settings.ts'
import { type Browser, LANDSCAPE, openScreen } from '#test/support/chromium.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { atTheScreen, finger, live, numberOnScreen } from '#test/support/resident.ts'
import { until } from '#test/support/station-client.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { freePort } from '#test/support/start-station.ts'
import { writeConfig } from '#test/support/station-config.ts'
import { readAhead } from '#test/support/ways.ts'

/** Home rests after a minute without a touch. */
const REST_AFTER_MS = 61_000

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

describe('信息公开 on the kiosk', () => {
  test('a resident reads a 公示 and finds whom to object to, and until when', async () => {
    const { page, close } = await atTheScreen(browser, station.url)
    const touch = finger(page)
    await touch.tapPlace('board')
    await touch.tap('board', '拟确认低保家庭公示')
    const notice = page.locator('main.notice')
    await notice.waitFor()
    expect(touch.taps).toBe(2)
    const objection = page.locator('.objection')
    expect(await objection.innerText()).toContain('有异议，请在公示期内找')
    expect(await objection.innerText()).toContain('街道或站点（示例）')
    expect(await objection.innerText()).toContain('0536-0000000')
    expect(await notice.innerText()).toContain('还有 3 天')
    expect(await notice.innerText()).toMatch(/公示到\s*\d{4}年\d{1,2}月\d{1,2}日/)
    expect(await notice.innerText()).toContain('赵某某')
    expect(await notice.innerText()).toContain('示例内容')
    await close()
  })

  test('the five classes are there, with how much hangs in each, and the catalogue opens the guides', async () => {
    const { page, close } = await atTheScreen(browser, station.url)
    const touch = finger(page)
    await touch.tapPlace('board')
    const five = page.locator('.five button')
    await five.first().waitFor()
    const named = (await five.allInnerTexts()).map((text) => text.replaceAll(/\s/g, ''))
    expect(named.map((text) => text.slice(0, 4))).toEqual([
      '事项清单',
      '服务指南',
      '服务规范',
      '服务流程',
      '规章制度',
    ])
    for (const text of named) expect(text).toMatch(/[1-9]\d*(项|篇)$/)
    await touch.tap('board', /服务\s*指南/)
    await page.locator('[data-screen="guides"]').waitFor()
    await close()
  })

  test('the home tile names the newest 公示 and its remaining days', async () => {
    const { page, close } = await atTheScreen(browser, station.url)
    const tile = page.locator('button[data-place="board"]')
    expect(await tile.innerText()).toContain('拟确认低保家庭公示')
    expect(await tile.innerText()).toContain('还有 3 天')
    await close()
  })
})

test('在哪里 is one tap from home: the hall with 「您在这里」, the facilities, the phone and the Wi-Fi', async () => {
  const { page, close } = await atTheScreen(browser, station.url)
  const touch = finger(page)
  await touch.tapPlace('places')
  const map = page.getByRole('img', { name: /平面图/ })
  await map.waitFor()
  for (const area of [
    '咨询引导',
    '窗口受理',
    '后台办公',
    '休息等待',
    '自助服务',
    '信息公开',
    '您在这里',
    '入口',
  ])
    expect(await map.textContent()).toContain(area)
  await touch.tap('places', '便民设施')
  expect(await page.locator('.places-facilities').innerText()).toMatch(/饮水[\s\S]*有/)
  await touch.tap('places', /地址/)
  const reach = page.locator('.places-reach')
  await reach.locator('.qr svg').waitFor()
  expect(await reach.innerText()).toContain('0536-0000000')
  expect(await reach.innerText()).toContain('示例无线网络')
  await close()
})

describe('a kiosk that nobody touches', () => {
  async function restingScreen() {
    const screen = await openScreen(browser)
    await screen.page.clock.install()
    await screen.page.goto(station.url)
    await live(screen.page)
    await readAhead(screen.page)
    await screen.page.clock.fastForward(REST_AFTER_MS)
    await screen.page.locator('.idle-board .slide h3').waitFor()
    return screen
  }

  test('shows the newest postings in turn, how many wait, and the hours', async () => {
    const { page, close } = await restingScreen()
    const title = page.locator('.idle-board .slide h3')
    const first = await title.innerText()
    expect(await page.locator('.slide').innerText()).toContain('还有 3 天')
    expect(await page.locator('.idle-now').innerText()).toContain('全天可取号')
    expect(await page.locator('.idle-now').innerText()).toContain('人')
    await page.clock.fastForward(12_500)
    await expect.poll(() => title.innerText()).not.toBe(first)
    await close()
  })

  test('wakes to home at any touch, and that touch presses nothing', async () => {
    const { page, close } = await restingScreen()
    const { x, y, width, height } = (await page.locator('.home .place-take').boundingBox())!
    // In the middle of 取号, which lies under the rotation.
    await page.touchscreen.tap(x + width / 2, y + height / 2)
    await page.locator('.idle-board').waitFor({ state: 'detached' })
    expect(await page.locator('.frame').getAttribute('data-screen')).toBe('home')
    await page.clock.runFor(1_000)
    expect(await page.locator('.frame').getAttribute('data-screen')).toBe('home')
    await close()
  })

  test('gives a ticket at the third tap, the waking one counted', async () => {
    const { page, close } = await restingScreen()
    await page.touchscreen.tap(540, 1700)
    await page.locator('.idle-board').waitFor({ state: 'detached' })
    const touch = finger(page)
    await touch.tap('home', '交养老保险')
    await touch.tap('confirm-errand', /^取号$/)
    expect(await numberOnScreen(page)).toMatch(/^A\d{3}$/)
    expect(touch.taps + 1).toBe(3)
    await close()
  })
})

describe('the lobby screen', () => {
  test('turns to a 公示 whole, and shows the new day’s board without it when the day turns, by itself', async () => {
    const day = await dayStation()
    const { page, close, allowFaults } = await openScreen(browser, { size: LANDSCAPE })
    await page.clock.install()
    await page.goto(`${day.url}/board`)
    const news = page.locator('.lobby-news')
    await news.getByText('今天到期的公示').waitFor()
    expect(await news.innerText()).toContain('今天最后一天')
    expect(await news.innerText()).not.toContain('明天起公开的账目')
    const whole = page.locator('.lobby-sheet', { hasText: '今天到期的公示' })
    const read = await until(async () => {
      const [shown] = await whole.allInnerTexts()
      if (shown === undefined) await page.clock.fastForward(12_500)
      return shown
    }, 'the 公示 to have its turn')
    for (const part of ['今天是最后一天', '有异议，请在公示期内找', '镇民政办', '0536-0000000', '正文。'])
      expect(read).toContain(part)
    // The board may ask for its text just then, and the browser complains that it is gone.
    allowFaults(/status of 404/)
    await day.toTheNextDay()
    await news.getByText('明天起公开的账目').waitFor()
    expect(await page.locator('.lobby').innerText()).not.toContain('今天到期的公示')
    await close()
    await day.stop()
  })

  test('says 离线 while the daemon is away, and comes back by itself', async () => {
    const { page, close, allowFaults } = await openScreen(browser, { size: LANDSCAPE })
    allowFaults(/Failed to load resource|ERR_/)
    await page.goto(`${station.url}/board`)
    await page.locator('.lobby[data-link="live"] .lobby-news li').first().waitFor()
    await station.stop()
    await page.locator('.lobby-offline', { hasText: '离线' }).waitFor()
    // What hung there is still to be read.
    expect(await page.locator('.lobby-news li').count()).toBe(3)
    await station.restart()
    await page.locator('.lobby[data-link="live"]').waitFor()
    expect(await page.locator('.lobby-offline').count()).toBe(0)
    await close()
  })
})

/** A station in this process, whose clock the test moves: 2026-11-23, with one posting that goes and one that comes. */
async function dayStation() {
  const folder = await mkdtemp(join(tmpdir(), 'station-'))
  const configDir = join(folder, 'config')
  await writeConfig(configDir, {
    files: async (dir) => {
      await writeFile(
        join(dir, 'notices/低保公示/2026-11-20-jintian.md'),
        notice('今天到期的公示', '2026-11-20', [
          'until: 2026-11-23',
          'objection:',
          '  contact: 镇民政办',
          '  phone: 0536-0000000',
          '  place: 镇便民服务中心',
        ]),
      )
      await writeFile(
        join(dir, 'notices/财务公开/2026-11-24-mingtian.md'),
        notice('明天起公开的账目', '2026-11-24', []),
      )
    },
  })
  const drivers = await scanDrivers()
  const port = await freePort()
  const options = { config: configDir, data: join(folder, 'data'), port: String(port), logLevel: undefined }
  const read = await readSettings(options, drivers)
  if (read.at !== 'ok') throw new Error(JSON.stringify(read))
  const clock = manualClock(Date.UTC(2026, 10, 23, 2))
  const started = await startDaemon(read.settings, drivers, pino({ level: 'silent' }), clock)
  if (started.at !== 'running') throw new Error(started.reason)
  return {
    url: `http://127.0.0.1:${port}`,
    async toTheNextDay() {
      clock.step(Date.UTC(2026, 10, 23, 16, 0, 1))
      await clock.advance(6_000)
    },
    async stop() {
      const stopping = started.daemon.stop()
      await clock.advance(20_000)
      await stopping
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function notice(title: string, publishedAt: string, more: readonly string[]): string {
  return [
    '---',
    `title: ${title}`,
    'publisher: 测试站',
    `publishedAt: ${publishedAt}`,
    ...more,
    '---',
    '',
    '正文。',
    '',
  ].join('\n')
}
