import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import {
  NewPinReply,
  StaffAccountReply,
  type StaffAccountView,
  StaffBody,
  StaffReply,
} from '#contract/staff.ts'
import type { FastifyReply } from 'fastify'
import type { Sessions } from '#daemon/desks/staff/sessions.ts'
import type { Staff, StaffRefusal } from '#daemon/desks/staff/staff.ts'
import type { StaffAccount } from '#daemon/store/documents/staff-file.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'

const params = Type.Object({ id: Type.String({ maxLength: 64 }) })
const errors = { '4xx': Problem, '5xx': Problem }

/** The 站长 looks after the accounts. */
export function staffRoutes(app: App, { staff, sessions }: { staff: Staff; sessions: Sessions }): void {
  const view = ({ id, role, at }: StaffAccount): StaffAccountView => {
    const plate = staff.plateOf(id)
    if (plate === undefined) throw new Error('an account without a plate')
    return { ...plate, role, at, sessions: sessions.countOf(id) }
  }

  app.get(
    '/api/staff',
    {
      config: { permission: 'people.manage' },
      schema: { tags: ['staff'], summary: 'Every account', response: { 200: StaffReply, ...errors } },
    },
    async () => ({ accounts: staff.all().map(view) }),
  )

  app.post(
    '/api/staff',
    {
      config: { permission: 'people.manage' },
      schema: {
        tags: ['staff'],
        summary: 'A new account; its PIN is shown here once',
        body: StaffBody,
        response: { 201: NewPinReply, ...errors },
      },
    },
    async (request, reply) => {
      const added = await staff.add(request.body)
      if (added.at !== 'done') return sendRefused(reply, added)
      return reply.code(201).send({ account: view(added.account), pin: added.pin })
    },
  )

  app.put(
    '/api/staff/:id',
    {
      config: { permission: 'people.manage' },
      schema: {
        tags: ['staff'],
        summary: 'Another name or role',
        params,
        body: StaffBody,
        response: { 200: StaffAccountReply, ...errors },
      },
    },
    async (request, reply) => {
      const renamed = await staff.rename(request.params.id, request.body)
      return renamed.at === 'done' ? { account: view(renamed.account) } : sendRefused(reply, renamed)
    },
  )

  app.post(
    '/api/staff/:id/reset-pin',
    {
      config: { permission: 'people.manage' },
      schema: {
        tags: ['staff'],
        summary: 'A new PIN, shown here once; signs them out everywhere',
        params,
        response: { 200: NewPinReply, ...errors },
      },
    },
    async (request, reply) => {
      const reset = await staff.resetPin(request.params.id)
      if (reset.at !== 'done') return sendRefused(reply, reset)
      sessions.endAllOf(reset.account.id)
      return { account: view(reset.account), pin: reset.pin }
    },
  )

  for (const { path, at } of [
    { path: '/api/staff/:id/disable', at: 'disabled' },
    { path: '/api/staff/:id/enable', at: 'active' },
  ] as const) {
    app.post(
      path,
      {
        config: { permission: 'people.manage' },
        schema: {
          tags: ['staff'],
          summary: at === 'disabled' ? 'May no longer sign in, at once' : 'May sign in again',
          params,
          response: { 200: StaffAccountReply, ...errors },
        },
      },
      async (request, reply) => {
        const changed = await staff.setAt(request.params.id, at)
        if (changed.at !== 'done') return sendRefused(reply, changed)
        if (at === 'disabled') sessions.endAllOf(changed.account.id)
        return { account: view(changed.account) }
      },
    )
  }

  app.delete(
    '/api/staff/:id/sessions',
    {
      config: { permission: 'people.manage' },
      schema: {
        tags: ['staff'],
        summary: 'Sign them out everywhere',
        params,
        response: { 200: StaffAccountReply, ...errors },
      },
    },
    async (request, reply) => {
      const account = staff.byId(request.params.id)
      if (account === undefined) return sendRefused(reply, { at: 'unknown-clerk' })
      sessions.endAllOf(account.id)
      return { account: view(account) }
    },
  )
}

function sendRefused(reply: FastifyReply, refusal: StaffRefusal): FastifyReply {
  switch (refusal.at) {
    case 'unknown-clerk':
      return sendProblem(reply, 'unknown-clerk', '没有这个账号。')
    case 'name-taken':
      return sendProblem(reply, 'wrong-state', '已经有人用这个姓名，请换一个写法。')
    case 'last-lead':
      return sendProblem(reply, 'wrong-state', '站里至少要留一位能登录的站长。')
    case 'failed':
      return sendProblem(reply, 'ledger-unavailable', '没有保存成功，请稍后再试。')
  }
}
