import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import {
  AccountChangesReply,
  NewPinReply,
  OwnPinBody,
  StaffAccountReply,
  type StaffAccountView,
  StaffBody,
  StaffReply,
} from '#contract/staff.ts'
import type { FastifyReply } from 'fastify'
import type { Accounts } from '#daemon/desks/staff/accounts.ts'
import type { Sessions } from '#daemon/desks/staff/sessions.ts'
import type { SignIn } from '#daemon/desks/staff/sign-in.ts'
import type { Staff, StaffRefusal } from '#daemon/desks/staff/staff.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { openConfirmed } from '../staff/confirmed.ts'

export type StaffRoutesParts = {
  gate: StaffGate
  staff: Staff
  sessions: Sessions
  signIn: SignIn
  accounts: Accounts
}

const params = Type.Object({ id: Type.String({ maxLength: 64 }) })
const errors = { '4xx': Problem, '5xx': Problem }

/** The 站长 looks after the accounts. */
export function staffRoutes(app: App, parts: StaffRoutesParts): void {
  const { gate, staff, sessions, signIn, accounts } = parts
  const nameOf = (id: string): string => staff.byId(id)?.name ?? id
  const confirmed = openConfirmed(gate, signIn)

  const view = ({ id, role, at }: ReturnType<Staff['all']>[number]): StaffAccountView => {
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

  app.get(
    '/api/staff/changes',
    {
      config: { permission: 'people.manage' },
      schema: {
        tags: ['staff'],
        summary: 'What was done to accounts, and by whom',
        response: { 200: AccountChangesReply, ...errors },
      },
    },
    async () => {
      const changes = await accounts.changes()
      return {
        changes: changes.map(({ at, account, by, time }) => ({
          at,
          name: nameOf(account),
          by: by === null ? null : nameOf(by),
          time,
        })),
      }
    },
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
      const { pin, ...who } = request.body
      const by = await confirmed(request, reply, pin)
      if (by === null) return reply
      const added = await accounts.add(by, who)
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
      const { pin, ...to } = request.body
      const by = await confirmed(request, reply, pin)
      if (by === null) return reply
      const renamed = await accounts.change(by, request.params.id, to)
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
        body: OwnPinBody,
        response: { 200: NewPinReply, ...errors },
      },
    },
    async (request, reply) => {
      const by = await confirmed(request, reply, request.body.pin)
      if (by === null) return reply
      const reset = await accounts.resetPin(by, request.params.id)
      if (reset.at !== 'done') return sendRefused(reply, reset)
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
          body: OwnPinBody,
          response: { 200: StaffAccountReply, ...errors },
        },
      },
      async (request, reply) => {
        const by = await confirmed(request, reply, request.body.pin)
        if (by === null) return reply
        const changed = await accounts.setAt(by, request.params.id, at)
        if (changed.at !== 'done') return sendRefused(reply, changed)
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
