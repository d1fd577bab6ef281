import { Type, type Static } from 'typebox'
import { StaffTicket } from './clerk.ts'

/** How a ticket of any day went, for staff. Instants are ISO 8601 UTC, null where it never came to that. */
export const PastTicket = Type.Object({
  ticket: StaffTicket,
  /** Of the first call, of the first service, and of the end. */
  calledAt: Type.Union([Type.String(), Type.Null()]),
  servedAt: Type.Union([Type.String(), Type.Null()]),
  endedAt: Type.Union([Type.String(), Type.Null()]),
  /** Label of the window that had it last. */
  window: Type.Union([Type.String(), Type.Null()]),
  /** Name of the clerk who had it last. */
  clerk: Type.Union([Type.String(), Type.Null()]),
})
export type PastTicket = Static<typeof PastTicket>

/**
 * `GET /api/past-tickets`. With `at`: the tickets of a day that ended so, newest first. With `q`: those of a number
 * (on `day`, or the newest of any), of a 查询码 or of what a scanner reads from a slip; the last two for a week.
 */
export const PastTicketsQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
    at: Type.Optional(Type.Union([Type.Literal('done'), Type.Literal('cancelled')])),
    day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  },
  { additionalProperties: false },
)
export type PastTicketsQuery = Static<typeof PastTicketsQuery>

export const PastTicketsReply = Type.Object({ tickets: Type.Array(PastTicket) })
export type PastTicketsReply = Static<typeof PastTicketsReply>
