import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Slip } from '#contract/bench.ts'
import type { Ticket } from '#contract/ticket.ts'
import { startStation } from '#test/support/start-station.ts'
import { settledTicket, takeTicket, ticketFor, ticketOf, until } from '#test/support/station-client.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import { openTcpPrinter, type TcpPrinter } from '#test/support/tcp-printer.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { printerView } from '#test/support/printer-view.ts'

/** Lean on purpose; `npm test` runs on two cores. */
const KILLS = 5
const RESIDENTS = 6
/** Several daemons start one after another, on a machine that does other things too. */
const PATIENCE = { timeout: 120_000 }

describe('a daemon that is killed while residents take tickets', PATIENCE, () => {
  test('keeps every ticket it gave, gives none twice, and answers a repeated tap with the same one', async () => {
    const station = await startStation({ devices: withoutPrinter })
    onTestFinished(() => station.remove())
    const given = new Map<string, Ticket>()
    const unanswered = new Set<string>()

    async function resident(over: { at: boolean }): Promise<void> {
      while (!over.at) {
        const commandId = randomUUID()
        unanswered.add(commandId)
        try {
          given.set(commandId, await ticketFor(station.url, { commandId }))
          unanswered.delete(commandId)
        } catch (error) {
          // The daemon went away in the middle; whether it heard is not known.
          if (!(error instanceof TypeError)) throw error
          return
        }
      }
    }

    for (let kill = 0; kill < KILLS; kill++) {
      const over = { at: false }
      const residents = Promise.all(Array.from({ length: RESIDENTS }, () => resident(over)))
      const wanted = given.size + 2 * RESIDENTS + kill
      await until(async () => given.size >= wanted || undefined, `${wanted} tickets`)
      await station.kill()
      over.at = true
      await residents
      await station.restart()
      // A resident who got no answer taps again.
      for (const commandId of unanswered) given.set(commandId, await ticketFor(station.url, { commandId }))
      unanswered.clear()
    }

    expect(given.size).toBeGreaterThan(KILLS * RESIDENTS)
    const commands = [...given.keys()]
    while (commands.length > 0) {
      const some = commands.splice(0, 50)
      const kept = await Promise.all(some.map((commandId) => ticketOf(station.url, commandId)))
      some.forEach((commandId, i) => {
        const { id, number, qr } = given.get(commandId) ?? {}
        expect(kept[i]).toMatchObject({ id, number, qr })
      })
    }
    const numbers = [...given.values()].map(({ day, number }) => `${day} ${number}`)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

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
