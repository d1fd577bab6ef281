import type { FastifyRequest } from 'fastify'
import type { Permission } from '#contract/permission.ts'
import type { Rights } from '#daemon/desks/staff/staff-desk.ts'
import type { SessionFound, Sessions } from '#daemon/desks/staff/sessions.ts'
import type { Admit } from '../server/access.ts'
import type { Refused } from '../server/problems.ts'
import { sessionToken } from './session-cookie.ts'

/** Who is asking. `id` is the session's, `account` the account's. */
type StaffSession = { id: string; account: string } & Rights

/** Runs before every route: a request without the permission is refused before its body is read. */
export type StaffGate = {
  /**
   * By the route's permission. A write also wants the header `x-kiosk: 1`, which no foreign page can send, and keeps the
   * session awake; what a page asks by itself is no activity, so that a screen locks although it refreshes itself.
   */
  admit: Admit
  /** Whose request it is, behind every route that asks for a session. */
  sessionOf(request: FastifyRequest): StaffSession
  /**
   * For a stream that goes on: the account of this request's session as it is now; null once it is locked, has ended or
   * may do this no longer.
   */
  accountNow(request: FastifyRequest, permission: Permission): string | null
}

const NOT_SIGNED_IN: Refused = { code: 'not-signed-in', detail: '请先登录。' }
const LOCKED: Refused = { code: 'session-locked', detail: '屏幕已锁定，请输入密码解锁。' }
const NO_HEADER: Refused = { code: 'missing-header', detail: '请求缺少 x-kiosk: 1 这一行。' }
const PIN_MUST_CHANGE: Refused = {
  code: 'pin-must-change',
  detail: '这个密码是别人给您的，请先换成自己的密码。',
}
const NOT_ALLOWED: Refused = { code: 'not-allowed', detail: '您的账号不能做这件事，请找站长。' }

/** `rightsOf`: what an account may do now; undefined for one that may no longer sign in. */
export function openStaffGate(
  sessions: Sessions,
  rightsOf: (account: string) => Rights | undefined,
): StaffGate {
  const known = new WeakMap<FastifyRequest, StaffSession>()

  function find(request: FastifyRequest): SessionFound {
    const token = sessionToken(request)
    const found: SessionFound = token === undefined ? { at: 'none' } : sessions.find(token)
    if (found.at === 'none') return found
    const rights = rightsOf(found.account)
    if (rights === undefined) return { at: 'none' }
    known.set(request, { id: found.id, account: found.account, ...rights })
    return found
  }

  function sessionOf(request: FastifyRequest): StaffSession {
    const session = known.get(request)
    if (session === undefined) throw new Error('a route that is open to anybody asks whose session it is')
    return session
  }

  return {
    admit(request, access) {
      if (access === 'anybody') return null
      const isWrite = request.method !== 'GET' && request.method !== 'HEAD'
      const alsoLocked = request.routeOptions.config.whenLocked === 'too'
      const found = find(request)
      if (found.at === 'none') return NOT_SIGNED_IN
      if (found.at === 'locked' && !alsoLocked) return LOCKED
      if (isWrite && request.headers['x-kiosk'] !== '1') return NO_HEADER
      const isActivity = request.routeOptions.config.pressedBy !== 'page'
      if (isWrite && !alsoLocked && isActivity) sessions.touch(found.id)
      if (access === 'own-session') return null
      const { pin, permissions } = sessionOf(request)
      if (pin === 'given') return PIN_MUST_CHANGE
      return permissions.includes(access) ? null : NOT_ALLOWED
    },
    sessionOf,
    accountNow(request, permission) {
      const found = find(request)
      if (found.at !== 'signed-in') return null
      const { pin, permissions } = sessionOf(request)
      return pin === 'own' && permissions.includes(permission) ? found.account : null
    },
  }
}
