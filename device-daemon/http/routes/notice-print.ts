import { Type } from 'typebox'
import type { Notice } from '#contract/notice.ts'
import { type Paper, PrintBody, PrintReply } from '#contract/paper.ts'
import { Problem } from '#contract/problem.ts'
import type { App } from '../server/app.ts'
import { openPrintingAtKiosks, type Printers } from '../server/print-once.ts'
import { sendProblem } from '../server/problems.ts'

type NoticePrintParts = Printers & {
  /** While it hangs. */
  notice(id: string): Notice | undefined
  /** Null where it is pictures alone. */
  paper(notice: Notice): Paper | null
}

/** Prints a notice at the resident's kiosk. Not in the ledger: a lost print loses nothing but paper. */
export function noticePrintRoutes(app: App, parts: NoticePrintParts): void {
  const printAt = openPrintingAtKiosks(parts)
  app.post(
    '/api/notices/:id/print',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['board'],
        summary: '打印一条公开内容: answers when the printer has said what became of it',
        params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
        body: PrintBody,
        response: { 200: PrintReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const notice = parts.notice(request.params.id)
      if (!notice) return sendProblem(reply, 'not-found', '没有这一条，或者已经撤下了。')
      const paper = parts.paper(notice)
      if (paper === null)
        return sendProblem(reply, 'wrong-state', '这一条是图片，小票打不清楚，请在屏幕上看，或请窗口打印。')
      return printAt(reply, request.body, paper)
    },
  )
}
