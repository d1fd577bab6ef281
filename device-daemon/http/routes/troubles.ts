import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import { SeenTroublesBody, TroublesReply } from '#contract/trouble.ts'
import type { SeenTroubles } from '#daemon/desks/troubles/seen-troubles.ts'
import type { App } from '../server/app.ts'
import type { StaffGate } from '../staff/gate.ts'

/** What staff have to see to, the same list that the machine's keeper finds in `/readyz`. */
export function troubleRoutes(app: App, { seen, gate }: { seen: SeenTroubles; gate: StaffGate }): void {
  app.get(
    '/api/troubles',
    {
      config: { permission: 'devices.see' },
      schema: {
        tags: ['staff'],
        summary: 'What staff have to see to, in words',
        response: { 200: TroublesReply, '4xx': Problem },
      },
    },
    async () => ({ troubles: [...seen.troubles()] }),
  )

  app.post(
    '/api/troubles/seen',
    {
      config: { permission: 'devices.see', pressedBy: 'page' },
      schema: {
        tags: ['staff'],
        summary: "The clerk's screen has shown these troubles",
        body: SeenTroublesBody,
        response: { 204: Type.Null(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      seen.see(gate.sessionOf(request).account, request.body.ids)
      return reply.code(204).send(null)
    },
  )
}
