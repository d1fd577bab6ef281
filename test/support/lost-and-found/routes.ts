import { Type } from 'typebox'
import { CommandId } from '#contract/command-id.ts'
import { Problem } from '#contract/problem.ts'
import type { App } from '#daemon/http/server/app.ts'
import { type Fault, faultOf, sendFault } from '#daemon/http/server/answer.ts'
import { sendProblem } from '#daemon/http/server/problems.ts'
import type { StaffGate } from '#daemon/http/staff/gate.ts'
import type { Views } from '#daemon/store/views/views.ts'
import type { LostThingCommand } from './area.ts'
import type { LostAndFoundStation } from './feature.ts'
import { lostThings } from './projection.ts'
import { lostThingRefusalWords } from './words.ts'

type Parts = { station: LostAndFoundStation; views: Views; gate: Pick<StaffGate, 'sessionOf'> }

const ThingParams = Type.Object({ id: Type.String() })
const permission = 'queue.serve' as const

export function lostThingRoutes(app: App, { station, views, gate }: Parts): void {
  const run = async (commandId: string, command: LostThingCommand, account: string): Promise<Fault | null> =>
    faultOf(await station.execute(commandId, command, { at: 'staff', account, window: null }), {
      words: lostThingRefusalWords,
      statuses: { 'unknown-lost-thing': 404 },
      reader: 'staff',
      unavailable: '没有保存成功，请稍后再试。',
      isOwn: ({ type }) => type.startsWith('lost-thing'),
    })

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
      const fault = await run(commandId, { type: 'note-lost-thing', ticketId, what, by: account }, account)
      return fault === null ? reply.code(204).send(null) : sendFault(reply, fault)
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
      const fault = await run(request.body.commandId, command, account)
      return fault === null ? reply.code(204).send(null) : sendFault(reply, fault)
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
