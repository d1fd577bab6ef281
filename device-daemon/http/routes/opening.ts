import type { FastifyReply } from 'fastify'
import { AddExceptionBody, DayPressBody, OpeningReply, StopIssuingBody } from '#contract/opening.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import type { OpeningCommand, OpeningEvent } from '#daemon/domain/opening/opening.ts'
import type { Station } from '#daemon/station.ts'
import type { App } from '../server/app.ts'
import { faultOf, sendFault } from '../server/answer.ts'
import { sendProblem } from '../server/problems.ts'
import { isRealDay } from '../server/real-day.ts'
import type { StaffGate } from '../staff/gate.ts'
import { openingRefusalWords } from '../words/opening.ts'

const LEDGER_UNAVAILABLE = '机器暂时记不下来，这一步没有做。请稍后再按一次。'
const NO_SUCH_DAY = '没有这一天，请核对日期。'

const answers = { 200: OpeningReply, '4xx': Problem, '5xx': Problem }

/** 停止取号, and days on which the hours differ: entered by those who look after the day. */
export function openingRoutes(
  app: App,
  { station, gate, view }: { station: Pick<Station, 'execute'>; gate: StaffGate; view(): OpeningReply },
): void {
  async function run(
    reply: FastifyReply,
    account: string,
    commandId: string,
    command: OpeningCommand,
    event: OpeningEvent['type'],
  ) {
    const outcome = await station.execute(commandId, command, { at: 'staff', account, window: null })
    const fault = faultOf(outcome, {
      words: openingRefusalWords,
      reader: 'staff',
      unavailable: LEDGER_UNAVAILABLE,
      isOwn: ({ type }) => type === event,
    })
    return fault === null ? view() : sendFault(reply, fault)
  }

  app.get(
    '/api/day/plan',
    {
      config: { permission: 'queue.serve' },
      schema: {
        tags: ['staff'],
        summary: 'Whether tickets are given today, and days on which the hours differ',
        response: answers,
      },
    },
    async () => view(),
  )

  app.post(
    '/api/day/stop-issuing',
    {
      config: { permission: 'opening.edit' },
      schema: {
        tags: ['staff'],
        summary:
          '停止取号 for the rest of the day: now, when so many wait, or before the line lasts past closing',
        body: StopIssuingBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const { commandId, when } = request.body
      const by = gate.sessionOf(request).account
      const event = when.at === 'now' ? 'issuing-stopped' : 'issuing-stop-planned'
      return run(reply, by, commandId, { type: 'stop-issuing', when, by }, event)
    },
  )

  app.post(
    '/api/day/resume-issuing',
    {
      config: { permission: 'opening.edit' },
      schema: {
        tags: ['staff'],
        summary: '恢复取号: tickets are given again',
        body: DayPressBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const by = gate.sessionOf(request).account
      return run(reply, by, request.body.commandId, { type: 'resume-issuing', by }, 'issuing-resumed')
    },
  )

  app.post(
    '/api/day/exceptions',
    {
      config: { permission: 'opening.edit' },
      schema: {
        tags: ['staff'],
        summary:
          'One day differs: opens later, closes earlier, stays closed, or a window is there only until then',
        body: AddExceptionBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const { commandId, day, exception, reason } = request.body
      if (!isRealDay(day)) return sendProblem(reply, 'invalid-request', NO_SUCH_DAY)
      const by = gate.sessionOf(request).account
      const command = { type: 'add-exception', day, exception, reason: reason.trim(), by } as const
      return run(reply, by, commandId, command, 'exception-added')
    },
  )

  app.post(
    '/api/day/exceptions/:id/withdraw',
    {
      config: { permission: 'opening.edit' },
      schema: {
        tags: ['staff'],
        summary: 'That day is as the hours say again',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        body: DayPressBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const by = gate.sessionOf(request).account
      const { id: exceptionId } = request.params
      const command = { type: 'withdraw-exception', exceptionId, by } as const
      return run(reply, by, request.body.commandId, command, 'exception-withdrawn')
    },
  )
}
