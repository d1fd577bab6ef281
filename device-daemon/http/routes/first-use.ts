import { Type } from 'typebox'
import { FirstUseReply, FirstUseStep, MarkStepBody } from '#contract/first-use.ts'
import { Problem } from '#contract/problem.ts'
import type { FirstUseDesk } from '#daemon/desks/first-use/first-use-desk.ts'
import { faultOf, sendFault } from '../server/answer.ts'
import type { App } from '../server/app.ts'
import type { StaffGate } from '../staff/gate.ts'

const LEDGER_UNAVAILABLE = '没有记下来，请稍后再按一次。'

/** 把示例换成自己的站. */
export function firstUseRoutes(app: App, { desk, gate }: { desk: FirstUseDesk; gate: StaffGate }): void {
  app.get(
    '/api/first-use',
    {
      config: { permission: 'content.edit' },
      schema: {
        tags: ['staff'],
        summary: 'What turns the sample into a station of its own, and what is left of the sample',
        response: { 200: FirstUseReply, '4xx': Problem },
      },
    },
    async () => desk.view(),
  )

  app.post(
    '/api/first-use/:step',
    {
      config: { permission: 'content.publish' },
      schema: {
        tags: ['staff'],
        summary: 'A step is done, comes later, or is open again',
        params: Type.Object({ step: FirstUseStep }),
        body: MarkStepBody,
        response: { 200: FirstUseReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, as } = request.body
      const { account } = gate.sessionOf(request)
      const fault = faultOf(await desk.mark(commandId, account, request.params.step, as), {
        // The area declares no refusal.
        words: (refusal: never) => refusal,
        reader: 'staff',
        unavailable: LEDGER_UNAVAILABLE,
        isOwn: ({ type }) => type === 'first-use-marked',
      })
      return fault === null ? desk.view() : sendFault(reply, fault)
    },
  )
}
