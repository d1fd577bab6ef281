import type { Paper } from '#contract/paper.ts'
import type { Clock } from '#daemon/clock.ts'
import type { PrintOutcome, TicketPrinter } from '#daemon/devices/ports.ts'
import { printsWithoutOutcome } from '#daemon/domain/queue/print.ts'
import type { QueueState, TicketRecord } from '#daemon/domain/queue/state.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'

export type SlipPrinting = {
  /**
   * Prints nothing more; waits for the slips under way, as long as the printer's own deadlines. An outcome that the
   * ledger still does not take is lost: at the next start that slip becomes `unconfirmed`.
   */
  close(): Promise<void>
}

export type SlipPrintingParts = {
  station: Pick<Station, 'state' | 'seq' | 'execute' | 'onEntries'>
  clock: Pick<Clock, 'after'>
  log: Log
  /** Whether this daemon prints what comes out at the kiosk. */
  owns(kiosk: string): boolean
  printerFor(kiosk: string): TicketPrinter | undefined
  /** The slip of a ticket as it stands now. */
  slipFor(record: TicketRecord, state: QueueState, copy: 'first' | 'again'): Paper
}

/** A full disk has room again some time, and what the printer said is not said twice. */
const RECORD_AGAIN_MS = 5_000

/**
 * Prints every slip that is begun at a kiosk of this daemon, whichever daemon decided it, and writes down what the
 * printer said. The outcome of a slip that was begun before this start is unknown: it becomes `unconfirmed` and is
 * never printed by itself.
 */
export async function openSlipPrinting(parts: SlipPrintingParts): Promise<SlipPrinting> {
  const { station, clock, log, owns } = parts
  const printing = new Set<Promise<void>>()
  const unrecorded = new Map<string, { cancel(): void; record(): Promise<void> }>()
  let isOpen = true

  async function print(ticketId: string, kiosk: string, copy: 'first' | 'again', seq: number): Promise<void> {
    const { queue } = station.state()
    const record = queue.tickets.get(ticketId)
    if (!record) throw new Error(`a slip was begun for a ticket that is not there: ${ticketId}`)
    const printer = parts.printerFor(kiosk)
    const outcome: PrintOutcome = printer
      ? await printer.print(parts.slipFor(record, queue, copy))
      : { at: 'failed', reason: 'no-printer' }
    log.info({ ticketId, outcome }, 'slip')
    // The id is derived, so that this outcome is recorded only once.
    await recordOutcome(`print-outcome/${ticketId}/${seq}`, ticketId, outcome, kiosk)
  }

  async function recordOutcome(
    commandId: string,
    ticketId: string,
    outcome: PrintOutcome,
    kiosk?: string,
  ): Promise<void> {
    unrecorded.delete(commandId)
    const command = { type: 'record-print', ticketId, outcome } as const
    const recorded = await station.execute(commandId, command, { at: 'system' }, kiosk)
    if (recorded.at !== 'unavailable' || !isOpen) return
    const record = () => recordOutcome(commandId, ticketId, outcome, kiosk)
    unrecorded.set(commandId, { cancel: clock.after(RECORD_AGAIN_MS, () => void record()), record })
  }

  const lost = printsWithoutOutcome(station.state().queue, owns)
  const begunBefore = station.seq()
  const unsubscribe = station.onEntries((entries) => {
    for (const { events, seq } of entries) {
      for (const event of events) {
        if (event.type !== 'ticket-print-begun' || !owns(event.kiosk)) continue
        const job = print(event.ticketId, event.kiosk, event.copy, seq)
        printing.add(job)
        void job.finally(() => printing.delete(job))
      }
    }
  })

  for (const ticketId of lost) {
    const outcome: PrintOutcome = { at: 'unconfirmed', reason: 'restarted' }
    await recordOutcome(`print-lost/${ticketId}/${begunBefore}`, ticketId, outcome)
  }

  return {
    close: async () => {
      unsubscribe()
      isOpen = false
      await Promise.allSettled(printing)
      for (const { cancel, record } of unrecorded.values()) {
        cancel()
        await record()
      }
    },
  }
}
