import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import { AcknowledgeTroubleBody, SeenTroublesBody, TroublesReply } from '#contract/trouble.ts'
import type { AcknowledgedTroubles } from '#daemon/desks/troubles/acknowledged-troubles.ts'
import type { SeenTroubles } from '#daemon/desks/troubles/seen-troubles.ts'
import { faultOf, sendFault } from '../server/answer.ts'
import type { App } from '../server/app.ts'
import type { StaffGate } from '../staff/gate.ts'

type TroublesDesk = Pick<AcknowledgedTroubles, 'troubles' | 'acknowledge'> & Pick<SeenTroubles, 'see'>

const LEDGER_UNAVAILABLE = '机器暂时记不下来是谁去看，请直接去看。'

/** What staff have to see to, the same list that the machine's keeper finds in `/readyz`. */
export function troubleRoutes(app: App, { desk, gate }: { desk: TroublesDesk; gate: StaffGate }): void {
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
    async () => ({ troubles: [...desk.troubles()] }),
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
      const { ids, window = null } = request.body
      desk.see({ account: gate.sessionOf(request).account, window }, ids)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/troubles/acknowledge',
    {
      config: { permission: 'devices.see' },
      schema: {
        tags: ['staff'],
        summary: '我去看 (a clerk goes and sees to it)',
        description: 'No desk sounds for it any more, and each shows who went and when.',
        body: AcknowledgeTroubleBody,
        response: { 200: TroublesReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, id, window = null } = request.body
      const who = { account: gate.sessionOf(request).account, window }
      const outcome = await desk.acknowledge(commandId, id, who)
      const fault =
        outcome.at === 'over'
          ? null
          : faultOf(outcome, {
              // The area declares no refusal.
              words: (refusal: never) => refusal,
              reader: 'staff',
              unavailable: LEDGER_UNAVAILABLE,
              isOwn: ({ type }) => type === 'trouble-acknowledged',
            })
      return fault === null ? { troubles: [...desk.troubles()] } : sendFault(reply, fault)
    },
  )
}
