import type { WindowWork } from '#contract/clerk.ts'
import type { ErrandsReply } from '#contract/errand.ts'
import type { PastTicketsReply } from '#contract/past-ticket.ts'
import type {
  AnswerStaffCallBody,
  EndStaffCallBody,
  HandOverStaffCallBody,
  StaffCallReply,
} from '#contract/staff-call.ts'
import type { Asks, ById, Sends } from './route.ts'

/** The desk at a window, but for its verbs, and calls for staff. */
export type WindowsRoutes = {
  'GET /api/errands?q=:q': Asks<ErrandsReply, { q: string }>
  'GET /api/past-tickets?at=:at': Asks<PastTicketsReply, { at: 'done' | 'cancelled' }>
  'GET /api/past-tickets?q=:q': Asks<PastTicketsReply, { q: string }>
  'GET /api/past-tickets?q=:q&day=:day': Asks<PastTicketsReply, { q: string; day: string }>
  'GET /api/windows/:id/work': Asks<WindowWork, ById>
  'POST /api/staff-calls/:id/answer': Sends<AnswerStaffCallBody, StaffCallReply, ById>
  'POST /api/staff-calls/:id/hand-over': Sends<HandOverStaffCallBody, StaffCallReply, ById>
  'POST /api/staff-calls/:id/end': Sends<EndStaffCallBody, null, ById>
}
