import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Slip } from '#contract/bench.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { settledTicket, takeTicket, ticketFor, until } from '#test/support/station-client.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import { openTcpPrinter, type TcpPrinter } from '#test/support/tcp-printer.ts'
import { printerView } from '#test/support/printer-view.ts'

/** A daemon starts in each, on a machine that does other things too. */
const PATIENCE = { timeout: 120_000 }

describe('a daemon that is killed while a resident takes a ticket', PATIENCE, () => {
  let printer: TcpPrinter
  let station: RunningStation
  const commands: string[] = []
  beforeAll(async () => {
    printer = await openTcpPrinter()
    station = await startStation({ devices: printer.devices })
  })
  afterAll(async () => {
    await station.remove()
    await printer.close()
  })

  test.for([
    { when: 'before the first byte of the slip', stage: 0 },
    { when: 'in the middle of the slip', stage: 1 },
    { when: 'after the cut', stage: 2 },
  ])(
    '$when prints none twice, and says honestly that it does not know about the one under way',
    async ({ stage }) => {
      await until(async () => (await printerReady(station.url)) || undefined, 'the printer to be ready')
      const commandId = `command-kill-${stage}`
      commands.push(commandId)
      const { number } = await ticketFor(station.url, { commandId })
      await until(async () => stageReached(printer, number, stage), `stage ${stage}`)
      await station.kill()
      await station.restart()
      expect(await takeTicket(station.url, { commandId })).toMatchObject({ status: 200, ticket: { number } })
      // Also of those before: a later start must not print them either.
      for (const command of commands) await expectToBeHonest(station, printer, command)
    },
  )
})

async function expectToBeHonest({ url }: RunningStation, printer: TcpPrinter, command: string) {
  const { print, number } = await settledTicket(url, command)
  const out = allSlips(printer).filter((slip) => wordsOn(slip.inks).some((line) => line.trim() === number))
  expect(out.length).toBeLessThanOrEqual(1)
  if (print.at === 'printed') expect(out.length).toBe(1)
  else expect(print).toEqual({ at: 'unconfirmed', reason: 'restarted' })
}

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
