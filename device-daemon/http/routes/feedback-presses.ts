import type { FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import {
  CloseFeedbackBody,
  FeedbackPressBody,
  type FeedbackView,
  FeedbackViewReply,
  HandOnFeedbackBody,
  ReplyFeedbackBody,
} from '#contract/feedback.ts'
import { Problem } from '#contract/problem.ts'
import type { FeedbackDesk } from '#daemon/desks/feedback/feedback-desk.ts'
import type { FeedbackCommand } from '#daemon/domain/feedback/feedback.ts'
import type { FeedbackRecord } from '#daemon/domain/feedback/record.ts'
import type { App } from '../server/app.ts'
import { type Fault, sendFault } from '../server/answer.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { feedbackWords } from '../words/feedback.ts'

type Parts = {
  desk: Pick<FeedbackDesk, 'act' | 'record'>
  gate: Pick<StaffGate, 'sessionOf'>
  view(record: FeedbackRecord): FeedbackView
  faultFrom(outcome: Awaited<ReturnType<FeedbackDesk['act']>>): Fault | null
}

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })
const answers = { 200: FeedbackViewReply, '4xx': Problem, '5xx': Problem }

/** How each of them is reached; only its words and its body differ. */
const pressed = <Body extends TSchema>(summary: string, body: Body) => ({
  config: { permission: 'feedback.reply' as const },
  schema: { tags: ['feedback'], summary, params, body, response: answers },
})

/** What staff do about one thing that a resident told the station. */
export function feedbackPresses(app: App, { desk, gate, view, faultFrom }: Parts): void {
  /** Runs one press on one of them, and shows how it stands then. */
  async function press(
    request: FastifyRequest & { params: { id: string }; body: { commandId: string } },
    reply: FastifyReply,
    commandOf: (about: { feedbackId: string; by: string }) => FeedbackCommand,
  ): Promise<FeedbackViewReply | FastifyReply> {
    const { id } = request.params
    const { account } = gate.sessionOf(request)
    const command = commandOf({ feedbackId: id, by: account })
    const fault = faultFrom(await desk.act(request.body.commandId, command, account))
    if (fault !== null) return sendFault(reply, fault)
    const record = await desk.record(id)
    return record === undefined
      ? sendProblem(reply, 'not-found', feedbackWords.unknown)
      : { feedback: view(record) }
  }

  app.post(
    '/api/feedback/:id/confirm',
    pressed('It is right: what is written has to be mended', FeedbackPressBody),
    async (request, reply) => press(request, reply, (about) => ({ type: 'confirm-feedback', ...about })),
  )

  app.post(
    '/api/feedback/:id/reply',
    pressed('答复: the resident reads it by the code of the slip', ReplyFeedbackBody),
    async (request, reply) => {
      const text = request.body.text.trim()
      return press(request, reply, (about) => ({ type: 'answer-feedback', ...about, text }))
    },
  )

  app.post(
    '/api/feedback/:id/correct',
    pressed(
      'A reply that was wrong: the resident reads the new words, and the first ones below',
      ReplyFeedbackBody,
    ),
    async (request, reply) => {
      const record = await desk.record(request.params.id)
      if (record?.standing !== 'answered') return sendProblem(reply, 'not-found', feedbackWords.unknown)
      const text = request.body.text.trim()
      return press(request, reply, (about) => ({ type: 'correct-feedback-answer', ...about, text }))
    },
  )

  app.post(
    '/api/feedback/:id/hand-on',
    pressed('转交: the resident is told whom to ask; it stays open', HandOnFeedbackBody),
    async (request, reply) => {
      const [to, phone] = [request.body.to.trim(), request.body.phone.trim()]
      return press(request, reply, (about) => ({ type: 'hand-on-feedback', ...about, to, phone }))
    },
  )

  app.post(
    '/api/feedback/:id/close',
    pressed('It is over without a written reply; the resident reads why', CloseFeedbackBody),
    async (request, reply) => {
      const { why } = request.body
      return press(request, reply, (about) => ({ type: 'close-feedback', ...about, why }))
    },
  )
}
