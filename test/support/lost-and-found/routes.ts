import { Type } from 'typebox'
import { CommandId } from '#contract/command-id.ts'
import { Problem } from '#contract/problem.ts'
import type { App } from '#daemon/http/server/app.ts'
import { sendProblem } from '#daemon/http/server/problems.ts'
import type { StaffGate } from '#daemon/http/staff/gate.ts'
import type { Views } from '#daemon/store/views/views.ts'
import type { LostThingCommand } from './area.ts'
import type { LostAndFoundStation } from './feature.ts'
import { lostThings } from './projection.ts'

type Parts = { station: LostAndFoundStation; views: Views; gate: Pick<StaffGate, 'sessionOf'> }

const ThingParams = Type.Object({ id: Type.String() })
const permission = 'queue.serve' as const

export function lostThingRoutes(app: App, { station, views, gate }: Parts): void {
  const run = async (commandId: string, command: LostThingCommand, account: string) => {
    const outcome = await station.execute(commandId, command, { at: 'staff', account, window: null })
    if (outcome.at === 'unavailable') throw new Error(outcome.reason)
    return outcome.at === 'refused' ? outcome.refusal : null
  }

  app.post(
    '/api/lost-things',
    {
      config: { permission },
      schema: {
        body: Type.Object({ commandId: CommandId, ticketId: Type.String(), what: Type.String() }),
        response: { 204: Type.Null(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, ticketId, what } = request.body
      const { account } = gate.sessionOf(request)
      const refusal = await run(commandId, { type: 'note-lost-thing', ticketId, what, by: account }, account)
      return refusal === null
        ? reply.code(204).send(null)
        : sendProblem(reply, 'unknown-ticket', '没有这个号。')
    },
  )

  app.post(
    '/api/lost-things/:id/hand-back',
    {
      config: { permission },
      schema: {
        params: ThingParams,
        body: Type.Object({ commandId: CommandId }),
        response: { 204: Type.Null(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { account } = gate.sessionOf(request)
      const command = { type: 'hand-back-lost-thing', thingId: request.params.id, by: account } as const
      const refusal = await run(request.body.commandId, command, account)
      return refusal === null ? reply.code(204).send(null) : sendProblem(reply, 'not-found', '没有这件东西。')
    },
  )

  app.get('/api/lost-things', { config: { permission } }, async () => ({
    lostThings: station.state().lostAndFound,
  }))

  app.get(
    '/api/lost-things/:id',
    { config: { permission }, schema: { params: ThingParams } },
    async (request, reply) => {
      await views.catchUp(lostThings)
      const lostThing = views.of(lostThings).byId(request.params.id)
      return lostThing === undefined ? sendProblem(reply, 'not-found', '没有这件东西。') : { lostThing }
    },
  )
}
