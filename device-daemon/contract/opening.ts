import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

const Strict = { additionalProperties: false }
const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** When 停止取号 begins by itself. `count`: people who wait. */
const StopWhen = Type.Union([
  Type.Object({ at: Type.Literal('waiting'), count: Type.Integer({ minimum: 1, maximum: 999 }) }, Strict),
  /** As soon as a person who takes a ticket would not be called before the station closes. */
  Type.Object({ at: Type.Literal('past-closing') }, Strict),
])

/** Whether tickets are given today. `by`: a person's name. Instants are ISO 8601 UTC. */
const IssuingView = Type.Union([
  Type.Object({ at: Type.Literal('on') }),
  Type.Object({ at: Type.Literal('stops-later'), when: StopWhen, by: Type.String(), since: Type.String() }),
  Type.Object({
    at: Type.Literal('stopped'),
    why: Type.Union([Type.Literal('asked'), Type.Literal('enough-waiting'), Type.Literal('past-closing')]),
    by: Type.String(),
    since: Type.String(),
  }),
])
export type IssuingView = Static<typeof IssuingView>

/** What differs on one day; times are HH:MM by the station's wall clock. */
const DayExceptionKind = Type.Union([
  Type.Object({ at: Type.Literal('opens-later'), time: Time }, Strict),
  Type.Object({ at: Type.Literal('closes-earlier'), time: Time }, Strict),
  Type.Object({ at: Type.Literal('closed') }, Strict),
  Type.Object(
    {
      at: Type.Literal('window-until'),
      window: Type.String({ minLength: 1, maxLength: 16 }),
      time: Time,
    },
    Strict,
  ),
])
export type DayExceptionKind = Static<typeof DayExceptionKind>

/** `reason`: for residents, '' = none. `by`: a person's name. */
const DayExceptionView = Type.Object({
  id: Type.String(),
  day: Day,
  exception: DayExceptionKind,
  reason: Type.String(),
  by: Type.String(),
})
export type DayExceptionView = Static<typeof DayExceptionView>

/** `POST /api/day/stop-issuing`: 停止取号 for the rest of the day; `POST /api/day/resume-issuing` ends it. */
export const StopIssuingBody = Type.Object(
  {
    commandId: CommandId,
    when: Type.Union([Type.Object({ at: Type.Literal('now') }, Strict), ...StopWhen.anyOf]),
  },
  Strict,
)
export type StopIssuingBody = Static<typeof StopIssuingBody>

/** Of a press that needs no more words: `POST /api/day/resume-issuing`, `POST /api/day/exceptions/:id/withdraw`. */
export const DayPressBody = Type.Object({ commandId: CommandId }, Strict)
export type DayPressBody = Static<typeof DayPressBody>

/** `POST /api/day/exceptions`; one of the same kind for the same day is replaced. */
export const AddExceptionBody = Type.Object(
  { commandId: CommandId, day: Day, exception: DayExceptionKind, reason: Type.String({ maxLength: 12 }) },
  Strict,
)
export type AddExceptionBody = Static<typeof AddExceptionBody>

/** What the station does otherwise than its hours say, today and on days to come. */
export const OpeningReply = Type.Object({ issuing: IssuingView, exceptions: Type.Array(DayExceptionView) })
export type OpeningReply = Static<typeof OpeningReply>

/** For screens with a session, without id. */
export const OpeningLive = Type.Object({ 'day-plan-changed': OpeningReply })
