import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  AskToPairBody,
  AskToPairReply,
  DisplaysReply,
  PairDisplayBody,
  RemoveDisplayBody,
} from '#contract/displays.ts'
import { Problem } from '#contract/problem.ts'
import type { DisplayDesk } from '#daemon/desks/displays/display-desk.ts'
import type { DisplayEvent } from '#daemon/domain/displays/displays.ts'
import type { LiveStream } from '../live/live-stream.ts'
import { faultOf, sendFault } from '../server/answer.ts'
import type { App, Facing } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { displayToken, giveDisplay } from '../staff/session-cookie.ts'
import { displayProblems } from '../words/displays.ts'

/** Screens of the LAN ask to be trusted; staff pair them by the code that they show, and take it back. */
export function displayRoutes(
  app: App,
  parts: {
    desk: DisplayDesk
    live: Pick<LiveStream, 'displays'>
    gate: StaffGate
    facing: Facing
    /** Of the certificate's key. */
    fingerprint: string | null
    nameOf(account: string): string
  },
): void {
  const { desk, live, gate, facing, fingerprint, nameOf } = parts
  const actorOf = (request: FastifyRequest) =>
    ({ at: 'staff', account: gate.sessionOf(request).account, window: null }) as const

  function standing(): DisplaysReply {
    const open = live.displays()
    return {
      fingerprint,
      asking: desk.asking().map(({ screen, address, since }) => ({
        screen,
        address,
        since: new Date(since).toISOString(),
      })),
      displays: desk.paired().map(({ id, name, screen, by, time }) => ({
        id,
        name,
        screen,
        at: open.has(id) ? ('open' as const) : ('gone' as const),
        by: nameOf(by),
        time,
      })),
    }
  }

  const about = (isOwn: (event: DisplayEvent) => boolean) => ({
    words: () => displayProblems.notSaved,
    reader: 'staff' as const,
    unavailable: displayProblems.notSaved,
    isOwn: (event: { type: string }) =>
      (event.type === 'display-paired' || event.type === 'display-removed') &&
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its type says so
      isOwn(event as DisplayEvent),
  })

  app.post(
    '/api/displays/ask',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['hall'],
        summary: 'A screen of the LAN asks to be trusted, again and again until it is paired',
        body: AskToPairBody,
        response: { 200: AskToPairReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      if (facing.at === 'loopback') return { at: 'own' as const }
      const { screen } = request.body
      const kept = displayToken(request)
      const asked = desk.ask(kept, { screen, address: request.ip })
      if (asked.at === 'too-many') return sendProblem(reply, 'too-many-tries', displayProblems.tooMany)
      const token = asked.at === 'waiting' ? (asked.token ?? kept) : kept
      // Browsers keep a cookie for 400 days at most, from the last time that it was given.
      if (token !== undefined) giveDisplay(request, reply, token)
      return asked.at === 'paired' ? { at: 'paired' as const } : { at: 'waiting' as const, code: asked.code }
    },
  )

  app.get(
    '/api/displays',
    {
      config: { permission: 'devices.see' },
      schema: {
        tags: ['devices'],
        summary: 'Screens of the LAN: which are paired, and how many show a code',
        response: { 200: DisplaysReply, '4xx': Problem },
      },
    },
    async () => standing(),
  )

  app.post(
    '/api/displays/pair',
    {
      config: { permission: 'devices.edit' },
      schema: {
        tags: ['devices'],
        summary: 'Trust the screen that shows this code',
        description: '422 `no-such-code`.',
        body: PairDisplayBody,
        response: { 200: DisplaysReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, code, name } = request.body
      const outcome = await desk.pair(commandId, actorOf(request), { code, name: name.trim() })
      if (outcome.at === 'no-such-code')
        return sendProblem(reply, { own: 'no-such-code', status: 422 }, displayProblems.noSuchCode)
      const fault = faultOf(
        outcome,
        about(({ type }) => type === 'display-paired'),
      )
      return fault === null ? standing() : sendFault(reply, fault)
    },
  )

  app.post(
    '/api/displays/:id/remove',
    {
      config: { permission: 'devices.edit' },
      schema: {
        tags: ['devices'],
        summary: 'Trust a screen no longer',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        body: RemoveDisplayBody,
        response: { 200: DisplaysReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const outcome = await desk.remove(request.body.commandId, actorOf(request), id)
      const fault = faultOf(
        outcome,
        about((event) => event.type === 'display-removed' && event.id === id),
      )
      return fault === null ? standing() : sendFault(reply, fault)
    },
  )
}
