import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Type } from 'typebox'
import { PhoneCases, PhoneTicket } from '#contract/phone.ts'
import { Problem } from '#contract/problem.ts'
import type { Clock } from '#daemon/clock.ts'
import type { PhoneDesk } from '#daemon/desks/phone/phone-desk.ts'
import { phoneTopic } from '../live/topics/phone.ts'
import { openViewStream } from '../live/view-stream.ts'
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
/** A family looks at one slip; the next phone ends the stream of the first, so that one slip cannot take every place of the hall. */
const STREAMS_A_SLIP = 4

const Token = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) })

/**
 * `/t/`: a ticket on its holder's phone, and nothing else. No account: the token of the slip has 128 random bits. Nothing
 * is kept by the browser, and nothing of the address leaves it.
 */
export async function phoneRoutes(app: App, { desk, clock, uiDir }: PhoneRoutesParts): Promise<void> {
  const html = await readFile(join(uiDir, 'phone/index.html'))
  const streams = openViewStream(clock, phoneTopic(desk))
  const ofSlip = (token: string) => streams.listeners().filter((phone) => phone.token === token)
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
      return (await desk.reliably(request.params.token)) ?? sendProblem(reply, 'unknown-ticket', GONE)
    },
  )

  app.get(
    '/t/:token/cases',
    {
      config: { permission: 'anybody' },
      schema: { hide: true, params: Token, response: { 200: PhoneCases, '4xx': Problem } },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      return desk.cases(request.params.token)
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
      if ((await desk.reliably(token)) === undefined) return sendProblem(reply, 'unknown-ticket', GONE)
      const same = ofSlip(token)
      if (streams.listeners().length >= STREAMS_MAX && same.length < STREAMS_A_SLIP)
        return sendProblem(reply, 'too-many-tries', '看号的手机太多了，请过一会儿再看。')
      for (const oldest of same.slice(0, Math.max(0, same.length + 1 - STREAMS_A_SLIP))) streams.end(oldest)
      streams.join(reply, { token })
      return undefined
    },
  )
}
