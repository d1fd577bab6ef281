import { Type, type Static } from 'typebox'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** `GET /api/calendar/working-day?from=YYYY-MM-DD&days=N`: the first working day after `from` is day 1. */
export const WorkingDayQuery = Type.Object(
  {
    from: Day,
    /** As many as the longest limit that any law sets for an errand, and more. */
    days: Type.String({ pattern: '^[1-9][0-9]{0,2}$' }),
  },
  { additionalProperties: false },
)
/** `GET /api/calendar/holidays`: the notices that the station has, the newest first. Days are YYYY-MM-DD. */
export const HolidaysReply = Type.Object({
  tables: Type.Array(
    Type.Object({
      year: Type.Integer(),
      holidays: Type.Array(Type.Object({ name: Type.String(), from: Day, to: Day })),
      workdays: Type.Array(Day),
    }),
  ),
})
export type HolidaysReply = Static<typeof HolidaysReply>
export const WorkingDayReply = Type.Object({ date: Day })
export type WorkingDayReply = Static<typeof WorkingDayReply>
