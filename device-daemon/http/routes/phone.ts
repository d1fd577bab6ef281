import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Type } from 'typebox'
import { PhoneTicket } from '#contract/phone.ts'
import { Problem } from '#contract/problem.ts'
import type { Clock } from '#daemon/clock.ts'
import type { PhoneDesk } from '#daemon/desks/phone/phone-desk.ts'
import { openPackage } from '../server/access.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'

export type PhoneRoutesParts = {
  desk: PhoneDesk
  clock: Clock
  /** Folder that vite built: phone/ holds the page and its assets. */
  uiDir: string
}

const GONE = '没有这张号，或者已经过了当天。'
/** A hall's phones; further ones ask again by themselves until one has gone. */
const STREAMS_MAX = 300
/** A family looks at one slip; the next phone ends the one that has looked longest, and nobody takes the whole hall's. */
const STREAMS_A_SLIP = 4
const HEARTBEAT_MS = 15_000
/** Many calls within a breath are one message. */
const GATHER_MS = 200
const BACKLOG_MAX_BYTES = 64 * 1024

const Token = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) })

/**
 * `/t/`: a ticket on its holder's phone, and nothing else. No account: the token of the slip has 128 random bits. Nothing
 * is kept by the browser, and nothing of the address leaves it.
 */
export async function phoneRoutes(app: App, { desk, clock, uiDir }: PhoneRoutesParts): Promise<void> {
  const html = await readFile(join(uiDir, 'phone/index.html'))
  const streams = openStreams(desk, clock)
  app.addHook('preClose', async () => streams.close())

  await openPackage(app, async (scope) => {
    await scope.register(fastifyStatic, {
      root: join(uiDir, 'phone/assets'),
      prefix: '/t/assets/',
      immutable: true,
      maxAge: '1y',
      preCompressed: true,
      index: false,
      decorateReply: false,
    })
  })

  app.get(
    '/t/:token',
    { config: { permission: 'anybody' }, schema: { hide: true, params: Token } },
    async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html),
  )

  app.get(
    '/t/:token/ticket',
    {
      config: { permission: 'anybody' },
      schema: { hide: true, params: Token, response: { 200: PhoneTicket, '4xx': Problem } },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      return desk.ticket(request.params.token) ?? sendProblem(reply, 'unknown-ticket', GONE)
    },
  )

  app.get(
    '/t/:token/live',
    {
      config: { permission: 'anybody' },
      schema: { hide: true, params: Token, response: { '4xx': Problem, '5xx': Problem } },
    },
    async (request, reply) => {
      const { token } = request.params
      if (desk.ticket(token) === undefined) return sendProblem(reply, 'unknown-ticket', GONE)
      if (!streams.hasRoom(token))
        return sendProblem(reply, 'too-many-tries', '看号的手机太多了，请过一会儿再看。')
      reply.hijack()
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value)
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      })
      streams.join(token, reply.raw)
      return undefined
    },
  )
}

/** As much of an HTTP response as a stream needs. */
type Phone = {
  readonly writableLength: number
  write(text: string): unknown
  end(): unknown
  destroy(): unknown
  on(event: 'close' | 'error', then: () => void): unknown
}

function openStreams(desk: PhoneDesk, clock: Clock) {
  /** In the order in which they came. */
  const phones = new Map<Phone, { token: string; told: string }>()
  let cancelTell: (() => void) | undefined
  let cancelBeat = clock.after(HEARTBEAT_MS, beat)

  /** `news`: what has changed. `all`: also what has not, with the time of the station. */
  function tell(phone: Phone, known: { token: string; told: string }, what: 'news' | 'all'): void {
    const ticket = desk.ticket(known.token)
    if (ticket === undefined) {
      phones.delete(phone)
      phone.write('event: over\ndata: {}\n\n')
      phone.end()
      return
    }
    // The minute alone is no news.
    const reads = JSON.stringify({ ...ticket, time: '' })
    if (what === 'news' && reads === known.told) return
    known.told = reads
    if (phone.writableLength > BACKLOG_MAX_BYTES) phone.destroy()
    else phone.write(`event: ticket\ndata: ${JSON.stringify(ticket)}\n\n`)
  }

  function tellAll(what: 'news' | 'all'): void {
    for (const [phone, known] of phones) tell(phone, known, what)
  }

  const unsubscribe = desk.onChanged(() => {
    if (phones.size === 0) return
    cancelTell ??= clock.after(GATHER_MS, () => {
      cancelTell = undefined
      tellAll('news')
    })
  })

  /** The browser hides a comment from the page: what shows that the wire still holds is the ticket itself. */
  function beat(): void {
    tellAll('all')
    cancelBeat = clock.after(HEARTBEAT_MS, beat)
  }

  function ofSlip(token: string): Phone[] {
    return [...phones].flatMap(([phone, known]) => (known.token === token ? [phone] : []))
  }

  return {
    hasRoom: (token: string) => phones.size < STREAMS_MAX || ofSlip(token).length >= STREAMS_A_SLIP,
    join(token: string, phone: Phone): void {
      const same = ofSlip(token)
      for (const oldest of same.slice(0, Math.max(0, same.length + 1 - STREAMS_A_SLIP))) {
        phones.delete(oldest)
        oldest.end()
      }
      const known = { token, told: '' }
      phones.set(phone, known)
      phone.on('close', () => phones.delete(phone))
      phone.on('error', () => phones.delete(phone))
      tell(phone, known, 'news')
    },
    close(): void {
      unsubscribe()
      cancelTell?.()
      cancelBeat()
      for (const phone of phones.keys()) phone.end()
      phones.clear()
    },
  }
}
