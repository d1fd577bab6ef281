import type { Page } from 'playwright-core'
import { EMPTY_CLASS, LONG_TEXT_TITLE, LONG_TITLE, PLAIN_TABLE_TITLE } from './long-board.ts'
import type { ScreenState } from './screen-states.ts'
import { isLarge, readAhead, settled, shows, tap, turnUntil } from './ways.ts'

// 信息公开, 在哪里, the idle rotation and the lobby screen: the states that screen-states.ts lists.

const open = (name: string, reach: (page: Page) => Promise<void>): ScreenState => ({
  name,
  station: 'open',
  reach,
})

async function toBoard(page: Page): Promise<void> {
  await page.locator('button[data-place="board"]').tap()
  await shows(page, 'board')
}

async function toClass(page: Page, name: string): Promise<void> {
  await toBoard(page)
  // The five stand in two lines each.
  const button = new RegExp(`^${[...name].join('\\s*')}`)
  if ((await page.getByRole('button', { name: button }).count()) === 0) {
    await tap(page, /其他公开/)
    await shows(page, 'board-classes')
    await turnUntil(page, name)
  }
  await tap(page, button)
  await shows(page, 'board-class')
}

async function toNotice(page: Page, title: string, className?: string): Promise<void> {
  await (className ? toClass(page, className) : toBoard(page))
  await turnUntil(page, title)
  await tap(page, title)
  await shows(page, 'notice')
}

async function toLastPage(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: '下一页' })
  while ((await next.count()) > 0 && (await next.isEnabled())) {
    await next.tap()
    await settled(page)
  }
}

async function toPlaces(page: Page): Promise<void> {
  // 大字版 keeps to four big places; it is turned on again on the screen itself.
  const large = await isLarge(page)
  if (large) await tap(page, '小字版')
  await page.locator('button[data-place="places"]').tap()
  await shows(page, 'places')
  if (large) await tap(page, '大字版')
  await settled(page)
}

async function toRest(page: Page): Promise<void> {
  await readAhead(page)
  await page.clock.fastForward(61_000)
  await page.locator('.idle-board .kind').waitFor()
}

async function toLobby(page: Page): Promise<void> {
  await page.goto(new URL('/board', page.url()).href)
  await page.locator('.lobby[data-link="live"] .lobby-news .kind').first().waitFor()
}

export const boardStates: readonly ScreenState[] = [
  open('board', toBoard),
  open('board-last-page', async (page) => {
    await toBoard(page)
    await toLastPage(page)
  }),
  open('board-classes', async (page) => {
    await toBoard(page)
    // A screen of its own in 大字版 only; they stand on the board otherwise.
    if (!(await isLarge(page))) return
    await tap(page, /其他公开/)
    await shows(page, 'board-classes')
  }),
  open('board-class', (page) => toClass(page, '规章制度')),
  open('board-class-last-page', async (page) => {
    await toClass(page, '规章制度')
    await toLastPage(page)
  }),
  open('board-class-empty', (page) => toClass(page, EMPTY_CLASS)),
  open('board-class-publicity', (page) => toClass(page, '低保公示')),
  open('notice-publicity', (page) => toNotice(page, '种植面积核实结果公示')),
  open('notice-longest-title-wide-table', async (page) => {
    await toNotice(page, LONG_TITLE)
    await tap(page, '下一页')
    await settled(page)
  }),
  open('notice-long-table', (page) => toNotice(page, PLAIN_TABLE_TITLE)),
  open('notice-long-table-last-page', async (page) => {
    await toNotice(page, PLAIN_TABLE_TITLE)
    await toLastPage(page)
  }),
  open('notice-long-text', (page) => toNotice(page, LONG_TEXT_TITLE, '规章制度')),
  open('notice-long-text-last-page', async (page) => {
    await toNotice(page, LONG_TEXT_TITLE, '规章制度')
    await toLastPage(page)
  }),
  open('notice-gone', async (page) => {
    await page.route('**/api/notices/*', (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/problem+json',
        json: { type: 'about:blank', title: 'Not Found', status: 404, code: 'not-found', detail: '' },
      }),
    )
    await toBoard(page)
    await page.locator('.posting').first().tap()
    await shows(page, 'notice-gone')
  }),
  open('places-map', toPlaces),
  open('places-facilities', async (page) => {
    await toPlaces(page)
    await tap(page, /^便民设施/)
    await settled(page)
  }),
  open('places-reach', async (page) => {
    await toPlaces(page)
    await tap(page, /地址/)
    await settled(page)
  }),
  open('places-wifi', async (page) => {
    await toPlaces(page)
    await tap(page, /上网/)
    await page.locator('.qr svg').waitFor()
    await settled(page)
  }),
  open('resting', toRest),
  open('resting-longest-title', async (page) => {
    await toRest(page)
    const title = page.getByRole('heading', { name: LONG_TITLE })
    while ((await title.count()) === 0) await page.clock.fastForward(12_000)
  }),
  open('lobby', toLobby),
  open('lobby-offline', async (page) => {
    await toLobby(page)
    await page.route('**/api/live*', (route) => route.abort())
    await page.clock.fastForward(21_000)
    await page.locator('.lobby-offline').waitFor()
  }),
]
