import type { RateLimitOptions } from '@fastify/rate-limit'
import { ChangePinBody, NamesReply, PlateBody, SessionView, SignInBody, UnlockBody } from '#contract/clerk.ts'
import { Problem } from '#contract/problem.ts'
import { PlateReply } from '#contract/staff.ts'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Sessions } from '#daemon/desks/staff/sessions.ts'
import type { SignIn } from '#daemon/desks/staff/sign-in.ts'
import type { Staff } from '#daemon/desks/staff/staff.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import { giveSession, sessionToken, takeSession } from '../staff/session-cookie.ts'
import type { StaffGate } from '../staff/gate.ts'

export type SessionRoutesParts = {
  gate: StaffGate
  sessions: Sessions
  signIn: SignIn
  staff: Staff
  /** Seconds after which an idle screen locks. */
  idleSeconds: number
}

/** More than anybody types, few enough that a flood of them costs the station nothing. */
const PIN_RATE: { rateLimit: RateLimitOptions } = { rateLimit: { max: 60, timeWindow: 60_000 } }
const NO_CONTENT = Type.Null()
const replies = { 204: NO_CONTENT, '4xx': Problem }

/** A clerk signs in, locks the screen, comes back, leaves; and their own PIN and plate. */
export function sessionRoutes(
  app: App,
  { gate, sessions, signIn, staff, idleSeconds }: SessionRoutesParts,
): void {
  app.post(
    '/api/session',
    {
      config: PIN_RATE,
      schema: { tags: ['staff'], summary: 'Sign in', body: SignInBody, response: replies },
    },
    async (request, reply) => {
      const tried = await signIn.signIn({ ...request.body, address: request.ip })
      if (tried.at !== 'ok') return sendRefusedPin(reply, tried, '姓名或密码不对，请再试一次。')
      // Whoever sat here before is gone, and a token that was planted is worth nothing.
      const before = sessions.find(sessionToken(request) ?? '')
      if (before.at !== 'none') signIn.signOut(before)
      giveSession(request, reply, tried.token)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/api/session/names',
    { schema: { tags: ['staff'], summary: 'Who may sign in', response: { 200: NamesReply } } },
    async () => ({ names: staff.active().map(({ name }) => name) }),
  )

  app.get(
    '/api/session',
    {
      onRequest: gate.lockedRead,
      schema: {
        tags: ['staff'],
        summary: 'Who is signed in here',
        response: { 200: SessionView, '4xx': Problem },
      },
    },
    async (request) => {
      const { clerk, role } = gate.sessionOf(request)
      const { at } = sessions.find(sessionToken(request) ?? '')
      return { at: at === 'locked' ? at : ('signed-in' as const), clerk: plate(clerk), role, idleSeconds }
    },
  )

  app.delete(
    '/api/session',
    {
      onRequest: gate.lockedWrite,
      schema: { tags: ['staff'], summary: 'Sign out', response: replies },
    },
    async (request, reply) => {
      signIn.signOut(gate.sessionOf(request))
      takeSession(request, reply)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/session/awake',
    {
      onRequest: gate.write,
      schema: { tags: ['staff'], summary: 'Somebody is at the screen', response: replies },
    },
    async (_request, reply) => reply.code(204).send(null),
  )

  app.post(
    '/api/session/lock',
    {
      onRequest: gate.lockedWrite,
      schema: { tags: ['staff'], summary: 'Lock the screen', response: replies },
    },
    async (request, reply) => {
      sessions.lock(gate.sessionOf(request).id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/session/unlock',
    {
      onRequest: gate.lockedWrite,
      config: PIN_RATE,
      schema: {
        tags: ['staff'],
        summary: 'Come back to a locked screen',
        body: UnlockBody,
        response: replies,
      },
    },
    async (request, reply) => {
      const tried = await signIn.unlock(gate.sessionOf(request), request.body.pin)
      if (tried.at !== 'ok') return sendRefusedPin(reply, tried, '密码不对，请再试一次。')
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/api/session/pin',
    {
      onRequest: gate.write,
      config: PIN_RATE,
      schema: { tags: ['staff'], summary: "Change one's own PIN", body: ChangePinBody, response: replies },
    },
    async (request, reply) => {
      const changed = await signIn.changePin(gate.sessionOf(request), request.body)
      switch (changed.at) {
        case 'ok':
          return reply.code(204).send(null)
        case 'easy-pin':
          return sendProblem(reply, 'invalid-request', '新密码太容易猜（如 111111、123456），请换一个。', {
            errors: [{ field: 'body.newPin', allowed: '不能都是同一个数字，也不能是连号' }],
          })
        case 'failed':
          return sendProblem(reply, 'ledger-unavailable', '没有保存成功，密码没有变，请稍后再试。')
        case 'wrong-pin':
        case 'too-many-tries':
          return sendRefusedPin(reply, changed, '现在的密码不对，请再试一次。')
      }
    },
  )

  app.put(
    '/api/session/plate',
    {
      onRequest: gate.write,
      schema: {
        tags: ['staff'],
        summary: "One's own 座牌",
        body: PlateBody,
        response: { 200: PlateReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { clerk } = gate.sessionOf(request)
      const changed = await staff.setPlate(clerk, request.body)
      if (changed.at !== 'done') {
        return sendProblem(reply, 'ledger-unavailable', '没有保存成功，请稍后再试。')
      }
      return { clerk: plate(clerk) }
    },
  )

  function plate(clerk: string) {
    const found = staff.plateOf(clerk)
    if (found === undefined) throw new Error('a session of nobody')
    return found
  }
}

type RefusedPin = { at: 'wrong-pin' } | { at: 'too-many-tries'; seconds: number }

function sendRefusedPin(reply: FastifyReply, refused: RefusedPin, wrong: string): FastifyReply {
  if (refused.at === 'wrong-pin') return sendProblem(reply, 'wrong-pin', wrong)
  const { seconds } = refused
  const wait = seconds <= 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
  void reply.header('retry-after', seconds)
  return sendProblem(reply, 'too-many-tries', `试的次数太多了，请过 ${wait}再试。`)
}
