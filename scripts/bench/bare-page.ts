import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import type { Page } from 'playwright-core'
import { launchBrowser, openScreen } from '#test/support/chromium.ts'
import { openLive } from '#test/support/live-client.ts'
import { startBare } from './bare.ts'
import { listenBare, watchTitles } from './in-page.ts'
import { post } from './load.ts'

/** The first ones read what had not been read since the start. */
export const WARM_UP = 2

type Times = { heard: number[]; painted: number[] }

let known: Promise<Times> | null = null

/**
 * How long a bare page takes to hear what a bare server tells after a durable insert, and to paint it: ms, one after
 * another. Measured once in a run, when it is first asked for.
 */
export const bareTimes = (rounds: number): Promise<Times> => (known ??= measured(rounds))

async function measured(rounds: number): Promise<Times> {
  const bare = await startBare()
  const agent = new Agent({ keepAlive: true })
  const browser = await launchBrowser()
  const screen = await openLive(bare.url)
  try {
    const { page } = await openScreen(browser)
    await page.addInitScript(watchTitles)
    await page.addInitScript(listenBare)
    await page.goto(`${bare.url}/blank`)
    await page.locator('.band-text').waitFor({ state: 'attached' })
    const times: Times = { heard: [], painted: [] }
    for (let round = 1; round <= WARM_UP + rounds; round++) {
      const pressed = performance.now()
      const before = screen.events.length
      const heard = screen.first(
        (event) => event.event === 'ticket-called' && !screen.events.slice(0, before).includes(event),
      )
      void post(agent, `${bare.url}/api/calls`, { commandId: randomUUID() })
      const { at } = await heard
      const painted = await paintedAt(page, round)
      if (round <= WARM_UP) continue
      times.heard.push(at - pressed)
      times.painted.push(painted - (performance.timeOrigin + pressed))
    }
    return times
  } finally {
    screen.close()
    await browser.close()
    agent.destroy()
    await bare.stop()
  }
}

/** By the clock of this machine, ms. */
export async function paintedAt(page: Page, round: number): Promise<number> {
  const found = await page.waitForFunction(
    (name) => {
      const mark = performance.getEntriesByName(name)[0]
      return mark && performance.timeOrigin + mark.startTime
    },
    `painted ${shortTitle(round)}`,
  )
  return (await found.jsonValue()) ?? Number.NaN
}

export const shortTitle = (round: number): string => `第 ${round} 条`
