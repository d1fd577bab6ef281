import type { PlateBody } from '#contract/clerk.ts'
import type {
  AccountChangesReply,
  NewPinReply,
  OwnPinBody,
  PlateReply,
  StaffAccountReply,
  StaffBody,
  StaffReply,
} from '#contract/staff.ts'
import type { Asks, ById, Sends } from './route.ts'

/** 人员: accounts, PINs, plates. */
export type PeopleRoutes = {
  'GET /api/staff': Asks<StaffReply>
  'POST /api/staff': Sends<StaffBody, NewPinReply>
  'PUT /api/staff/:id': Sends<StaffBody, StaffAccountReply, ById>
  'GET /api/staff/changes': Asks<AccountChangesReply>
  'POST /api/staff/:id/reset-pin': Sends<OwnPinBody, NewPinReply, ById>
  'POST /api/staff/:id/disable': Sends<OwnPinBody, StaffAccountReply, ById>
  'POST /api/staff/:id/enable': Sends<OwnPinBody, StaffAccountReply, ById>
  'PUT /api/staff/:id/plate': Sends<PlateBody, PlateReply, ById>
  'DELETE /api/staff/:id/photo': Asks<PlateReply, ById>
  'DELETE /api/staff/:id/sessions': Asks<StaffAccountReply, ById>
}
