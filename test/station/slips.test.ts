import { expect, test } from 'vitest'
import type { Paper } from '#contract/paper.ts'
import type { PrintOutcome, TicketPrinter } from '#daemon/devices/ports.ts'
import { idOf, open, openWith, settle, take } from './in-memory.ts'

/** A printer that notes its slips and answers when the test says so. */
function slowPrinter() {
  const slips: { paper: Paper; answer: (outcome: PrintOutcome) => void }[] = []
  const printer: TicketPrinter = {
    print: (paper) => new Promise((answer) => slips.push({ paper, answer })),
  }
  return { slips, printer }
}

test('a slip’s outcome that the ledger did not take is written down as soon as it takes it', async () => {
  const { slips: out, printer } = slowPrinter()
  const { station, tickets, slips, disk, clock } = await open({ printer })
  const ids = [idOf(await take(station, 'tap-1', true)), idOf(await take(station, 'tap-2', true))]
  const prints = () => ids.map((id) => tickets.ticket(id)?.print.at)
  await settle()
  disk.fault = { at: 'full' }
  out[0]?.answer({ at: 'printed' })
  await settle()
  expect(prints()).toEqual(['sending', 'sending'])
  await clock.advance(5000)
  expect(prints()).toEqual(['printed', 'sending'])
  disk.fault = { at: 'full' }
  out[1]?.answer({ at: 'printed' })
  await settle()
  await slips.close()
  expect(prints()).toEqual(['printed', 'printed'])
})

test('on a full disk a slip’s outcome is still written down, though it waits beside residents who are refused', async () => {
  const { slips, printer } = slowPrinter()
  const { parts } = await open({ printer })
  let full = false
  const failures: string[] = []
  const { append } = parts.ledger
  const { station, tickets } = await openWith(
    {
      ...parts,
      ledgerFailed: (reason) => failures.push(reason),
      ledger: {
        ...parts.ledger,
        append: async (drafts, seq) =>
          full && drafts.some(({ actor }) => actor.at === 'resident')
            ? { at: 'failed', reason: 'disk-full' }
            : append(drafts, seq),
      },
    },
    printer,
  )
  const ticketId = idOf(await take(station, 'tap', true))
  await settle()
  full = true
  slips[0]!.answer({ at: 'printed' })
  const outcomes = await Promise.all([take(station, 'a'), take(station, 'b')])
  await settle()
  expect(outcomes.map(({ at }) => at)).toEqual(['unavailable', 'unavailable'])
  expect(tickets.ticket(ticketId)?.print).toEqual({ at: 'printed' })
  expect(failures).toContain('disk-full')
})

test('a slip is printed once, and counts as printed only when the printer says so', async () => {
  const { slips, printer } = slowPrinter()
  const { station, tickets, ledger } = await open({ printer })
  const taken = await take(station, 'tap', true)
  await take(station, 'tap', true)
  await settle()
  expect(slips).toHaveLength(1)
  const ticketId = idOf(taken)
  expect(tickets.ticket(ticketId)?.print).toEqual({ at: 'sending' })
  slips[0]!.answer({ at: 'printed' })
  await settle()
  expect(tickets.ticket(ticketId)?.print).toEqual({ at: 'printed' })
  expect(await ledger.head()).toBe(2)
})

test('a slip under way when the power goes is unconfirmed afterwards, and never printed by itself', async () => {
  const { slips, printer } = slowPrinter()
  const { station, disk } = await open({ printer })
  const ticketId = idOf(await take(station, 'tap', true))
  await settle()
  expect(slips).toHaveLength(1)
  const after = await open({ disk, printer })
  await settle()
  expect(after.tickets.ticket(ticketId)?.print).toEqual({ at: 'unconfirmed', reason: 'restarted' })
  expect(slips).toHaveLength(1)
})

test('a kiosk whose printer is gone says so, and the number stands', async () => {
  const { station, tickets } = await open()
  const ticketId = idOf(await take(station, 'tap', true))
  await settle()
  expect(tickets.ticket(ticketId)).toMatchObject({
    state: { at: 'waiting' },
    print: { at: 'failed', reason: 'no-printer' },
  })
})
