import type { RateLimitOptions } from '@fastify/rate-limit'
import { ChangePinBody, NamesReply, PlateBody, SessionView, SignInBody, UnlockBody } from '#contract/clerk.ts'
import { Problem } from '#contract/problem.ts'
import { PlateReply } from '#contract/staff.ts'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { EasyPin } from '#daemon/desks/staff/easy-pins.ts'
import type { Sessions } from '#daemon/desks/staff/sessions.ts'
import type { SignIn } from '#daemon/desks/staff/sign-in.ts'
import type { Staff } from '#daemon/desks/staff/staff.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import { deviceToken, giveDevice, giveSession, sessionToken, takeSession } from '../staff/session-cookie.ts'
import type { StaffGate } from '../staff/gate.ts'
import { sendRefusedPin } from '../staff/refused-pin.ts'

export type SessionRoutesParts = {
  gate: StaffGate
  sessions: Sessions
  signIn: SignIn
  staff: Staff
  /** Seconds after which an idle screen locks. */
  idleSeconds: number
}

/** More than a person types, few enough that a flood of requests costs the station nothing. */
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
      config: { permission: 'anybody', ...PIN_RATE },
      schema: { tags: ['staff'], summary: 'Sign in', body: SignInBody, response: replies },
    },
    async (request, reply) => {
      const tried = await signIn.signIn({
        ...request.body,
        address: request.ip,
        device: deviceToken(request),
      })
      if (tried.at !== 'ok') return sendRefusedPin(reply, tried, '姓名或密码不对，请再试一次。')
      // Ends the session of the clerk before, and makes a planted token worthless.
      const before = sessions.find(sessionToken(request) ?? '')
      if (before.at !== 'none') signIn.signOut(before)
      giveSession(request, reply, tried.token)
      if (tried.device !== null) giveDevice(request, reply, tried.device)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/api/session/names',
    {
      config: { permission: 'anybody' },
      schema: { tags: ['staff'], summary: 'Who may sign in', response: { 200: NamesReply } },
    },
    async () => ({ names: staff.active().map(({ name }) => name) }),
  )

  app.get(
    '/api/session',
    {
      config: { permission: 'own-session', whenLocked: 'too' },
      schema: {
        tags: ['staff'],
        summary: 'Who is signed in here',
        response: { 200: SessionView, '4xx': Problem },
      },
    },
    async (request) => {
      const { account, permissions, pin } = gate.sessionOf(request)
      const { at } = sessions.find(sessionToken(request) ?? '')
      return {
        at: at === 'locked' ? at : ('signed-in' as const),
        clerk: plate(account),
        permissions: [...permissions],
        pin,
        idleSeconds,
      }
    },
  )

  app.delete(
    '/api/session',
    {
      config: { permission: 'own-session', whenLocked: 'too' },
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
      config: { permission: 'own-session' },
      schema: { tags: ['staff'], summary: 'Somebody is at the screen', response: replies },
    },
    async (_request, reply) => reply.code(204).send(null),
  )

  app.post(
    '/api/session/lock',
    {
      config: { permission: 'own-session', whenLocked: 'too' },
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
      config: { permission: 'own-session', whenLocked: 'too', ...PIN_RATE },
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
      config: { permission: 'own-session', ...PIN_RATE },
      schema: { tags: ['staff'], summary: "Change one's own PIN", body: ChangePinBody, response: replies },
    },
    async (request, reply) => {
      const changed = await signIn.changePin(gate.sessionOf(request), request.body)
      switch (changed.at) {
        case 'ok':
          return reply.code(204).send(null)
        case 'easy-pin':
          return sendEasyPin(reply, EASY_PIN[changed.why])
        case 'same-pin':
          return sendEasyPin(reply, '新密码和现在的一样，请换一个。')
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
      config: { permission: 'own-plate.edit' },
      schema: {
        tags: ['staff'],
        summary: "One's own 座牌",
        body: PlateBody,
        response: { 200: PlateReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { account } = gate.sessionOf(request)
      const changed = await staff.setPlate(account, request.body)
      if (changed.at !== 'done') {
        return sendProblem(reply, 'ledger-unavailable', '没有保存成功，请稍后再试。')
      }
      return { clerk: plate(account) }
    },
  )

  function plate(account: string) {
    const found = staff.plateOf(account)
    if (found === undefined) throw new Error('a session of nobody')
    return found
  }
}

const EASY_PIN: Record<EasyPin, string> = {
  pattern: '新密码有重复的花样（如 123123、112211），太容易猜，请换一个。',
  run: '新密码是连号（如 123456、112233），太容易猜，请换一个。',
  date: '新密码像生日或别的日期，太容易猜，请换一个。',
  common: '新密码是很多人都用的号码，太容易猜，请换一个。',
}

function sendEasyPin(reply: FastifyReply, words: string): FastifyReply {
  return sendProblem(reply, 'invalid-request', words, {
    errors: [
      { field: 'body.newPin', allowed: '不能是连号、重复的数字、日期或常用的号码，也不能和现在的一样' },
    ],
  })
}
