import type { FirstUseReply, FirstUseStep, MarkStepBody } from '#contract/first-use.ts'
import type { TodoReply } from '#contract/todo.ts'
import type { AcknowledgeTroubleBody, SeenTroublesBody, TroublesReply } from '#contract/trouble.ts'
import type { Asks, Sends } from './route.ts'

/** What there is to do, troubles, and the way from the sample to one’s own station. */
export type TodoRoutes = {
  'GET /api/troubles': Asks<TroublesReply>
  'GET /api/first-use': Asks<FirstUseReply>
  'POST /api/first-use/:step': Sends<MarkStepBody, FirstUseReply, { step: FirstUseStep }>
  'GET /api/todo': Asks<TodoReply>
  'POST /api/troubles/acknowledge': Sends<AcknowledgeTroubleBody, TroublesReply>
  'POST /api/troubles/seen': Sends<SeenTroublesBody, null>
}
