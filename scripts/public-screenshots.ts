import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { LANDSCAPE, openScreen, PORTRAIT } from '#test/support/chromium.ts'
import { longStation } from '#test/support/long-station.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import { startStation } from '#test/support/start-station.ts'
import { ticketFor } from '#test/support/station-client.ts'

const SMALL = { width: 1024, height: 600 } as const
const TALL = { width: 800, height: 1280 } as const
const HALLS = { lying: LANDSCAPE, upright: PORTRAIT }
const WINDOWS = { small: SMALL, tall: TALL, lying: LANDSCAPE }
const SHEETS = { lying: LANDSCAPE }
const DESKS = { lying: { width: 1366, height: 768 }, upright: PORTRAIT }

type Shot = {
  name: string
  path: string
  sizes: Readonly<Record<string, { width: number; height: number }>>
  /** What stands on the page when it is ready. */
  ready: string
  /** Whose screen it is: the clerk's opens signed in, at the first window. */
  at?: 'desk'
}

/** What happens in the hall, step by step, with the pictures to take after each. */
const story: readonly { happens(clerk: StaffClient, url: string): Promise<void>; shots: readonly Shot[] }[] =
  [
    {
      happens: async () => {},
      shots: [
        { name: 'hall-nobody-yet', path: '/hall', sizes: HALLS, ready: '.now[data-scene="nobody-yet"]' },
        { name: 'window-closed', path: '/window/W1', sizes: WINDOWS, ready: '[data-scene="closed"]' },
        { name: 'window-unknown', path: '/window/W9', sizes: WINDOWS, ready: '[data-scene="unknown"]' },
      ],
    },
    {
      happens: async (clerk, url) => {
        for (let i = 0; i < 6; i++) await ticketFor(url, { commandId: `picture-${i}` })
        for (const window of ['W1', 'W2', 'W3']) await clerk.press(window, 'open')
        for (const window of ['W3', 'W2', 'W1']) await clerk.press(window, 'call-next')
      },
      shots: [
        { name: 'hall-calling', path: '/hall', sizes: HALLS, ready: '.now[data-scene="moment"]' },
        { name: 'window-called', path: '/window/W1', sizes: WINDOWS, ready: '[data-scene="called"]' },
        { name: 'clerk-desk', path: '/clerk', sizes: DESKS, ready: '[data-act="serve"]', at: 'desk' },
        { name: 'plates-a4', path: '/window/W1?plate=a4', sizes: SHEETS, ready: '[data-plate="clerk"]' },
        { name: 'plates-a5', path: '/window/W1?plate=a5', sizes: SHEETS, ready: '[data-plate="clerk"]' },
      ],
    },
    {
      happens: async (clerk) => {
        await clerk.press('W1', 'pause', { notice: '取件，约 10 分钟' })
      },
      shots: [
        { name: 'hall-paused', path: '/hall', sizes: HALLS, ready: '.strip li[data-service="paused"]' },
        { name: 'window-paused', path: '/window/W1', sizes: WINDOWS, ready: '[data-scene="paused"]' },
      ],
    },
  ]

/** Of the README: the shipped station, lying. */
const README = new Set(['hall-calling', 'window-called', 'clerk-desk'])

/** Pictures of the screens in the hall and at the windows, by a real station and a clerk at work. */
export async function takePublicScreens(
  browser: Browser,
  { out, only, readme }: { out: string; only: readonly string[] | undefined; readme: boolean },
): Promise<void> {
  const station = await startStation(readme ? {} : longStation)
  try {
    const clerk = await signIn(station)
    for (const { happens, shots } of story) {
      await happens(clerk, station.url)
      for (const { name, path, sizes, ready, at } of shots) {
        if (readme ? !README.has(name) : only !== undefined && !only.includes(name)) continue
        for (const [direction, size] of Object.entries(sizes)) {
          if (readme && direction !== 'lying') continue
          const { page, context } = await openScreen(browser, { size, deviceScaleFactor: readme ? 0.5 : 1 })
          if (at === 'desk') await sitDown(context, clerk, station.url)
          await page.goto(`${station.url}${path}`)
          await page.locator(ready).first().waitFor()
          await drawn(page)
          const file = join(out, `${name}.${direction}.png`)
          await page.screenshot({ path: file })
          console.log(file)
          await context.close()
        }
      }
    }
  } finally {
    await station.remove()
  }
}

/** As the clerk left it yesterday: signed in, and the window chosen. */
async function sitDown(context: BrowserContext, { cookie }: StaffClient, url: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
  await context.addInitScript(() => localStorage.setItem('clerk-window', 'W1'))
}

async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => null))
}
