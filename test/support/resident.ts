import type { Page } from 'playwright-core'
import { type Browser, openScreen, type Screen, type ScreenOptions } from './chromium.ts'

/** A resident in front of the screen, with the daemon's answers and the CSP as they are. */
export async function atTheScreen(
  browser: Browser,
  url: string,
  options: ScreenOptions = {},
): Promise<Screen> {
  const screen = await openScreen(browser, options)
  await screen.page.goto(url)
  await live(screen.page)
  return screen
}

/** Waits until the screen is connected to the daemon. */
export async function live(page: Page): Promise<void> {
  await page.locator('[data-link="live"]').waitFor()
}

/** Counts what a resident has to do: every touch of the screen goes through here. */
export function finger(page: Page) {
  let taps = 0
  return {
    get taps() {
      return taps
    },
    /** Touches the button once the named screen is there. */
    async tap(screen: string, name: string | RegExp): Promise<void> {
      taps++
      const shown = page.locator(`[data-screen="${screen}"]`)
      await shown.getByRole('button', { name }).first().tap()
    },
    async tapPlace(place: string): Promise<void> {
      taps++
      await page.locator(`button[data-place="${place}"]`).first().tap()
    },
  }
}

/** Counts what falls on the glass from now on, however it is made to fall there. */
export async function countTouches(page: Page): Promise<() => Promise<number>> {
  const count = await page.evaluateHandle(() => {
    const counted = { touches: 0 }
    const touched = ({ isTrusted }: PointerEvent) => (counted.touches += isTrusted ? 1 : 0)
    addEventListener('pointerdown', touched, { capture: true })
    return counted
  })
  return async () => (await count.jsonValue()).touches
}

/** The number on the ticket screen, as large as it stands there. */
export async function numberOnScreen(page: Page): Promise<string> {
  const screen = page.locator('main.ticket')
  await screen.waitFor()
  const number = /[A-Z]\d{3,}/.exec((await screen.innerText()).replaceAll(/\s/g, ''))?.[0]
  if (!number) throw new Error('the ticket screen shows no number')
  return number
}

/** All that these parts of the page say, without spaces, once they are there. */
export async function saidIn(page: Page, parts = 'main'): Promise<string> {
  const said = page.locator(parts)
  await said.first().waitFor()
  return (await said.allInnerTexts()).join('').replaceAll(/\s/g, '')
}

/** Waits until the ticket screen says this of the slip. */
export async function slipIs(page: Page, print: 'none' | 'sending' | 'printed' | 'failed' | 'unconfirmed') {
  await page.locator(`main.ticket[data-print="${print}"]`).waitFor()
}
