import { Type } from 'typebox'
import { PlateBody } from '#contract/clerk.ts'
import { Problem } from '#contract/problem.ts'
import { PlateReply } from '#contract/staff.ts'
import type { FastifyReply } from 'fastify'
import type { Accounts } from '#daemon/desks/staff/accounts.ts'
import type { Staff, StaffRefusal } from '#daemon/desks/staff/staff.ts'
import type { PhotoChanged, StaffPhotos } from '#daemon/desks/staff/staff-photos.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'

const MOST_BYTES = 300_000
const TYPES = { jpg: 'image/jpeg', png: 'image/png' } as const

const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Picture = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' })

/** 工作人员座牌 of others, and pictures on them: one's own to change, everybody's to look at. */
export function photoRoutes(
  app: App,
  {
    gate,
    staff,
    photos,
    accounts,
  }: { gate: StaffGate; staff: Staff; photos: StaffPhotos; accounts: Pick<Accounts, 'changePlate'> },
): void {
  app.addContentTypeParser(
    Object.values(TYPES),
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    async (_request: unknown, bytes: Buffer) => bytes,
  )

  const replies = { 200: PlateReply, '4xx': Problem, '5xx': Problem }

  app.put(
    '/api/session/photo',
    {
      config: { permission: 'own-plate.edit' },
      bodyLimit: MOST_BYTES,
      schema: {
        tags: ['staff'],
        summary: "One's own picture: the bytes of a JPEG or PNG",
        consumes: Object.values(TYPES),
        response: replies,
      },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) return sendUnfit(reply)
      const { account: clerk } = gate.sessionOf(request)
      return answer(reply, clerk, await photos.put(clerk, request.body))
    },
  )

  app.delete(
    '/api/session/photo',
    {
      config: { permission: 'own-plate.edit' },
      schema: { tags: ['staff'], summary: "Take one's own picture away", response: replies },
    },
    async (request, reply) => {
      const { account: clerk } = gate.sessionOf(request)
      return answer(reply, clerk, await photos.remove(clerk))
    },
  )

  app.put(
    '/api/staff/:id/plate',
    {
      config: { permission: 'people.manage' },
      schema: {
        tags: ['staff'],
        summary: "Somebody's 座牌",
        params: Id,
        body: PlateBody,
        response: replies,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { account: by } = gate.sessionOf(request)
      return answer(reply, id, await accounts.changePlate(by, id, () => staff.setPlate(id, request.body)))
    },
  )

  app.put(
    '/api/staff/:id/photo',
    {
      config: { permission: 'people.manage' },
      bodyLimit: MOST_BYTES,
      schema: {
        tags: ['staff'],
        summary: "Somebody's picture: the bytes of a JPEG or PNG",
        params: Id,
        consumes: Object.values(TYPES),
        response: replies,
      },
    },
    async (request, reply) => {
      const { body } = request
      if (!Buffer.isBuffer(body)) return sendUnfit(reply)
      const { id } = request.params
      const { account: by } = gate.sessionOf(request)
      return answer(reply, id, await accounts.changePlate(by, id, () => photos.put(id, body)))
    },
  )

  app.delete(
    '/api/staff/:id/photo',
    {
      config: { permission: 'people.manage' },
      schema: { tags: ['staff'], summary: "Take somebody's picture away", params: Id, response: replies },
    },
    async (request, reply) => {
      const { id } = request.params
      const { account: by } = gate.sessionOf(request)
      return answer(reply, id, await accounts.changePlate(by, id, () => photos.remove(id)))
    },
  )

  app.get(
    '/api/staff/:clerkId/photo',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['staff'],
        summary: 'The picture on a 座牌',
        params: Type.Object({ clerkId: Type.String({ maxLength: 64 }) }),
        querystring: Type.Object({ v: Type.Optional(Type.String()) }),
        response: { 200: Picture, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const photo = await photos.read(request.params.clerkId)
      if (photo === null) return sendProblem(reply, 'not-found', '没有照片。')
      const fresh = request.query.v === photo.name.slice(0, 8)
      return (
        reply
          .type(photo.name.endsWith('.png') ? TYPES.png : TYPES.jpg)
          // An address with the picture's own key never shows another one.
          .header('cache-control', fresh ? 'public, max-age=31536000, immutable' : 'no-cache')
          .header('x-content-type-options', 'nosniff')
          .send(photo.bytes)
      )
    },
  )

  function answer(reply: FastifyReply, clerk: string, changed: PhotoChanged | StaffRefusal) {
    if (changed.at === 'unknown-clerk') return sendProblem(reply, 'unknown-clerk', '没有这个账号。')
    const plate = staff.plateOf(clerk)
    if (changed.at === 'unfit') return sendUnfit(reply)
    if (changed.at !== 'done' || plate === undefined) {
      return sendProblem(reply, 'ledger-unavailable', '没有保存成功，请稍后再试。')
    }
    return { clerk: plate }
  }
}

function sendUnfit(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, 'invalid-request', '照片应为 JPEG 或 PNG，不超过 300 KB，边长 64 到 2048 像素。')
}
