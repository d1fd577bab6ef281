import type { Page } from 'playwright-core'

/** Does work while the page's CPU is slowed down so many times. */
export type Slowly = <Result>(times: number, work: () => Promise<Result>) => Promise<Result>

/**
 * The browser slows a page down by keeping a core busy, also while nothing is measured on it and beside the pages that are:
 * each is slowed down only as long as it is looked at.
 */
export async function slowly(page: Page): Promise<Slowly> {
  const cdp = await page.context().newCDPSession(page)
  const setRate = (rate: number) => cdp.send('Emulation.setCPUThrottlingRate', { rate })
  return async (times, work) => {
    await setRate(times)
    try {
      return await work()
    } finally {
      await setRate(1)
    }
  }
}
