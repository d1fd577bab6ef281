import { Type, type Static } from 'typebox'
import { AgencyTallyReply } from './cases.ts'
import { CommandId } from './command-id.ts'
import { Priority, PrintState } from './ticket.ts'

const Count = Type.Integer({ minimum: 0 })
const Seconds = Type.Union([Count, Type.Null()])

/** Of times in whole seconds: how many, the middle one, the one that nine of ten do not exceed; null without any. */
export const Spread = Type.Object({ count: Count, median: Seconds, ninetieth: Seconds })
export type Spread = Static<typeof Spread>

/** `called`: numbers first called here, whose waiting time it is; `service`: of those that were served here. */
export const PlaceFigures = Type.Object({
  id: Type.String(),
  /** The window's label or the person's name. */
  name: Type.String(),
  called: Count,
  served: Count,
  noShows: Count,
  cancelled: Count,
  waiting: Spread,
  service: Spread,
})
export type PlaceFigures = Static<typeof PlaceFigures>

/**
 * Visits for cases, those of void ones left out: first ones; those for a matter that is known already, by why they were
 * needed; and why what can be done online was not, where the desk has asked.
 */
export const DayVisits = Type.Object({
  first: Count,
  again: Type.Object({ 'not-all-told': Count, 'result-not-there': Count, other: Count }),
  offline: Type.Object({ 'cannot-use': Count, 'no-phone': Count, 'not-possible': Count, other: Count }),
})
export type DayVisits = Static<typeof DayVisits>

/** `GET /api/reports/day?day=YYYY-MM-DD&format=json`: what one day has come to; today's as far as it has come. */
export const DayReport = Type.Object({
  day: Type.String(),
  /** Instant it is as of, ISO 8601 UTC. */
  asOf: Type.String(),
  timeZone: Type.String(),
  /** `going-on`: numbers that are `left` may still be called; `over`: they went with the day. */
  at: Type.Union([Type.Literal('going-on'), Type.Literal('over')]),
  totals: Type.Object({
    taken: Count,
    served: Count,
    noShows: Count,
    cancelled: Count,
    left: Count,
    waiting: Spread,
    service: Spread,
    longestWait: Type.Union([Type.Object({ number: Type.String(), seconds: Count }), Type.Null()]),
  }),
  /** In the order of station.yaml; then those that are there no more. */
  windows: Type.Array(PlaceFigures),
  people: Type.Array(PlaceFigures),
  /** By the hour of the station's wall clock, only those in which something happened. */
  hours: Type.Array(
    Type.Object({ hour: Type.Integer({ minimum: 0, maximum: 23 }), taken: Count, served: Count }),
  ),
  letters: Type.Array(
    Type.Object({ letter: Type.String(), first: Type.String(), last: Type.String(), count: Count }),
  ),
  visits: DayVisits,
  /** 停止取号 of the day. `resumedAt`: null where it held to the end. */
  stops: Type.Array(
    Type.Object({
      at: Type.String(),
      by: Type.String(),
      why: Type.Union([Type.Literal('asked'), Type.Literal('enough-waiting'), Type.Literal('past-closing')]),
      resumedAt: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
export type DayReport = Static<typeof DayReport>

/**
 * `GET /api/reports/month?month=YYYY-MM&format=json`. `days`: those that have begun, the first one first. `agents`: what was
 * entrusted in it, and what came of that.
 */
export const MonthReport = Type.Object({
  month: Type.String(),
  days: Type.Array(DayReport),
  agents: AgencyTallyReply.properties.agents,
})
export type MonthReport = Static<typeof MonthReport>

/** One who waits, as the lead sees it. `only`: the window that alone may call it. */
export const WaitingPerson = Type.Object({
  number: Type.String(),
  /** Everyday title; null for 综合业务. */
  errand: Type.Union([Type.String(), Type.Null()]),
  queue: Type.String(),
  priority: Priority,
  takenAt: Type.String(),
  only: Type.Union([Type.String(), Type.Null()]),
})
export type WaitingPerson = Static<typeof WaitingPerson>

/** `GET /api/reports/now`: who waits at this moment, in the order in which they will be called, and who was put aside. */
export const NowReport = Type.Object({
  /** Ledger seq it is as of. */
  seq: Type.Integer(),
  now: Type.String(),
  timeZone: Type.String(),
  day: Type.String(),
  /** The first ones of them. */
  waiting: Type.Array(WaitingPerson),
  waitingCount: Count,
  /** Who has waited the longest. */
  longest: Type.Union([WaitingPerson, Type.Null()]),
  heldCount: Count,
})
export type NowReport = Static<typeof NowReport>

/** `POST /api/reports/day/print`: 日结单, on the slip printer of a kiosk; the first one that has a printer unless named. */
export const PrintDayBody = Type.Object(
  {
    commandId: CommandId,
    day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    kiosk: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  },
  { additionalProperties: false },
)
export type PrintDayBody = Static<typeof PrintDayBody>

/** Answers when the printer has said what became of it. */
export const PrintDayReply = Type.Object({ print: PrintState })
export type PrintDayReply = Static<typeof PrintDayReply>
