import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

const PLAIN_NAME = 'kiosk-session'
/** Browsers take a cookie of this name over TLS only, for this host only, for every path. */
const HOST_NAME = '__Host-kiosk-session'

const ATTRIBUTES: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict' }

/** The session's token, as the browser brought it. */
export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request)]
}

/** A cookie for as long as the browser is open; the daemon ends the session earlier. */
export function giveSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(nameFor(request), token, { ...ATTRIBUTES, secure: onTls(request) })
}

export function takeSession(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(nameFor(request), { ...ATTRIBUTES, secure: onTls(request) })
}

function nameFor(request: FastifyRequest): string {
  return onTls(request) ? HOST_NAME : PLAIN_NAME
}

function onTls(request: FastifyRequest): boolean {
  return request.protocol === 'https'
}
