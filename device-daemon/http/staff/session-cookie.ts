import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

const SESSION = 'kiosk-session'
const DEVICE = 'kiosk-device'
const DISPLAY = 'kiosk-display'
/** Browsers take a cookie of such a name over TLS only, for this host only, for every path. */
const HOST_PREFIX = '__Host-'
/** As long as browsers keep a cookie at most; each sign-in starts the time again. */
const DEVICE_SECONDS = 400 * 24 * 3600

const ATTRIBUTES: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict' }

/** The session's token, as the browser brought it. */
export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request, SESSION)]
}

/** Tells a device on which a clerk has signed in before from a stranger's; it opens nothing. */
export function deviceToken(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request, DEVICE)]
}

/** What a screen of the LAN was given when it asked to be paired. */
export function displayToken(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request, DISPLAY)]
}

/** A cookie for as long as the browser is open; the daemon ends the session earlier. */
export function giveSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(nameFor(request, SESSION), token, { ...ATTRIBUTES, secure: onTls(request) })
}

export function giveDevice(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const attributes = { ...ATTRIBUTES, secure: onTls(request), maxAge: DEVICE_SECONDS }
  void reply.setCookie(nameFor(request, DEVICE), token, attributes)
}

export function giveDisplay(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const attributes = { ...ATTRIBUTES, secure: onTls(request), maxAge: DEVICE_SECONDS }
  void reply.setCookie(nameFor(request, DISPLAY), token, attributes)
}

export function takeSession(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(nameFor(request, SESSION), { ...ATTRIBUTES, secure: onTls(request) })
}

function nameFor(request: FastifyRequest, name: string): string {
  return onTls(request) ? HOST_PREFIX + name : name
}

function onTls(request: FastifyRequest): boolean {
  return request.protocol === 'https'
}
