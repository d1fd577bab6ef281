import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import {
  SentPartReply,
  SwitchUpdateBody,
  TakeUpdateBody,
  UPDATE_PART_BYTES,
  UpdatesReply,
} from '#contract/updates.ts'
import type { UpdateDesk } from '#daemon/desks/updates/update-desk.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import type { Confirmed } from '../staff/confirmed.ts'
import type { StaffGate } from '../staff/gate.ts'
import { updateProblems, updateRefusalWords } from '../words/updates.ts'

/** Its own type: a part is bytes and never longer than this. */
const PART = 'application/x-station-update'

const errors = { '4xx': Problem, '5xx': Problem }

type Parts = {
  /** Null on a machine that cannot be updated from here. */
  desk: UpdateDesk | null
  gate: StaffGate
  confirmed: Confirmed
  standing(): Promise<UpdatesReply>
  fingerprintOf(key: string): string
}

/** Updates of the program: what there is, sending one up, taking it, switching to it. */
export function updateRoutes(app: App, { desk, gate, confirmed, standing, fingerprintOf }: Parts): void {
  app.addContentTypeParser(
    PART,
    { parseAs: 'buffer', bodyLimit: UPDATE_PART_BYTES },
    async (_request: unknown, bytes: Buffer) => bytes,
  )
  const sendUnavailable = (reply: FastifyReply) =>
    sendProblem(reply, 'wrong-state', updateProblems.unavailable)
  const actorOf = (request: FastifyRequest) =>
    ({ at: 'staff', account: gate.sessionOf(request).account, window: null }) as const

  app.get(
    '/api/updates',
    {
      config: { permission: 'station.update' },
      schema: {
        tags: ['updates'],
        summary: 'The program that runs, how the newest update stands, and what is at hand',
        response: { 200: UpdatesReply, ...errors },
      },
    },
    standing,
  )

  app.post(
    '/api/updates/parts',
    {
      config: { permission: 'station.update' },
      bodyLimit: UPDATE_PART_BYTES,
      schema: {
        tags: ['updates'],
        summary: 'Send an update up, part by part; it is not taken by that',
        description: '409 `wrong-state` where other bytes come next.',
        consumes: [PART],
        querystring: Type.Object(
          {
            of: Type.String({ minLength: 1, maxLength: 64 }),
            at: Type.String({ pattern: '^\\d{1,10}$' }),
            last: Type.Optional(Type.Literal('last')),
          },
          { additionalProperties: false },
        ),
        response: { 200: SentPartReply, ...errors },
      },
    },
    async (request, reply) => {
      if (desk === null) return sendUnavailable(reply)
      if (!Buffer.isBuffer(request.body))
        return sendProblem(reply, 'invalid-request', updateProblems.outOfOrder)
      const { of, at, last } = request.query
      const received = await desk.receive(of, Number(at), request.body, last)
      switch (received.at) {
        case 'received':
          return { bytes: received.bytes }
        case 'out-of-order':
          return sendProblem(reply, 'wrong-state', updateProblems.outOfOrder)
        case 'failed':
          request.log.error({ reason: received.reason }, 'an update cannot be received')
          return sendProblem(reply, 'ledger-unavailable', updateProblems.notSent)
      }
    },
  )

  app.post(
    '/api/updates/take',
    {
      config: { permission: 'station.update' },
      schema: {
        tags: ['updates'],
        summary: 'Take an update, at closing time or now; the own PIN is asked again',
        description: '401 `wrong-pin`, 404 `not-found`, 422 `update-refused`.',
        body: TakeUpdateBody,
        response: { 200: UpdatesReply, ...errors },
      },
    },
    async (request, reply) => {
      if (desk === null) return sendUnavailable(reply)
      const { commandId, pin, ...wanted } = request.body
      if ((await confirmed(request, reply, pin)) === null) return reply
      const taken = await desk.take(commandId, actorOf(request), wanted)
      switch (taken.at) {
        case 'ordered':
          return standing()
        case 'unknown':
          return sendProblem(reply, 'not-found', updateProblems.unknown)
        case 'refused': {
          const { refusal } = taken
          const fingerprint = refusal.code === 'foreign' ? fingerprintOf(refusal.key) : undefined
          return sendProblem(
            reply,
            { own: 'update-refused', status: 422 },
            updateRefusalWords(refusal, fingerprint),
          )
        }
        case 'failed':
          request.log.error({ reason: taken.reason }, 'an update cannot be asked for')
          return sendProblem(reply, 'ledger-unavailable', updateProblems.notOrdered)
      }
    },
  )

  app.post(
    '/api/updates/switch',
    {
      config: { permission: 'station.update' },
      schema: {
        tags: ['updates'],
        summary: 'Switch to the release that waits, now; the own PIN is asked again',
        description: '401 `wrong-pin`, 409 `wrong-state`.',
        body: SwitchUpdateBody,
        response: { 200: UpdatesReply, ...errors },
      },
    },
    async (request, reply) => {
      if (desk === null) return sendUnavailable(reply)
      const by = await confirmed(request, reply, request.body.pin)
      if (by === null) return reply
      const asked = await desk.switchNow({ account: by })
      if (asked.at === 'nothing') return sendProblem(reply, 'wrong-state', updateProblems.nothingWaits)
      if (asked.at === 'failed') return sendProblem(reply, 'ledger-unavailable', updateProblems.notOrdered)
      return standing()
    },
  )
}
