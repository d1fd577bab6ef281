import { Type } from 'typebox'
import {
  OfferedPackReply,
  PackComparisonReply,
  PacksReply,
  RemovePackBody,
  TakePackBody,
} from '#contract/packs.ts'
import { Problem } from '#contract/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PacksDesk } from '#daemon/desks/packs/packs-desk.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { App } from '../server/app.ts'
import { faultOf, sendFault } from '../server/answer.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { packProblems, takeRefusalStatuses, takeRefusalWords } from '../words/packs.ts'
import type { PacksView } from './packs-view.ts'

const BYTES = 'application/octet-stream'

const params = Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) })
const errors = { '4xx': Problem, '5xx': Problem }

type Parts = {
  desk: PacksDesk
  gate: StaffGate
  view: PacksView
  /** Of a file that is sent. */
  maxBytes: number
}

/** 全市目录: what there is, how it differs from what is shown, taking it, going back. */
export function packRoutes(app: App, { desk, gate, view, maxBytes }: Parts): void {
  // One byte more than may be: what is too large is told as such, not cut off.
  const bodyLimit = maxBytes + 1
  app.addContentTypeParser(
    BYTES,
    { parseAs: 'buffer', bodyLimit },
    async (_request: unknown, bytes: Buffer) => bytes,
  )

  const actorOf = (request: FastifyRequest): Actor & { account: string } => ({
    at: 'staff',
    account: gate.sessionOf(request).account,
    window: null,
  })
  const { standing, counted, refusedWords } = view

  app.get(
    '/api/packs',
    {
      config: { permission: 'content.import' },
      schema: {
        tags: ['packs'],
        summary: 'The catalogue of the city: what the station stands on, and what is at hand',
        response: { 200: PacksReply, ...errors },
      },
    },
    standing,
  )

  app.post(
    '/api/packs',
    {
      config: { permission: 'content.import' },
      bodyLimit,
      schema: {
        tags: ['packs'],
        summary: 'Look at a pack: the bytes of its file. It is shown to nobody before it is taken',
        description: '422 `pack-refused` for what is none, is not whole, or was signed by another.',
        consumes: [BYTES],
        response: { 200: OfferedPackReply, ...errors },
      },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) return sendProblem(reply, 'invalid-request', packProblems.noFile)
      const offered = desk.offer(request.body)
      if (offered.at === 'offered') return { sha256: offered.about.sha256 }
      return sendProblem(reply, PACK_REFUSED, refusedWords(offered.refusal))
    },
  )

  app.get(
    '/api/packs/:sha256',
    {
      config: { permission: 'content.import' },
      schema: {
        tags: ['packs'],
        summary: 'What would read otherwise with this pack, document by document',
        description: '422 `pack-refused` where its key has been withdrawn.',
        params,
        response: { 200: PackComparisonReply, ...errors },
      },
    },
    async (request, reply) => {
      const compared = await desk.compare(request.params.sha256)
      if (compared.at === 'unknown') return sendUnknown(reply)
      if (compared.at === 'refused') return sendProblem(reply, PACK_REFUSED, refusedWords(compared.refusal))
      const { about, order, changes, faults, notShown, lapsed } = compared
      return {
        pack: { ...counted(about), order },
        changes: changes.map((change) => ({
          part: change.part,
          title: change.title,
          at: change.at,
          differences: change.at === 'changed' ? change.differences.map(plain) : [],
          edited: change.edited,
        })),
        faults: [...faults],
        notShown: [...notShown],
        lapsed: [...lapsed],
      }
    },
  )

  const refusals = {
    words: takeRefusalWords,
    reader: 'staff',
    unavailable: packProblems.notTaken,
    statuses: takeRefusalStatuses,
  } as const

  app.post(
    '/api/packs/:sha256/take',
    {
      config: { permission: 'content.import' },
      schema: {
        tags: ['packs'],
        summary: 'Stand on this pack, at once or from its day on',
        description:
          '409 `downgrade`, `same-version` or `other-issuer` without a reason; 422 `pack-refused`.',
        params,
        body: TakePackBody,
        response: { 200: PacksReply, ...errors },
      },
    },
    async (request, reply) => {
      const { commandId, reason = null } = request.body
      const { sha256 } = request.params
      const done = await desk.take(commandId, actorOf(request), { sha256, reason })
      switch (done.at) {
        case 'unknown':
          return sendUnknown(reply)
        case 'refused':
          return sendProblem(reply, PACK_REFUSED, refusedWords(done.refusal))
        case 'faults':
          return sendProblem(reply, PACK_REFUSED, `${packProblems.faults}${done.faults[0] ?? ''}`)
        case 'not-saved':
          return sendProblem(reply, 'ledger-unavailable', packProblems.notSaved)
        case 'done': {
          const fault = faultOf(done.outcome, {
            ...refusals,
            isOwn: (event) => event.type === 'pack-taken' && event.sha256 === sha256,
          })
          return fault === null ? standing() : sendFault(reply, fault)
        }
      }
    },
  )

  app.post(
    '/api/packs/remove',
    {
      config: { permission: 'content.import' },
      schema: {
        tags: ['packs'],
        summary: 'Stand on the catalogue of the own files again',
        body: RemovePackBody,
        response: { 200: PacksReply, ...errors },
      },
    },
    async (request, reply) => {
      const { commandId, reason } = request.body
      const outcome = await desk.remove(commandId, actorOf(request), reason)
      const fault = faultOf(outcome, { ...refusals, isOwn: (event) => event.type === 'pack-removed' })
      return fault === null ? standing() : sendFault(reply, fault)
    },
  )
}

const PACK_REFUSED = { own: 'pack-refused', status: 422 }

const sendUnknown = (reply: FastifyReply) => sendProblem(reply, 'not-found', packProblems.unknown)

const plain = ({
  path,
  ...sides
}: {
  path: readonly (string | number)[]
  before: unknown
  after: unknown
}) => ({ path: [...path], ...sides })
