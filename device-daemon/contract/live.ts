import { Type, type Static } from 'typebox'
import { AnnouncementLive } from './announcement.ts'
import { CardLive } from './card.ts'
import { DayLive } from './day.ts'
import { CaseLive } from './cases.ts'
import { BookingsLive } from './bookings.ts'
import { FeedbackLive } from './feedback.ts'
import { FindTicketLive } from './find-ticket.ts'
import { BoardBrief, BoardLive } from './notice.ts'
import { PadLive } from './pad.ts'
import { OpeningLive, OpeningReply } from './opening.ts'
import { StaffCall, StaffCallLive } from './staff-call.ts'
import { HomeContents, KioskView, StationLive, StationNow, StationView } from './station.ts'
import { TicketLive } from './ticket.ts'
import { TodoLive } from './todo.ts'
import { Trouble, TroubleLive } from './trouble.ts'
import { WindowLive, WindowView } from './window.ts'

/** First event of every live stream. `seq` is the ledger's newest entry that it contains. */
export const Snapshot = Type.Object({
  v: Type.Literal(1),
  seq: Type.Integer({ minimum: 0 }),
  ...StationNow.properties,
  station: StationView,
  kiosk: KioskView,
  ...HomeContents.properties,
  ...BoardBrief.properties,
  /** Every window as the hall shows it, in the order of station.yaml. */
  windows: Type.Array(WindowView),
  /** 叫工作人员 calls that are not ended, oldest first. */
  staffCalls: Type.Array(StaffCall),
  /** Newest first. */
  calls: Type.Array(
    Type.Object({
      ticketId: Type.String(),
      number: Type.String(),
      window: Type.String(),
      calledAt: Type.String(),
    }),
  ),
  /** The numbers that come up next, where the station shows them; the next one first. */
  upNext: Type.Array(Type.String()),
  /** For a clerk's screen alone: what staff have to see to. */
  troubles: Type.Optional(Type.Array(Trouble)),
  /** For screens with a session: 停止取号, and days that differ. */
  plan: Type.Optional(OpeningReply),
})
export type Snapshot = Static<typeof Snapshot>

/**
 * The deltas of `GET /api/live`, by event name; each area's contract names its own. Every one is absolute (applying it
 * twice changes nothing), so a resumed stream may repeat the entry it broke off in. Those born of a ledger entry carry
 * its seq as `id:`.
 */
export const LiveEvents = Type.Object({
  snapshot: Snapshot,
  ...StationLive.properties,
  ...DayLive.properties,
  ...TicketLive.properties,
  ...AnnouncementLive.properties,
  ...WindowLive.properties,
  ...PadLive.properties,
  ...StaffCallLive.properties,
  ...CardLive.properties,
  ...FindTicketLive.properties,
  ...BoardLive.properties,
  ...TroubleLive.properties,
  ...TodoLive.properties,
  ...OpeningLive.properties,
  ...FeedbackLive.properties,
  ...BookingsLive.properties,
  ...CaseLive.properties,
})
export type LiveEvents = Static<typeof LiveEvents>
export type LiveEventName = keyof LiveEvents
