import { Type } from 'typebox'
import { type CheckAnswer, type Guide, PrintCheckBody } from '#contract/guide.ts'
import { type Paper, PrintBody, PrintReply } from '#contract/paper.ts'
import { Problem } from '#contract/problem.ts'
import type { Guides } from '#daemon/content/published/guides.ts'
import type { App } from '../server/app.ts'
import { openPrintingAtKiosks, type Printers } from '../server/print-once.ts'
import { sendProblem } from '../server/problems.ts'
import { type Resting, sendNoGuide } from './no-guide.ts'

export type GuidePrintParts = Printers &
  Pick<Guides, 'guide'> & {
    resting(seq: number): Promise<Resting>
    paper(guide: Guide): Paper
    /** 自查单; an answer for each of the guide's materials. */
    checkPaper(guide: Guide, answers: readonly CheckAnswer[]): Paper
  }

/** Prints a guide at the resident's kiosk. Not in the ledger: a lost print loses nothing but paper. */
export function guidePrintRoutes(app: App, parts: GuidePrintParts): void {
  const printAt = openPrintingAtKiosks(parts)

  const params = Type.Object({ seq: Type.String({ pattern: '^[0-9]{1,6}$' }) })
  const response = { 200: PrintReply, '4xx': Problem }

  app.post(
    '/api/guides/:seq/print',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['guides'],
        summary: '打印办事指南: answers when the printer has said what became of it',
        params,
        body: PrintBody,
        response,
      },
    },
    async (request, reply) => {
      const seq = Number(request.params.seq)
      const guide = parts.guide(seq)
      if (!guide) return sendNoGuide(reply, await parts.resting(seq))
      return printAt(reply, request.body, parts.paper(guide))
    },
  )
  app.post(
    '/api/guides/:seq/check/print',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['guides'],
        summary: '打印自查单: what a resident has and lacks; nothing of it is kept',
        params,
        body: PrintCheckBody,
        response,
      },
    },
    async (request, reply) => {
      const seq = Number(request.params.seq)
      const guide = parts.guide(seq)
      if (!guide) return sendNoGuide(reply, await parts.resting(seq))
      const { answers } = request.body
      // The guide may have been published anew since it was answered.
      if (answers.length !== guide.materials.length)
        return sendProblem(reply, 'wrong-state', '这件事要带的材料刚刚改过，请重新自查。')
      return printAt(reply, request.body, parts.checkPaper(guide, answers))
    },
  )
}
