import { ConfirmDayBody, DayReply } from '#contract/day.ts'
import { Problem } from '#contract/problem.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Station } from '#daemon/station.ts'
import type { App } from '../server/app.ts'
import { ownEvents } from '../server/own-events.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { readerOf } from '../words/reader.ts'
import { refusalWords } from '../words/refusal.ts'

const LEDGER_UNAVAILABLE = '没有保存成功，日期没有变，请稍后再试。'
const COMMAND_ID_IN_USE = '这个编号已经用在别的操作上，请再点一次。'

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
      switch (outcome.at) {
        case 'refused':
          return sendProblem(reply, outcome.refusal.code, refusalWords(outcome.refusal, readerOf(actor)))
        case 'unavailable':
          return sendProblem(reply, 'ledger-unavailable', LEDGER_UNAVAILABLE)
        case 'unchanged':
          return { day: station.today() }
        case 'done':
          return ownEvents(outcome.entry).length === 0
            ? { day: outcome.entry.day }
            : sendProblem(reply, 'command-id-in-use', COMMAND_ID_IN_USE)
      }
    },
  )
}
