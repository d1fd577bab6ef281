import { Type, type Static } from 'typebox'
import { StaffRole } from './clerk.ts'
import { ClerkPlate } from './window.ts'

const Strict = { additionalProperties: false }

/** Something a person can type and tap: no spaces. */
const StaffName = Type.String({ minLength: 1, maxLength: 20, pattern: '^\\S+$' })

/** An account as the 站长 sees it: no secrets. `sessions`: where they are signed in now. */
export const StaffAccountView = Type.Object({
  ...ClerkPlate.properties,
  role: StaffRole,
  at: Type.Union([Type.Literal('active'), Type.Literal('disabled')]),
  sessions: Type.Integer({ minimum: 0 }),
})
export type StaffAccountView = Static<typeof StaffAccountView>

/** `GET /api/staff`, in the order in which the accounts were made. */
export const StaffReply = Type.Object({ accounts: Type.Array(StaffAccountView) })
export type StaffReply = Static<typeof StaffReply>

/** The 站长's own PIN, asked again before an act that much depends on. */
export const OwnPin = Type.String({ minLength: 1, maxLength: 64 })

/** `POST /api/staff/:id/reset-pin`, `/disable`, `/enable`. */
export const OwnPinBody = Type.Object({ pin: OwnPin }, Strict)
export type OwnPinBody = Static<typeof OwnPinBody>

/** `POST /api/staff`, `PUT /api/staff/:id`. */
export const StaffBody = Type.Object({ name: StaffName, role: StaffRole, pin: OwnPin }, Strict)
export type StaffBody = Static<typeof StaffBody>

/** Of everything the 站长 does to an account. */
export const StaffAccountReply = Type.Object({ account: StaffAccountView })
export type StaffAccountReply = Static<typeof StaffAccountReply>

/** `GET /api/staff/changes`: what was done to accounts, the newest first. `by`: null for the station itself. */
export const AccountChangesReply = Type.Object({
  changes: Type.Array(
    Type.Object({
      at: Type.Union([
        Type.Literal('account-added'),
        Type.Literal('account-changed'),
        Type.Literal('account-pin-reset'),
        Type.Literal('account-pin-changed'),
        Type.Literal('account-disabled'),
        Type.Literal('account-enabled'),
        Type.Literal('account-plate-changed'),
        Type.Literal('account-change-failed'),
      ]),
      name: Type.String(),
      by: Type.Union([Type.String(), Type.Null()]),
      /** Instant, ISO 8601 UTC. */
      time: Type.String(),
    }),
  ),
})
export type AccountChangesReply = Static<typeof AccountChangesReply>

/** A new account or a new PIN; it is shown here once and nowhere else. */
export const NewPinReply = Type.Object({ account: StaffAccountView, pin: Type.String() })
export type NewPinReply = Static<typeof NewPinReply>

/** `PUT /api/session/plate`, `PUT` and `DELETE /api/session/photo`: one's own 座牌 as it is now. */
export const PlateReply = Type.Object({ clerk: ClerkPlate })
export type PlateReply = Static<typeof PlateReply>
