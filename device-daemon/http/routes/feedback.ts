import type { FastifyReply } from 'fastify'
import {
  FeedbackReceiptReply,
  FindFeedbackBody,
  FindFeedbackReply,
  GiveFeedbackBody,
  PrintFeedbackBody,
} from '#contract/feedback.ts'
import { type Paper, PrintReply } from '#contract/paper.ts'
import { Problem } from '#contract/problem.ts'
import type { FeedbackDesk } from '#daemon/desks/feedback/feedback-desk.ts'
import type { FeedbackReceipt, FeedbackKind } from '#contract/feedback.ts'
import type { TicketPrinter } from '#daemon/devices/ports.ts'
import type { App } from '../server/app.ts'
import { commandIdInUse, faultOf, sendFault } from '../server/answer.ts'
import { type Kiosks, unknownKiosk } from '../server/kiosks.ts'
import { openPrintOnce } from '../server/print-once.ts'
import { sendProblem } from '../server/problems.ts'
import { feedbackRefusalWords, feedbackWords } from '../words/feedback.ts'

type Parts = {
  desk: FeedbackDesk
  kiosks: Kiosks
  paper(receipt: FeedbackReceipt & { kind: FeedbackKind }): Paper
  printerFor(kiosk: string): TicketPrinter | undefined
}

const answers = { 200: FeedbackReceiptReply, 201: FeedbackReceiptReply, '4xx': Problem, '5xx': Problem }

/** 有误、异议、咨询、投诉 from a kiosk, and how one stands: no session. */
export function kioskFeedbackRoutes(app: App, { desk, kiosks, paper, printerFor }: Parts): void {
  const printOnce = openPrintOnce()

  app.post(
    '/api/feedback',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['feedback'],
        summary: '有误、异议、咨询、投诉 (tell the station something)',
        description:
          'An objection is taken only while its 公示 hangs. Ten an hour at a kiosk, then 429. A phone number and a remark are sealed.',
        body: GiveFeedbackBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const { kiosk = kiosks.first } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const given = await desk.give(request.body, kiosk)
      switch (given.at) {
        case 'given':
          return reply.code(given.repeated ? 200 : 201).send({ feedback: given.receipt })
        case 'unknown-subject':
          return sendProblem(reply, 'not-found', feedbackWords.unknownSubject)
        case 'other-command':
          return sendFault(reply, commandIdInUse)
        case 'refused':
        case 'unavailable': {
          const fault = faultOf(given, {
            words: feedbackRefusalWords,
            statuses: { 'too-much-feedback': 429, 'unknown-feedback': 404 },
            reader: 'resident',
            unavailable: feedbackWords.unavailable.resident,
            isOwn: () => true,
          })
          return sendFault(reply, fault ?? commandIdInUse)
        }
      }
    },
  )

  app.post(
    '/api/feedback/find',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['feedback'],
        summary: '查答复 (how one stands, by the code of its slip)',
        description:
          'State, reply and dates. Five wrong codes a minute at a kiosk, then 429 with Retry-After.',
        body: FindFeedbackBody,
        response: { 200: FindFeedbackReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { kiosk = kiosks.first } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const finding = await desk.find(request.body, kiosk)
      return finding.at === 'found' ? { feedback: finding.found } : notFound(reply, finding)
    },
  )

  app.post(
    '/api/feedback/print',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['feedback'],
        summary: '打印意见回执: answers when the printer has said what became of it',
        body: PrintFeedbackBody,
        response: { 200: PrintReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, code, kiosk = kiosks.first } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const finding = await desk.receipt(code, kiosk)
      if (finding.at !== 'found') return notFound(reply, finding)
      const printer = printerFor(kiosk)
      return {
        print: printer ? await printOnce(commandId, paper(finding.found), printer) : { at: 'none' as const },
      }
    },
  )
}

function notFound(
  reply: FastifyReply,
  finding: { at: 'unknown-code' } | { at: 'too-many-tries'; waitSeconds: number },
): FastifyReply {
  if (finding.at === 'unknown-code') return sendProblem(reply, 'not-found', feedbackWords.unknownCode)
  const { waitSeconds } = finding
  return sendProblem(
    reply.header('retry-after', waitSeconds),
    'too-many-tries',
    feedbackWords.tooManyTries(waitSeconds),
  )
}
