import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

/** 叫工作人员 from a kiosk. The clerk who answers first is the 首问责任人 until a handover. Instants are ISO 8601 UTC. */
export const StaffCall = Type.Object({
  id: Type.String(),
  kiosk: Type.String(),
  calledAt: Type.String(),
  state: Type.Union([
    Type.Object({ at: Type.Literal('waiting') }),
    Type.Object({
      at: Type.Literal('answered'),
      /** Id and name of the 首问责任人, and the window they come from. */
      clerk: Type.String(),
      name: Type.String(),
      window: Type.Union([Type.String(), Type.Null()]),
      answeredAt: Type.String(),
    }),
  ]),
})
export type StaffCall = Static<typeof StaffCall>

const Strict = { additionalProperties: false }

/** `POST /api/staff-calls`: from a kiosk, no session. One call at a time per kiosk: a second gives the one there is. */
export const CallStaffBody = Type.Object(
  { commandId: CommandId, kiosk: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) },
  Strict,
)
export type CallStaffBody = Static<typeof CallStaffBody>

export const StaffCallReply = Type.Object({ call: StaffCall })
export type StaffCallReply = Static<typeof StaffCallReply>

/**
 * `POST /api/staff-calls/:id/cancel`: by the resident (不用了), no session. `POST /api/staff-calls/:id/end`: by a clerk
 * (已经帮好). Both 204; ended already is no error.
 */
export const EndStaffCallBody = Type.Object({ commandId: CommandId }, Strict)
export type EndStaffCallBody = Static<typeof EndStaffCallBody>

/** `POST /api/staff-calls/:id/answer`: a clerk goes. */
export const AnswerStaffCallBody = Type.Object(
  { commandId: CommandId, window: Type.Optional(Type.String({ minLength: 1, maxLength: 16 })) },
  Strict,
)
export type AnswerStaffCallBody = Static<typeof AnswerStaffCallBody>

/** `POST /api/staff-calls/:id/hand-over`. `to`: id of a clerk who has a window; 409 `wrong-state` for any other. */
export const HandOverStaffCallBody = Type.Object(
  { commandId: CommandId, to: Type.String({ minLength: 1, maxLength: 64 }) },
  Strict,
)
export type HandOverStaffCallBody = Static<typeof HandOverStaffCallBody>

/** What the live stream tells of calls for staff. */
export const StaffCallLive = Type.Object({
  'staff-calls-changed': Type.Object({ staffCalls: Type.Array(StaffCall) }),
})
