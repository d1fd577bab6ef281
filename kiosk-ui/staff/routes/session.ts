import type {
  Awaits,
  ChangePinBody,
  NamesReply,
  PlateBody,
  SessionView,
  SignInBody,
  UnlockBody,
} from '#contract/clerk.ts'
import type { PlateReply } from '#contract/staff.ts'
import type { Asks, Sends } from './route.ts'

/** One's own session, PIN and plate. */
export type SessionRoutes = {
  'GET /api/session/names': Asks<NamesReply>
  'GET /api/session': Asks<SessionView>
  'GET /api/session/awaits': Asks<Awaits>
  'POST /api/session': Sends<SignInBody, null>
  'DELETE /api/session': Asks<null>
  'POST /api/session/awake': Asks<null>
  'POST /api/session/lock': Asks<null>
  'POST /api/session/unlock': Sends<UnlockBody, null>
  'PUT /api/session/pin': Sends<ChangePinBody, null>
  'PUT /api/session/plate': Sends<PlateBody, PlateReply>
  'DELETE /api/session/photo': Asks<PlateReply>
}
