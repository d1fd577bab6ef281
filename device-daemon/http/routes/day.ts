import { ConfirmDayBody, DayReply } from '#contract/day.ts'
import { Problem } from '#contract/problem.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Station } from '#daemon/station.ts'
import type { App } from '../server/app.ts'
import { faultOf, sendFault } from '../server/answer.ts'
import type { StaffGate } from '../staff/gate.ts'
import { dayRefusalWords } from '../words/day.ts'

const LEDGER_UNAVAILABLE = '没有保存成功，日期没有变，请稍后再试。'

/** The business day, for staff: a clerk's yes to the day that the machine's clock shows. */
export function dayRoutes(
  app: App,
  { station, gate }: { station: Pick<Station, 'execute' | 'today'>; gate: StaffGate },
): void {
  app.post(
    '/api/day/confirm',
    {
      config: { permission: 'day.confirm' },
      schema: {
        tags: ['staff'],
        summary: "确认日期 (the machine's clock is right)",
        description: '409 `wrong-state` where the clock shows another day by now, or one that cannot be.',
        body: ConfirmDayBody,
        response: { 200: DayReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, day } = request.body
      const { account } = gate.sessionOf(request)
      const actor: Actor = { at: 'staff', account, window: null }
      const outcome = await station.execute(commandId, { type: 'confirm-day', day }, actor)
      // A day that is confirmed is opened by the same entry, or was open: the command writes nothing of its own.
      const fault = faultOf(outcome, {
        words: dayRefusalWords,
        reader: 'staff',
        unavailable: LEDGER_UNAVAILABLE,
        isOwn: () => false,
      })
      if (fault !== null) return sendFault(reply, fault)
      return { day: outcome.at === 'done' ? outcome.entry.day : station.today() }
    },
  )
}
