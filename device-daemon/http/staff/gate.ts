import type { FastifyReply, FastifyRequest } from 'fastify'
import type { StaffRole } from '#contract/clerk.ts'
import type { ProblemCode } from '#contract/problem.ts'
import type { SessionFound, Sessions } from '#daemon/desks/staff/sessions.ts'
import { sendProblem } from '../server/problems.ts'
import { sessionToken } from './session-cookie.ts'

/** Who is asking. `id` is the session's, `account` the account's. */
type StaffSession = { id: string; account: string; name: string; role: StaffRole }

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** Stands before staff's routes: `{ onRequest: gate.write }`; whoever may not come in is told so before a body is read. */
export type StaffGate = {
  /** Signed in, the screen not locked. Reading is no activity: the screen locks although it refreshes itself. */
  read: Hook
  /** Also the header `x-kiosk: 1`, which no foreign page can send. Keeps the session awake. */
  write: Hook
  /** A write that only the 站长 may do. */
  lead: Hook
  /** Reading what only the 站长 may see. */
  leadRead: Hook
  /** Reading that a locked screen may do too. */
  lockedRead: Hook
  /** A write that a locked screen may do too: unlock it, sign out. Keeps nothing awake. */
  lockedWrite: Hook
  /** Whose request it is, behind any of these. */
  sessionOf(request: FastifyRequest): StaffSession
}

type Refusal = { code: ProblemCode; detail: string } | null
type Check = (request: FastifyRequest) => Refusal

const NOT_SIGNED_IN: Refusal = { code: 'not-signed-in', detail: '请先登录。' }
const LOCKED: Refusal = { code: 'session-locked', detail: '屏幕已锁定，请输入密码解锁。' }
const NO_HEADER: Refusal = { code: 'missing-header', detail: '请求缺少 x-kiosk: 1 这一行。' }
const NOT_LEAD: Refusal = { code: 'not-allowed', detail: '这件事只有站长可以做。' }

/** `accountOf`: name and rights as they are now; undefined for somebody who may no longer sign in. */
export function openStaffGate(
  sessions: Sessions,
  accountOf: (account: string) => { name: string; role: StaffRole } | undefined,
): StaffGate {
  const known = new WeakMap<FastifyRequest, StaffSession>()

  function find(request: FastifyRequest): SessionFound {
    const token = sessionToken(request)
    const found: SessionFound = token === undefined ? { at: 'none' } : sessions.find(token)
    if (found.at === 'none') return found
    const who = accountOf(found.account)
    if (who === undefined) return { at: 'none' }
    known.set(request, { id: found.id, account: found.account, name: who.name, role: who.role })
    return found
  }

  function sessionOf(request: FastifyRequest): StaffSession {
    const session = known.get(request)
    if (session === undefined) throw new Error('the route stands behind no staff gate')
    return session
  }

  const signedIn: Check = (request) => (find(request).at === 'none' ? NOT_SIGNED_IN : null)
  const unlocked: Check = (request) => {
    const { at } = find(request)
    if (at === 'none') return NOT_SIGNED_IN
    return at === 'locked' ? LOCKED : null
  }
  const header: Check = (request) => (request.headers['x-kiosk'] === '1' ? null : NO_HEADER)
  const lead: Check = (request) => (sessionOf(request).role === 'lead' ? null : NOT_LEAD)
  const awake: Check = (request) => {
    sessions.touch(sessionOf(request).id)
    return null
  }

  return {
    read: gateOf(unlocked),
    write: gateOf(unlocked, header, awake),
    lead: gateOf(unlocked, header, awake, lead),
    leadRead: gateOf(unlocked, lead),
    lockedRead: gateOf(signedIn),
    lockedWrite: gateOf(signedIn, header),
    sessionOf,
  }
}

/** Answers with the first refusal; where there is none, the route goes on. */
function gateOf(...checks: readonly Check[]): Hook {
  return async (request, reply) => {
    for (const check of checks) {
      const refusal = check(request)
      if (refusal !== null) return sendProblem(reply, refusal.code, refusal.detail)
    }
    return undefined
  }
}
