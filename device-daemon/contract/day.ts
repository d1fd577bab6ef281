import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** `POST /api/day/confirm`: a clerk says that the machine's clock is right and this is its day, YYYY-MM-DD. */
export const ConfirmDayBody = Type.Object({ commandId: CommandId, day: Day }, { additionalProperties: false })
export type ConfirmDayBody = Static<typeof ConfirmDayBody>

/** The business day that is open now. */
export const DayReply = Type.Object({ day: Day })
export type DayReply = Static<typeof DayReply>

/**
 * Ends every ticket but those of `goesOn`, by their ids: thousands are told in one message. Null where those who go on are
 * too many to be named.
 */
export const DayLive = Type.Object({
  'day-opened': Type.Object({
    day: Type.String(),
    goesOn: Type.Union([Type.Array(Type.String()), Type.Null()]),
  }),
})
