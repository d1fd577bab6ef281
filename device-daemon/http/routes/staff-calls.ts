import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import {
  AnswerStaffCallBody,
  CallStaffBody,
  EndStaffCallBody,
  HandOverStaffCallBody,
  type StaffCall,
  StaffCallReply,
} from '#contract/staff-call.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { StaffCallCommand } from '#daemon/domain/staff-calls/staff-calls.ts'
import type { Station } from '#daemon/station.ts'
import type { Hall } from '#daemon/desks/hall/hall.ts'
import type { App } from '../server/app.ts'
import type { Kiosks } from '../server/kiosks.ts'
import { type Fault, faultOf, sendFault } from '../server/answer.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { readerOf } from '../words/reader.ts'
import { staffCallRefusalWords } from '../words/staff-calls.ts'

const LEDGER_UNAVAILABLE = '机器暂时叫不到人，请直接到窗口找工作人员。'
const ENDED = '这次呼叫已经结束了。'

const Call = Type.Object({ id: Type.String() })

const notAtWork = (name: string) => `${name} 现在不在窗口，请交给在窗口的人。`

type Parts = { station: Pick<Station, 'execute'>; hall: Pick<Hall, 'staffCalls'> }

/** Runs a command about a call for staff: the fault to send, or null. */
async function run(
  { station }: Parts,
  commandId: string,
  command: StaffCallCommand,
  actor: Actor,
): Promise<Fault | null> {
  return faultOf(await station.execute(commandId, command, actor), {
    words: staffCallRefusalWords,
    reader: readerOf(actor),
    unavailable: LEDGER_UNAVAILABLE,
    isOwn: ({ type }) => type.startsWith('staff-call'),
  })
}

/** 叫工作人员 and 不用了, from a kiosk: no session. */
export function kioskStaffCallRoutes(app: App, parts: Parts & { kiosks: Kiosks }): void {
  const callOf = (kiosk: string): StaffCall | undefined =>
    parts.hall.staffCalls().find((call) => call.kiosk === kiosk)

  app.post(
    '/api/staff-calls',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['staff calls'],
        summary: '叫工作人员 (call a clerk to this kiosk)',
        description: 'A kiosk has one call at a time: 201 for a new one, 200 for the one there is.',
        body: CallStaffBody,
        response: { 200: StaffCallReply, 201: StaffCallReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const kiosk = request.body.kiosk ?? parts.kiosks.first
      const before = callOf(kiosk)
      const actor: Actor = { at: 'resident', kiosk }
      const fault = await run(parts, request.body.commandId, { type: 'call-staff', kiosk }, actor)
      if (fault !== null) return sendFault(reply, fault)
      const call = callOf(kiosk)
      if (call === undefined) return sendProblem(reply, 'unknown-staff-call', ENDED)
      return reply.code(before?.id === call.id ? 200 : 201).send({ call })
    },
  )

  app.post(
    '/api/staff-calls/:id/cancel',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['staff calls'],
        summary: '不用了 (the resident needs nobody any more)',
        params: Call,
        body: EndStaffCallBody,
        response: { 204: Type.Null(), '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const kiosk = parts.hall.staffCalls().find((call) => call.id === id)?.kiosk ?? parts.kiosks.first
      const command: StaffCallCommand = { type: 'end-staff-call', callId: id, by: 'resident' }
      const fault = await run(parts, request.body.commandId, command, { at: 'resident', kiosk })
      return fault === null ? reply.code(204).send(null) : sendFault(reply, fault)
    },
  )
}

/** Answering, handing over and ending a call for staff: by a clerk. */
export function staffCallRoutes(
  app: App,
  parts: Parts & {
    hall: Pick<Hall, 'staffCalls' | 'atWork'>
    gate: StaffGate
    clerks(): readonly { id: string; name: string }[]
  },
): void {
  const { gate, hall } = parts

  /** Whether an open call would be handed over to a clerk who is not at work. */
  const isForNobody = (callId: string, to: string): boolean => {
    const state = hall.staffCalls().find(({ id }) => id === callId)?.state
    const isTheirs = state?.at === 'answered' && state.clerk === to
    return state !== undefined && !isTheirs && !hall.atWork().some(({ id }) => id === to)
  }

  const schema = {
    tags: ['staff calls'],
    params: Call,
    response: { 200: StaffCallReply, '4xx': Problem, '5xx': Problem },
  }

  const answer = async (
    reply: FastifyReply,
    callId: string,
    commandId: string,
    command: StaffCallCommand,
    clerk: string,
    window: string | null,
  ) => {
    const fault = await run(parts, commandId, command, { at: 'staff', account: clerk, window })
    if (fault !== null) return sendFault(reply, fault)
    const call = hall.staffCalls().find(({ id }) => id === callId)
    return call === undefined ? sendProblem(reply, 'unknown-staff-call', ENDED) : { call }
  }

  app.post(
    '/api/staff-calls/:id/answer',
    {
      config: { permission: 'staff-call.answer' },
      schema: {
        ...schema,
        summary: '我去 (the first to answer is the 首问责任人)',
        body: AnswerStaffCallBody,
      },
    },
    async (request, reply) => {
      const { id: callId } = request.params
      const { commandId, window = null } = request.body
      const { account: clerk } = gate.sessionOf(request)
      const command: StaffCallCommand = { type: 'answer-staff-call', callId, clerk, window }
      return answer(reply, callId, commandId, command, clerk, window)
    },
  )

  app.post(
    '/api/staff-calls/:id/hand-over',
    {
      config: { permission: 'staff-call.answer' },
      schema: { ...schema, summary: '交给别人 (hand over)', body: HandOverStaffCallBody },
    },
    async (request, reply) => {
      const { id: callId } = request.params
      const { commandId, to } = request.body
      const { account: clerk } = gate.sessionOf(request)
      const receiver = parts.clerks().find(({ id }) => id === to)
      if (receiver === undefined) return sendProblem(reply, 'unknown-clerk', '没有这位工作人员。')
      if (isForNobody(callId, to)) return sendProblem(reply, 'wrong-state', notAtWork(receiver.name))
      const command: StaffCallCommand = { type: 'hand-over-staff-call', callId, from: clerk, to }
      return answer(reply, callId, commandId, command, clerk, null)
    },
  )

  app.post(
    '/api/staff-calls/:id/end',
    {
      config: { permission: 'staff-call.answer' },
      schema: {
        ...schema,
        summary: '已经帮好 (helped)',
        body: EndStaffCallBody,
        response: { 204: Type.Null(), '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: callId } = request.params
      const { account: clerk } = gate.sessionOf(request)
      const command: StaffCallCommand = { type: 'end-staff-call', callId, by: 'clerk' }
      const actor: Actor = { at: 'staff', account: clerk, window: null }
      const fault = await run(parts, request.body.commandId, command, actor)
      return fault === null ? reply.code(204).send(null) : sendFault(reply, fault)
    },
  )
}
