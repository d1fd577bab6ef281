import type { FastifyReply } from 'fastify'
import type { Paper, PrintBody, PrintReply } from '#contract/paper.ts'
import type { PrintOutcome, TicketPrinter } from '#daemon/devices/ports.ts'
import { type Kiosks, unknownKiosk } from './kiosks.ts'

/** Presses remembered, so that a repeated one asks for the outcome of the first and not for more paper. */
const REMEMBERED = 200

/** Prints what is not in the ledger once for each `commandId`: a lost print loses nothing but paper. */
export function openPrintOnce(): (
  commandId: string,
  paper: Paper,
  printer: TicketPrinter,
) => Promise<PrintOutcome> {
  const known = new Map<string, Promise<PrintOutcome>>()
  return (commandId, paper, printer) => {
    const under = known.get(commandId)
    if (under) return under
    const printing = printer.print(paper)
    known.set(commandId, printing)
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
    return printing
  }
}

export type Printers = { kiosks: Kiosks; printerFor(kiosk: string): TicketPrinter | undefined }

/** Prints such paper at a resident's kiosk, and answers when the printer has said what became of it. */
export function openPrintingAtKiosks({
  kiosks,
  printerFor,
}: Printers): (reply: FastifyReply, body: PrintBody, paper: Paper) => Promise<PrintReply | FastifyReply> {
  const printOnce = openPrintOnce()
  return async (reply, { commandId, kiosk = kiosks.first }, paper) => {
    if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
    const printer = printerFor(kiosk)
    return { print: printer ? await printOnce(commandId, paper, printer) : { at: 'none' as const } }
  }
}
