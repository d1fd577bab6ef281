import { Type } from 'typebox'
import {
  CheckContentBody,
  CheckContentReply,
  ContentChangesReply,
  ContentKind,
  ContentQuery,
  ContentReply,
  ContentStandingReply,
  ContentsReply,
  KeepContentBody,
  KeptContentReply,
  PublishContentBody,
  WithdrawContentBody,
} from '#contract/contents.ts'
import { Problem } from '#contract/problem.ts'
import type { FastifyRequest } from 'fastify'
import type { ContentsDesk } from '#daemon/desks/contents/contents-desk.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { App } from '../server/app.ts'
import { commandIdInUse, faultOf, sendFault } from '../server/answer.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { contentProblems, contentRefusalWords } from '../words/contents.ts'

/** A long notice and the largest guide have a tenth of it. */
const DOCUMENT_MAX_BYTES = 512 * 1024
/** Deeper than any document; what walks through one calls itself for each level. */
const DEPTH_MAX = 32
const CHANGES_SHOWN = 200

const params = Type.Object({ kind: ContentKind, id: Type.String({ minLength: 1, maxLength: 80 }) })
const errors = { '4xx': Problem, '5xx': Problem }

/** What an editor does with what the station shows. */
export function contentRoutes(
  app: App,
  { desk, gate, nameOf }: { desk: ContentsDesk; gate: StaffGate; nameOf(account: string): string },
): void {
  const actorOf = (request: FastifyRequest): Actor & { account: string } => ({
    at: 'staff',
    account: gate.sessionOf(request).account,
    window: null,
  })
  const may = (request: FastifyRequest) => ({
    mayEditCatalogue: gate.sessionOf(request).permissions.includes('catalogue.edit'),
  })
  const named = (account: string | null) => (account === null ? null : nameOf(account))

  app.get(
    '/api/contents',
    {
      config: { permission: 'content.edit' },
      schema: {
        tags: ['contents'],
        summary: 'What was done to contents, and by whom',
        response: { 200: ContentChangesReply, ...errors },
      },
    },
    async () => {
      const changes = await desk.changes(CHANGES_SHOWN)
      return {
        changes: changes.map(({ at, kind, id, version, by, time, from, until }) => {
          return { at, kind, id, version, by: named(by), time, from, until }
        }),
      }
    },
  )

  app.get(
    '/api/contents/:kind',
    {
      config: { permission: 'content.edit' },
      schema: {
        tags: ['contents'],
        summary: 'Every document of a kind, and what is shown of it',
        params: Type.Object({ kind: ContentKind }),
        response: { 200: ContentsReply, ...errors },
      },
    },
    async (request) => ({ contents: [...(await desk.list(request.params.kind))] }),
  )

  app.get(
    '/api/contents/:kind/:id',
    {
      config: { permission: 'content.edit' },
      schema: {
        tags: ['contents'],
        summary: 'One document: its newest version or an earlier one, and what is found in it',
        params,
        querystring: ContentQuery,
        response: { 200: ContentReply, ...errors },
      },
    },
    async (request, reply) => {
      const { version, against } = request.query
      const opened = await desk.open(request.params, {
        ...may(request),
        ...(version !== undefined && { version: Number(version) }),
        ...(against !== undefined && { against: against === 'file' ? against : Number(against) }),
      })
      if (opened === null) return sendProblem(reply, 'not-found', contentProblems.unknown)
      if (opened === 'not-here') return sendProblem(reply, 'not-found', contentProblems.notHere)
      const { differences, findings, versions, ...rest } = opened
      return {
        ...rest,
        findings: findings.map(finding),
        versions: versions.map(({ version, base, by, time }) => ({ version, base, by: named(by), time })),
        ...(differences !== null && { differences: differences.map(plain) }),
      }
    },
  )

  app.post(
    '/api/contents/:kind/:id/check',
    {
      config: { permission: 'content.edit' },
      bodyLimit: DOCUMENT_MAX_BYTES,
      schema: {
        tags: ['contents'],
        summary: 'What is found in a document that is still being written; nothing is kept',
        params,
        body: CheckContentBody,
        response: { 200: CheckContentReply, ...errors },
      },
    },
    async (request, reply) => {
      const { document } = request.body
      if (isTooDeep(document)) return sendProblem(reply, 'invalid-request', contentProblems.tooDeep)
      const checked = await desk.checked(request.params, document, may(request))
      if (checked === null) return sendProblem(reply, 'not-found', contentProblems.unknown)
      const { findings, view, newest } = checked
      return {
        findings: findings.map(finding),
        ...(view !== null && { view }),
        newest: newest && { version: newest.version, by: named(newest.by), time: newest.time },
      }
    },
  )

  app.put(
    '/api/contents/:kind/:id',
    {
      config: { permission: 'content.edit' },
      bodyLimit: DOCUMENT_MAX_BYTES,
      schema: {
        tags: ['contents'],
        summary: 'Keep a version, shown to nobody yet',
        description:
          '409 `changed-meanwhile` where another version came in between: with how what was sent differs from it.',
        params,
        body: KeepContentBody,
        response: { 200: KeptContentReply, ...errors },
      },
    },
    async (request, reply) => {
      const { commandId, base, document } = request.body
      if (isTooDeep(document)) return sendProblem(reply, 'invalid-request', contentProblems.tooDeep)
      const kept = await desk.keep(commandId, actorOf(request), {
        ...request.params,
        base,
        document,
        ...may(request),
      })
      switch (kept.at) {
        case 'kept':
          return { version: kept.version, findings: kept.findings.map(finding) }
        case 'unknown':
          return sendProblem(reply, 'not-found', contentProblems.unknown)
        case 'not-saved':
          return sendProblem(reply, 'ledger-unavailable', contentProblems.notSaved)
        case 'changed-meanwhile': {
          const { newest, by, differences } = kept
          const refusal = { area: 'content', code: 'changed-meanwhile', newest } as const
          const more = { newest, by: named(by), differences: differences.map(plain) }
          return sendProblem(reply, 'changed-meanwhile', contentRefusalWords(refusal), more)
        }
        case 'outcome':
          return sendFault(
            reply,
            faultOf(kept.outcome, {
              words: contentRefusalWords,
              reader: 'staff',
              unavailable: contentProblems.notSaved,
              isOwn: () => false,
            }) ?? commandIdInUse,
          )
      }
    },
  )

  app.post(
    '/api/contents/:kind/:id/publish',
    {
      config: { permission: 'content.publish' },
      schema: {
        tags: ['contents'],
        summary: 'Show a version to everybody, at once or for a time; an earlier one is an undo',
        description: '422 `not-publishable` with what has to be mended.',
        params,
        body: PublishContentBody,
        response: { 200: ContentStandingReply, ...errors },
      },
    },
    async (request, reply) => {
      const { commandId, version, from = null, until = null } = request.body
      const { kind, id } = request.params
      const published = await desk.publish(commandId, actorOf(request), {
        kind,
        id,
        version,
        from,
        until,
        ...may(request),
      })
      switch (published.at) {
        case 'unknown':
          return sendProblem(reply, 'not-found', contentProblems.unknown)
        case 'unknown-version':
          return sendProblem(reply, 'unknown-version', contentProblems.unknownVersion)
        case 'not-here':
          return sendProblem(reply, 'not-found', contentProblems.notHere)
        case 'not-publishable':
          return sendProblem(reply, 'not-publishable', contentProblems.notPublishable, {
            findings: published.findings.map(finding),
          })
        case 'done': {
          const fault = faultOf(published.outcome, {
            words: contentRefusalWords,
            reader: 'staff',
            unavailable: contentProblems.notPublished,
            isOwn: (event) => event.type === 'content-published' && event.kind === kind && event.id === id,
          })
          return fault === null ? desk.standingOf({ kind, id }) : sendFault(reply, fault)
        }
      }
    },
  )

  app.post(
    '/api/contents/:kind/:id/withdraw',
    {
      config: { permission: 'content.publish' },
      schema: {
        tags: ['contents'],
        summary: 'A notice or guide is gone at once, everywhere; anything else is as its file has it',
        params,
        body: WithdrawContentBody,
        response: { 200: ContentStandingReply, ...errors },
      },
    },
    async (request, reply) => {
      const { kind, id } = request.params
      const outcome = await desk.withdraw(request.body.commandId, actorOf(request), { kind, id })
      if (outcome === null) return sendProblem(reply, 'not-found', contentProblems.unknown)
      const fault = faultOf(outcome, {
        words: contentRefusalWords,
        reader: 'staff',
        unavailable: contentProblems.notWithdrawn,
        isOwn: (event) => event.type === 'content-withdrawn' && event.kind === kind && event.id === id,
      })
      return fault === null ? desk.standingOf({ kind, id }) : sendFault(reply, fault)
    },
  )
}

const finding = ({
  path,
  words,
  blocks,
}: {
  path: readonly (string | number)[]
  words: string
  blocks: boolean
}) => ({
  path: [...path],
  words,
  blocks,
})

const plain = ({
  path,
  ...sides
}: {
  path: readonly (string | number)[]
  before: unknown
  after: unknown
}) => ({
  path: [...path],
  ...sides,
})

/** Level by level, so that a document that is too deep for it does not end the walk. */
function isTooDeep(document: object): boolean {
  let level: readonly object[] = [document]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === DEPTH_MAX) return true
    level = level.flatMap((of) =>
      Object.values(of).filter((value) => typeof value === 'object' && value !== null),
    )
  }
  return false
}
