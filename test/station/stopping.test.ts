import { describe, expect, onTestFinished, test } from 'vitest'
import { openLive } from '#test/support/live-client.ts'
import { startStation } from '#test/support/start-station.ts'
import {
  actOnPrinter,
  printer,
  settledTicket,
  ticketFor,
  ticketOf,
  until,
} from '#test/support/station-client.ts'

/** What a supervisor waits before it kills (design, interfaces). */
const STOP_WITHIN_MS = 10_000

async function station() {
  const started = await startStation()
  onTestFinished(() => started.remove())
  return started
}

describe('SIGTERM', { timeout: 120_000 }, () => {
  test('ends the daemon with 0 although screens hang on the live stream', async () => {
    const { url, stop } = await station()
    const screens = await Promise.all([openLive(url), openLive(url)])
    const ending = await stop()
    expect(ending).toMatchObject({ code: 0, signal: null })
    expect(ending.ms).toBeLessThan(STOP_WITHIN_MS)
    await Promise.all(screens.map((screen) => screen.ended))
  })

  test('twice counts once', async () => {
    const { pid, stop } = await station()
    process.kill(pid, 'SIGTERM')
    expect(await stop()).toMatchObject({ code: 0, signal: null })
  })

  test('lets a slip that is being printed come out, and knows of it afterwards', async () => {
    const running = await station()
    await ticketFor(running.url, { commandId: 'last-of-the-day' })
    expect(await running.stop()).toMatchObject({ code: 0 })
    await running.restart()
    expect(await ticketOf(running.url, 'last-of-the-day')).toMatchObject({ print: { at: 'printed' } })
  })

  test('while a printer is stuck leaves the slips behind it known not to be out', async () => {
    const running = await station()
    await actOnPrinter(running.url, { action: 'set-speed', speed: 'slow' })
    await ticketFor(running.url, { commandId: 'stuck-one' })
    await ticketFor(running.url, { commandId: 'behind-it' })
    await until(
      async () => ((await printer(running.url)).engine === 'printing' ? true : undefined),
      'the slip to begin',
    )
    const ending = await running.stop()
    expect(ending).toMatchObject({ code: 0 })
    expect(ending.ms).toBeLessThan(STOP_WITHIN_MS)
    await running.restart()
    expect(await ticketOf(running.url, 'stuck-one')).toMatchObject({ print: { at: 'unconfirmed' } })
    expect(await ticketOf(running.url, 'behind-it')).toMatchObject({ print: { at: 'failed' } })
  })

  test('is not held up by a printer that takes no bytes, and the slip is then unconfirmed or failed', async () => {
    const running = await station()
    await actOnPrinter(running.url, { action: 'set-manners', manners: 'stuck' })
    await ticketFor(running.url, { commandId: 'command-stuck' })
    const ending = await running.stop()
    expect(ending).toMatchObject({ code: 0 })
    expect(ending.ms).toBeLessThan(STOP_WITHIN_MS)
    await running.restart()
    const { print } = await settledTicket(running.url, 'command-stuck')
    expect(['unconfirmed', 'failed']).toContain(print.at)
  })
})
