import { Type } from 'typebox'
import { MediaParams, MediaReply } from '#contract/media.ts'
import { Problem } from '#contract/problem.ts'
import type { MediaDesk } from '#daemon/desks/media/media-desk.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import { mediaProblems } from '../words/media.ts'

/** A page of A4 in 150 dpi has half of it. */
const MOST_BYTES = 1_000_000
const TYPES = { jpg: 'image/jpeg', png: 'image/png' } as const

const Picture = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' })
const errors = { '4xx': Problem, '5xx': Problem }

/** An editor puts a picture there. */
export function mediaUploadRoutes(app: App, media: MediaDesk): void {
  app.addContentTypeParser(
    Object.values(TYPES),
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    async (_request: unknown, bytes: Buffer) => bytes,
  )
  app.post(
    '/api/media',
    {
      config: { permission: 'content.edit' },
      bodyLimit: MOST_BYTES,
      schema: {
        tags: ['contents'],
        summary: 'A picture for documents: the bytes of a JPEG or PNG',
        description: 'Checked by its content and decoded once; everything but the picture is left out.',
        consumes: Object.values(TYPES),
        response: { 201: MediaReply, ...errors },
      },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) return sendProblem(reply, 'invalid-request', mediaProblems.unfit)
      const kept = await media.keep(request.body)
      switch (kept.at) {
        case 'unfit':
          return sendProblem(reply, 'invalid-request', mediaProblems.unfit)
        case 'failed':
          request.log.error({ reason: kept.reason }, 'a picture cannot be kept')
          return sendProblem(reply, 'ledger-unavailable', mediaProblems.notSaved)
        case 'kept': {
          const { name, width, height } = kept
          return reply.code(201).send({ media: { name, width, height } })
        }
      }
    },
  )
}

/** Everybody looks at it. */
export function mediaRoutes(app: App, media: MediaDesk): void {
  app.get(
    '/api/media/:name',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['contents'],
        summary: 'A picture of a document',
        params: MediaParams,
        response: { 200: Picture, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { name } = request.params
      const bytes = await media.read(name)
      if (bytes === null) return sendProblem(reply, 'not-found', mediaProblems.unknown)
      return (
        reply
          .type(name.endsWith('.png') ? TYPES.png : TYPES.jpg)
          // A name never changes its meaning.
          .header('cache-control', 'public, max-age=31536000, immutable')
          .header('x-content-type-options', 'nosniff')
          // Opened by itself it is a picture and nothing else.
          .header('content-security-policy', "default-src 'none'; sandbox")
          .send(bytes)
      )
    },
  )
}
