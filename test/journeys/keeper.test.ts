import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openBrowser, openScreen } from '#test/support/chromium.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { projectRoot } from '../house/sources.ts'

let browser: Browser
let station: RunningStation
beforeAll(async () => {
  ;[browser, station] = await Promise.all([openBrowser(), startStation()])
})
afterAll(async () => {
  await browser?.close()
  await station?.remove()
})

const NOBODY_THERE = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|Failed to load/

/** `station-kiosk health` at this station. */
function onTheTerminal(): Promise<{ code: number; said: string }> {
  const script = join(projectRoot, 'scripts/health.ts')
  return new Promise((resolve) => {
    execFile(process.execPath, [script, '--port', String(station.port)], (error, said) =>
      resolve({ code: Number(error?.code ?? 0), said }),
    )
  })
}

const pull = (action: string) =>
  fetch(`${station.url}/api/bench/printer-1`, {
    method: 'POST',
    body: JSON.stringify({ action }),
    headers: { 'content-type': 'application/json' },
  })

test('a technician without an account sees what is wrong and what to do, on the page and on a terminal, and what to do when the daemon is gone', async () => {
  const screen = await openScreen(browser, { size: { width: 1366, height: 768 } })
  screen.allowFaults(NOBODY_THERE)
  const { page } = screen
  await page.goto(`${station.url}/keeper`)
  await page.getByText('printer-1', { exact: true }).waitFor()
  await pull('unplug')
  const devices = page.locator('.part', { has: page.getByRole('heading', { name: '设备' }) })
  await devices.getByText('小票打印机连不上了').waitFor()
  await devices.getByText('怎么办').waitFor()
  await devices.getByText('device-down').waitFor()
  const told = await onTheTerminal()
  expect(told.code).toBe(1)
  expect(told.said).toMatch(
    /要看 {2}设备\n +自助机的小票打印机连不上了.*\n +怎么办：请看一看它的电源和数据线。/,
  )
  await station.kill()
  await page.getByRole('alert').getByText('程序没有回答').waitFor()
  // What it said last stays in sight.
  await devices.getByText('小票打印机连不上了').waitFor()
  const silent = await onTheTerminal()
  expect(silent.code).toBe(69)
  expect(silent.said).toContain('journalctl -u station-daemon')
  await station.restart()
  await page.getByText('程序没有回答').waitFor({ state: 'detached' })
  await screen.close()
})
