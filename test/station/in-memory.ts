import type { TicketPrinter } from '#daemon/devices/ports.ts'
import { openMidnight } from '#daemon/desks/day/midnight.ts'
import { openSlipPrinting } from '#daemon/desks/tickets/slip-printing.ts'
import { openTickets } from '#daemon/desks/tickets/tickets.ts'
import { type Station, type StationParts, openStation } from '#daemon/station.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import { type MemoryDisk, memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { type ManualClock, manualClock } from '#test/support/manual-clock.ts'
import { memorySnapshots, MORNING, rules, stationParts } from '#test/support/station-in-memory.ts'

const KIOSK: Actor = { at: 'resident', kiosk: 'kiosk-1' }

type Options = { disk?: MemoryDisk; clock?: ManualClock; printer?: TicketPrinter; dailyQuota?: number }

/** On a disk in memory, with the desks that act on tickets by themselves. */
export async function open({
  disk = memoryDisk(),
  clock = manualClock(MORNING),
  printer,
  dailyQuota,
}: Options = {}) {
  const ledger = openMemoryLedger(disk)
  const queue = {
    ...rules,
    queues: rules.queues.map((each) => ({ ...each, dailyQuota: dailyQuota ?? null })),
  }
  const parts = stationParts({
    ledger,
    snapshots: memorySnapshots().snapshots,
    clock,
    rules: () => ({ queue, staffCalls: queue, opening: queue }),
  })
  return { ...(await openWith(parts, printer)), ledger, disk, clock }
}

/** The same of other parts. */
export async function openWith(parts: StationParts, printer?: TicketPrinter) {
  const station = await openStation(parts)
  const tickets = openTickets({ station, rules: () => rules, clock: parts.clock })
  const slips = await openSlipPrinting({
    station,
    clock: parts.clock,
    log: parts.log,
    owns: () => true,
    printerFor: () => printer,
    slipFor: (record) => ({
      blocks: [{ at: 'text', text: record.number, align: 'center', size: 'fill', bold: true }],
    }),
  })
  await openMidnight(station, parts.node)
  return { station, tickets, slips, parts }
}

export const take = (station: Station, commandId: string, print = false) =>
  station.execute(commandId, { type: 'take-ticket', kiosk: 'kiosk-1', print }, KIOSK, 'kiosk-1')

/** Lets everything happen that needs no waiting. */
export const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((next) => setImmediate(next))
}

/** The number that a new ticket gets. */
export async function number(station: Station, commandId: string): Promise<string | undefined> {
  const outcome = await take(station, commandId)
  if (outcome.at !== 'done') throw new Error(`no ticket: ${JSON.stringify(outcome)}`)
  const taken = outcome.entry.events.find((event) => event.type === 'ticket-taken')
  return taken?.number
}

export function idOf(outcome: Awaited<ReturnType<typeof take>>): string {
  const taken = outcome.at === 'done' && outcome.entry.events.find((event) => event.type === 'ticket-taken')
  if (!taken) throw new Error(`no ticket: ${JSON.stringify(outcome)}`)
  return taken.ticketId
}
