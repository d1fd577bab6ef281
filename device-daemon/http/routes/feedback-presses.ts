import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
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

/** What staff do about one thing that a resident told the station. */
export function feedbackPresses(app: App, { desk, gate, view, faultFrom }: Parts): void {
  /** Runs one press on one of them, and shows how it stands then. */
  async function press(
    request: FastifyRequest,
    reply: FastifyReply,
    { commandId, id }: { commandId: string; id: string },
    commandOf: (by: string) => FeedbackCommand,
  ): Promise<FeedbackViewReply | FastifyReply> {
    const { account } = gate.sessionOf(request)
    const fault = faultFrom(await desk.act(commandId, commandOf(account), account))
    if (fault !== null) return sendFault(reply, fault)
    const record = await desk.record(id)
    return record === undefined
      ? sendProblem(reply, 'not-found', feedbackWords.unknown)
      : { feedback: view(record) }
  }

  app.post(
    '/api/feedback/:id/confirm',
    {
      config: { permission: 'feedback.reply' },
      schema: {
        tags: ['feedback'],
        summary: 'It is right: what is written has to be mended',
        params,
        body: FeedbackPressBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { commandId } = request.body
      return press(request, reply, { commandId, id }, (by) => ({
        type: 'confirm-feedback',
        feedbackId: id,
        by,
      }))
    },
  )

  app.post(
    '/api/feedback/:id/reply',
    {
      config: { permission: 'feedback.reply' },
      schema: {
        tags: ['feedback'],
        summary: '答复: the resident reads it by the code of the slip',
        params,
        body: ReplyFeedbackBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { commandId, text } = request.body
      return press(request, reply, { commandId, id }, (by) => ({
        type: 'answer-feedback',
        feedbackId: id,
        text: text.trim(),
        by,
      }))
    },
  )

  app.post(
    '/api/feedback/:id/correct',
    {
      config: { permission: 'feedback.reply' },
      schema: {
        tags: ['feedback'],
        summary: 'A reply that was wrong: the resident reads the new words, and the first ones below',
        params,
        body: ReplyFeedbackBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { commandId, text } = request.body
      const record = await desk.record(id)
      if (record?.standing !== 'answered') return sendProblem(reply, 'not-found', feedbackWords.unknown)
      return press(request, reply, { commandId, id }, (by) => ({
        type: 'correct-feedback-answer',
        feedbackId: id,
        text: text.trim(),
        by,
      }))
    },
  )

  app.post(
    '/api/feedback/:id/hand-on',
    {
      config: { permission: 'feedback.reply' },
      schema: {
        tags: ['feedback'],
        summary: '转交: the resident is told whom to ask; it stays open',
        params,
        body: HandOnFeedbackBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { commandId, to, phone } = request.body
      return press(request, reply, { commandId, id }, (by) => ({
        type: 'hand-on-feedback',
        feedbackId: id,
        to: to.trim(),
        phone: phone.trim(),
        by,
      }))
    },
  )

  app.post(
    '/api/feedback/:id/close',
    {
      config: { permission: 'feedback.reply' },
      schema: {
        tags: ['feedback'],
        summary: 'It is over without a written reply; the resident reads why',
        params,
        body: CloseFeedbackBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { commandId, why } = request.body
      return press(request, reply, { commandId, id }, (by) => ({
        type: 'close-feedback',
        feedbackId: id,
        why,
        by,
      }))
    },
  )
}
