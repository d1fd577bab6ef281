import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import { type Browser, openBrowser } from '#test/support/chromium.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import { atTheScreen, finger, numberOnScreen, slipIs } from '#test/support/resident.ts'
import {
  actOnPrinter,
  printer,
  settledTicket,
  slips,
  ticketFor,
  until,
} from '#test/support/station-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function stationWhere(...actions: BenchAction[]) {
  const station = await stationOfTest()
  for (const action of actions) await actOnPrinter(station.url, action)
  return station
}

async function takeDirectly(url: string) {
  const screen = await atTheScreen(browser, url)
  const touch = finger(screen.page)
  await touch.tapPlace('take')
  await touch.tap('choose-errand', /直接取号/)
  return { ...screen, number: await numberOnScreen(screen.page) }
}

describe('a printer that fails', () => {
  test('out of paper in mid-ticket: the number stands on the screen with the reason, and no stale slip follows', async () => {
    const { url } = await stationWhere({ action: 'paper-ends-after', lines: 6 })
    const { page, number, close } = await takeDirectly(url)
    await page.locator('main.ticket[data-print="failed"], main.ticket[data-print="unconfirmed"]').waitFor()
    const said = (await page.locator('main.ticket').innerText()).replaceAll(/\s/g, '')
    expect(said).toContain(`您的号码是${number}，已经取号成功`)
    expect(said).toContain('不用重新取号')
    // Staff put paper in; the next resident's slip is the only new one, and it is whole.
    await actOnPrinter(url, { action: 'take-slip' }).catch(() => {})
    await actOnPrinter(url, { action: 'load-paper' })
    await page.getByRole('button', { name: /好了/ }).tap()
    const next = await takeNext(page)
    await slipIs(page, 'printed')
    const out = (await slips(url)).filter(({ inks }) => wordsOn(inks).some((line) => line.trim() === next))
    expect(out).toHaveLength(1)
    const firstAgain = (await slips(url)).filter(({ inks }) =>
      wordsOn(inks).some((line) => line.trim() === number),
    )
    expect(firstAgain.length).toBeLessThanOrEqual(1)
    await close()
  })

  test('cover open before the tap: the number is given, and the words say what is the matter', async () => {
    const { url } = await stationWhere({ action: 'open-cover' })
    const { page, number, close } = await takeDirectly(url)
    await slipIs(page, 'failed')
    const said = (await page.locator('main.ticket').innerText()).replaceAll(/\s/g, '')
    expect(said).toContain(`您的号码是${number}，已经取号成功`)
    expect(said).toContain('盖子没盖好')
    expect(await slips(url)).toEqual([])
    await close()
  })

  test('gone silent in mid-ticket: the screen asks to look for the slip, and nothing is printed again', async () => {
    const { url } = await stationWhere({ action: 'set-speed', speed: 'slow' })
    const { page, number, close } = await takeDirectly(url)
    await until(async () => ((await printer(url)).coming.length > 0 ? true : undefined), 'the slip to begin')
    await actOnPrinter(url, { action: 'set-manners', manners: 'silent' })
    await actOnPrinter(url, { action: 'set-speed', speed: 'normal' })
    await slipIs(page, 'unconfirmed')
    const said = (await page.locator('main.ticket').innerText()).replaceAll(/\s/g, '')
    expect(said).toContain(`您的号码是${number}，已经取号成功`)
    expect(said).toContain('请看看小票出来没有')
    // It answers again: the slip that nobody confirmed is left to people, never sent once more.
    await actOnPrinter(url, { action: 'set-manners', manners: 'all' })
    await until(async () => ((await printerReady(url)) ? true : undefined), 'the printer to be back')
    // Slips come out in their order: had it been sent again, it would lie before the next resident's.
    const next = await ticketFor(url, { commandId: 'next-resident' })
    expect((await settledTicket(url, 'next-resident')).print).toEqual({ at: 'printed' })
    const out = (await slips(url)).map(({ inks }) => wordsOn(inks).map((line) => line.trim()))
    expect(out.map((lines) => [number, next.number].filter((one) => lines.includes(one)))).toEqual([
      [number],
      [next.number],
    ])
    await slipIs(page, 'unconfirmed')
    await close()
  })

  test('once it works again, a resident without a slip has it printed by one press, marked 补打', async () => {
    const { url } = await stationWhere({ action: 'unplug' })
    const { page, number, close } = await takeDirectly(url)
    await slipIs(page, 'failed')
    const again = page.getByRole('button', { name: '再打一张小票' })
    // Not offered once the station knows that its printer is away.
    await again.waitFor({ state: 'detached' })
    await actOnPrinter(url, { action: 'plug-in' })
    await again.waitFor()
    await until(async () => ((await again.isEnabled()) ? true : undefined), 'the button to listen')
    await again.tap()
    await slipIs(page, 'printed')
    expect(await again.count()).toBe(0)
    const all = await slips(url)
    expect(all).toHaveLength(1)
    const lines = wordsOn(all[0]?.inks ?? []).map((line) => line.trim())
    expect(lines).toContain(number)
    expect(lines).toContain('【补打】')
    await close()
  })

  test('unplugged: the number is given, and once it is plugged in again the next slip prints', async () => {
    const { url } = await stationWhere({ action: 'unplug' })
    const { page, close } = await takeDirectly(url)
    await slipIs(page, 'failed')
    await actOnPrinter(url, { action: 'plug-in' })
    await until(async () => ((await printerReady(url)) ? true : undefined), 'the printer to be back')
    await page.getByRole('button', { name: /好了/ }).tap()
    const next = await takeNext(page)
    await slipIs(page, 'printed')
    const all = await slips(url)
    expect(all).toHaveLength(1)
    expect(wordsOn(all[0]?.inks ?? []).map((line) => line.trim())).toContain(next)
    await close()
  })
})

describe('a station without a printer', () => {
  test('still gives numbers on the screen', async () => {
    const { url } = await stationOfTest({ devices: withoutPrinter })
    const { page, number, close } = await takeDirectly(url)
    await slipIs(page, 'none')
    expect(number).toBe('A001')
    const said = (await page.locator('main.ticket').innerText()).replaceAll(/\s/g, '')
    expect(said).toContain('本机不出小票')
    await close()
  })
})

async function takeNext(page: Parameters<typeof finger>[0]): Promise<string> {
  const touch = finger(page)
  await touch.tapPlace('take')
  await touch.tap('choose-errand', /直接取号/)
  return numberOnScreen(page)
}

async function printerReady(url: string): Promise<boolean> {
  const { devices } = (await (await fetch(`${url}/api/devices`)).json()) as {
    devices: { health: { at: string } }[]
  }
  return devices.every(({ health }) => health.at === 'ready')
}
