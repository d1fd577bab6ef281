import { Type, type Static } from 'typebox'
import { Announcement } from './announcement.ts'
import { CardFault, CardRead, CardWaiting } from './card.ts'
import { ContentKind } from './contents.ts'
import { CodeScanned } from './find-ticket.ts'
import { BoardBrief } from './notice.ts'
import { StaffCall } from './staff-call.ts'
import { HomeContents, KioskView, Opening, QueueView, StationNow, StationView } from './station.ts'
import { PrintFault } from './ticket.ts'
import { Trouble, TroublesReply } from './trouble.ts'
import { WindowView } from './window.ts'

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
  /** For a clerk's screen alone: what staff have to see to. */
  troubles: Type.Optional(Type.Array(Trouble)),
})
export type Snapshot = Static<typeof Snapshot>

const TicketRef = Type.Object({ ticketId: Type.String(), number: Type.String(), queueId: Type.String() })
const TicketAtWindow = Type.Object({ ...TicketRef.properties, window: Type.String() })

/**
 * The deltas of `GET /api/live`, by event name. Every one is absolute (applying it twice changes nothing), so a
 * resumed stream may repeat the entry it broke off in. Those born of a ledger entry carry its seq as `id:`.
 */
export const LiveEvents = Type.Object({
  snapshot: Snapshot,
  'queues-changed': Type.Object({ queues: Type.Array(QueueView) }),
  'windows-changed': Type.Object({ windows: Type.Array(WindowView) }),
  'staff-calls-changed': Type.Object({ staffCalls: Type.Array(StaffCall) }),
  // Beside `ticket-called` and `ticket-recalled`, with their id: for screens that speak. Behind a snapshot without id,
  // for a screen that was away when the call was made, less than a minute ago.
  announcement: Announcement,
  'opening-changed': Type.Object({ now: Type.String(), opening: Opening }),
  'kiosk-changed': Type.Object({ kiosk: KioskView }),
  // Another day has begun for the 信息公开 board: without id, like everything that is not in the ledger.
  'board-changed': Type.Object({ day: Type.String(), ...BoardBrief.properties }),
  // Something was published: without id. Screens ask again for what they show of these kinds.
  'contents-changed': Type.Object({
    kinds: Type.Array(ContentKind),
    station: StationView,
    ...HomeContents.properties,
  }),
  // Ends every ticket but those of `goesOn`, by their ids: thousands are told in one message.
  'day-opened': Type.Object({ day: Type.String(), goesOn: Type.Array(Type.String()) }),
  'ticket-taken': TicketRef,
  'ticket-called': TicketAtWindow,
  'ticket-recalled': TicketAtWindow,
  'ticket-serving': TicketAtWindow,
  'ticket-done': TicketAtWindow,
  'ticket-held': TicketRef,
  'ticket-returned': TicketRef,
  'ticket-transferred': TicketRef,
  'ticket-no-show': TicketAtWindow,
  'ticket-cancelled': TicketRef,
  'ticket-printed': Type.Object({ ticketId: Type.String() }),
  'ticket-print-failed': Type.Object({ ticketId: Type.String(), reason: PrintFault }),
  'ticket-print-unconfirmed': Type.Object({ ticketId: Type.String(), reason: PrintFault }),
  // For clerks' screens alone, without id.
  'troubles-changed': TroublesReply,
  // For the clerk's screen of that window, without id, never replayed: a pad itself says nothing.
  'pad-refused': Type.Object({ window: Type.String(), detail: Type.String() }),
  // Of one kiosk only, without id, never replayed.
  'card-waiting': CardWaiting,
  'card-read': CardRead,
  'card-failed': Type.Object({ reason: CardFault }),
  'card-removed': Type.Object({}),
  // Likewise, and only while the kiosk's screen waits for a slip.
  'code-scanned': CodeScanned,
})
export type LiveEvents = Static<typeof LiveEvents>
export type LiveEventName = keyof LiveEvents
