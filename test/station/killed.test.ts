import { describe, expect, onTestFinished, test } from 'vitest'
import type { Slip } from '#contract/bench.ts'
import { startStation } from '#test/support/start-station.ts'
import { settledTicket, takeTicket, ticketFor, until } from '#test/support/station-client.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import { openTcpPrinter, type TcpPrinter } from '#test/support/tcp-printer.ts'
import { printerView } from '#test/support/printer-view.ts'

/** Several daemons start one after another, on a machine that does other things too. */
const PATIENCE = { timeout: 120_000 }

describe('a daemon that is killed while residents take tickets', PATIENCE, () => {
  test('prints no slip twice, and says honestly that it does not know about the one under way', async () => {
    const printer = await openTcpPrinter()
    const station = await startStation({ devices: printer.devices })
    onTestFinished(async () => {
      await station.remove()
      await printer.close()
    })
    const commands: string[] = []
    for (let kill = 0; kill < 3; kill++) {
      await until(async () => (await printerReady(station.url)) || undefined, 'the printer to be ready')
      const commandId = `command-kill-${kill}`
      commands.push(commandId)
      const { number } = await ticketFor(station.url, { commandId })
      // Before the first byte, in the middle of the slip, and after the cut.
      await until(async () => stageReached(printer, number, kill), `stage ${kill}`)
      await station.kill()
      await station.restart()
      expect(await takeTicket(station.url, { commandId })).toMatchObject({ status: 200, ticket: { number } })
    }
    for (const commandId of commands) {
      const { print, number } = await settledTicket(station.url, commandId)
      const out = allSlips(printer).filter((slip) =>
        wordsOn(slip.inks).some((line) => line.trim() === number),
      )
      expect(out.length).toBeLessThanOrEqual(1)
      if (print.at === 'printed') expect(out.length).toBe(1)
      else expect(print).toEqual({ at: 'unconfirmed', reason: 'restarted' })
    }
  })
})

async function printerReady(url: string): Promise<boolean> {
  const { devices } = (await (await fetch(`${url}/api/devices`)).json()) as {
    devices: { health: { at: string } }[]
  }
  return devices.every(({ health }) => health.at === 'ready')
}

/** True when the paper is as far as wanted: 0 untouched, 1 begun, 2 cut. */
async function stageReached(
  { simulator }: TcpPrinter,
  number: string,
  stage: number,
): Promise<true | undefined> {
  const { coming } = printerView(simulator)
  if (stage === 0) return true
  if (stage === 1) return coming.length > 0 || undefined
  const cut = allSlips({ simulator }).some((slip) =>
    wordsOn(slip.inks).some((line) => line.trim() === number),
  )
  return cut || undefined
}

function allSlips({ simulator }: Pick<TcpPrinter, 'simulator'>): Slip[] {
  const { taken, hanging } = printerView(simulator)
  return [...taken.toReversed(), ...(hanging ? [hanging] : [])]
}
