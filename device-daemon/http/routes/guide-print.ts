import { Type } from 'typebox'
import type { Guide } from '#contract/guide.ts'
import type { Paper } from '#contract/paper.ts'
import { Problem } from '#contract/problem.ts'
import { PrintGuideBody, PrintGuideReply } from '#contract/guide.ts'
import type { PrintOutcome, TicketPrinter } from '#daemon/devices/ports.ts'
import type { App } from '../server/app.ts'
import { type Kiosks, unknownKiosk } from '../server/kiosks.ts'
import { sendProblem } from '../server/problems.ts'

export type GuidePrintParts = {
  guide(seq: number): Guide | undefined
  paper(guide: Guide): Paper
  kiosks: Kiosks
  printerFor(kiosk: string): TicketPrinter | undefined
}

/** Taps remembered, so that a repeated one asks for the outcome of the first and not for more paper. */
const REMEMBERED = 200

/** Prints a guide at the resident's kiosk. Not in the ledger: a lost print loses nothing but paper. */
export function guidePrintRoutes(app: App, parts: GuidePrintParts): void {
  const known = new Map<string, Promise<PrintOutcome>>()

  function printOnce(commandId: string, guide: Guide, printer: TicketPrinter): Promise<PrintOutcome> {
    const under = known.get(commandId)
    if (under) return under
    const printing = printer.print(parts.paper(guide))
    known.set(commandId, printing)
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
    return printing
  }

  app.post(
    '/api/guides/:seq/print',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['guides'],
        summary: '打印办事指南: answers when the printer has said what became of it',
        params: Type.Object({ seq: Type.String({ pattern: '^[0-9]{1,6}$' }) }),
        body: PrintGuideBody,
        response: { 200: PrintGuideReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const guide = parts.guide(Number(request.params.seq))
      if (!guide) return sendProblem(reply, 'not-found', '目录里没有这件事。')
      const kiosk = request.body.kiosk ?? parts.kiosks.first
      if (!parts.kiosks.ids.includes(kiosk)) return unknownKiosk(reply, parts.kiosks, kiosk)
      const printer = parts.printerFor(kiosk)
      return {
        print: printer ? await printOnce(request.body.commandId, guide, printer) : { at: 'none' as const },
      }
    },
  )
}
