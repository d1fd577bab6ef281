import type { Paper } from '#contract/paper.ts'
import type { PrintOutcome, TicketPrinter } from '#daemon/devices/ports.ts'

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
