import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'
import { Permission } from './permission.ts'
import { StaffCall } from './staff-call.ts'
import { QueueView } from './station.ts'
import { Priority, PriorityReason, PrintState, TicketState } from './ticket.ts'
import { ClerkPlate, WindowView } from './window.ts'

const TicketId = Type.String({ minLength: 1, maxLength: 64 })
const Strict = { additionalProperties: false }

/** `POST /api/session` → 204 and a cookie; 401 `wrong-pin`, 429 `too-many-tries`. */
export const SignInBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 32 }),
    pin: Type.String({ minLength: 1, maxLength: 64 }),
  },
  Strict,
)
export type SignInBody = Static<typeof SignInBody>

/** `POST /api/session/unlock`: the same person comes back to a locked screen. */
export const UnlockBody = Type.Object({ pin: Type.String({ minLength: 1, maxLength: 64 }) }, Strict)
export type UnlockBody = Static<typeof UnlockBody>

/** `PUT /api/session/pin`. A PIN has 6 to 12 digits. */
export const ChangePinBody = Type.Object(
  {
    pin: Type.String({ minLength: 1, maxLength: 64 }),
    newPin: Type.String({ pattern: '^[0-9]{6,12}$' }),
  },
  Strict,
)
export type ChangePinBody = Static<typeof ChangePinBody>

/**
 * `editor` (内容员) may also write what the station shows; `agent` (代办员) carries the cases that were entrusted to them,
 * and serves at no window; `lead` (站长) may all, and looks after accounts.
 */
export const StaffRole = Type.Union([
  Type.Literal('lead'),
  Type.Literal('editor'),
  Type.Literal('clerk'),
  Type.Literal('agent'),
])
export type StaffRole = Static<typeof StaffRole>

/** `GET /api/session`: 200 for a live session, locked or not; 401 `not-signed-in` otherwise. */
export const SessionView = Type.Object({
  at: Type.Union([Type.Literal('signed-in'), Type.Literal('locked')]),
  clerk: ClerkPlate,
  permissions: Type.Array(Permission),
  /** `given`: another person knows it. Until it is changed, only the account's own session routes answer. */
  pin: Type.Union([Type.Literal('given'), Type.Literal('own')]),
  /** Idle seconds after which the screen locks. */
  idleSeconds: Type.Integer({ minimum: 1 }),
})
export type SessionView = Static<typeof SessionView>

/**
 * `GET /api/session/awaits`: how much waits for the clerk of a locked screen, and nothing of what it is, because everybody
 * may read that screen.
 */
export const Awaits = Type.Object({
  /** Troubles by which residents miss something, and to which no clerk goes yet. */
  troubles: Type.Integer({ minimum: 0 }),
  /** Another clerk asks for a window of this one; no answer within a minute is a yes. */
  takeOver: Type.Boolean(),
})
export type Awaits = Static<typeof Awaits>

/**
 * `GET /api/session/names`: who may sign in, so that a touch screen needs no keyboard. No secret: every name stands on a
 * plate in the hall.
 */
export const NamesReply = Type.Object({ names: Type.Array(Type.String()) })
export type NamesReply = Static<typeof NamesReply>

/** `PUT /api/session/plate`: one's own 座牌. */
export const PlateBody = Type.Object(
  {
    title: Type.String({ maxLength: 20 }),
    number: Type.String({ maxLength: 20 }),
    party: ClerkPlate.properties.party,
  },
  Strict,
)
export type PlateBody = Static<typeof PlateBody>

/** A ticket as staff see it: with its errand, the priority and why. */
export const StaffTicket = Type.Object({
  id: TicketId,
  number: Type.String(),
  day: Type.String(),
  itemSeq: Type.Union([Type.Integer(), Type.Null()]),
  queueId: Type.String(),
  /** Everyday title of the errand; null for 综合业务. */
  errand: Type.Union([Type.Object({ seq: Type.Integer(), title: Type.String() }), Type.Null()]),
  state: TicketState,
  priority: Priority,
  /** Waits longer than the ageing limit: counts as priority. */
  aged: Type.Boolean(),
  /** Sent to this window alone. */
  onlyWindow: Type.Union([Type.String(), Type.Null()]),
  /** Back from being put aside at this window, whose very next it is. */
  nextAt: Type.Union([Type.String(), Type.Null()]),
  /** What its errand needs, and the ids of the windows that have it; null where every window will do. */
  skill: Type.Union([Type.Object({ name: Type.String(), windows: Type.Array(Type.String()) }), Type.Null()]),
  takenAt: Type.String(),
  /** The window that issued it; null where it was taken at a kiosk. */
  issuedAt: Type.Union([Type.String(), Type.Null()]),
  /** The ticket of the same person's earlier visit; null for a new person. */
  revisitOf: Type.Union([Type.String(), Type.Null()]),
  print: PrintState,
})
export type StaffTicket = Static<typeof StaffTicket>

const Who = Type.Object({ id: Type.String(), name: Type.String() })

/**
 * 接替 of a window at which a person is in hand. `clerk`: who asks; `from`: who serves, or did. `seconds`: after `now` of
 * the work, until no answer is a yes. `over`: how the newest one ended while `ticketId` was in hand.
 */
export const TakeOverView = Type.Union([
  Type.Object({ at: Type.Literal('none') }),
  Type.Object({ at: Type.Literal('asked'), clerk: Who, from: Who, seconds: Type.Integer({ minimum: 0 }) }),
  Type.Object({
    at: Type.Literal('over'),
    how: Type.Union([
      Type.Literal('answer'),
      Type.Literal('no-answer'),
      Type.Literal('free'),
      Type.Literal('lead'),
      Type.Literal('refused'),
      Type.Literal('withdrawn'),
    ]),
    clerk: Who,
    from: Who,
    ticketId: Type.Union([Type.String(), Type.Null()]),
  }),
])
export type TakeOverView = Static<typeof TakeOverView>

/** `GET /api/windows/:id/work`: everything the clerk's screen of one window shows. */
export const WindowWork = Type.Object({
  /** Ledger seq it is as of. */
  seq: Type.Integer(),
  now: Type.String(),
  timeZone: Type.String(),
  window: WindowView,
  takeOver: TakeOverView,
  /** Called or served here. */
  current: Type.Union([StaffTicket, Type.Null()]),
  /** In the order in which this window would call them. */
  waiting: Type.Array(StaffTicket),
  /** Put aside, at any window. */
  held: Type.Array(StaffTicket),
  /** Today's no-shows, newest first: a mistake can be undone. */
  noShows: Type.Array(StaffTicket),
  windows: Type.Array(WindowView),
  queues: Type.Array(QueueView),
  staffCalls: Type.Array(StaffCall),
  /** Who is at work: has a window that is open or paused. A call for staff can be handed over to these people only. */
  clerks: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  callsBeforeNoShow: Type.Integer(),
  /** Kiosks at which a slip can come out, the usual one first. */
  printers: Type.Array(Type.String()),
  /**
   * The silence that the call in hand still wants before a further one counts, and before 过号: so many seconds after
   * `now`, 0 when it is over. `unsaid`: it has still to be said. Null where nothing is called.
   */
  silence: Type.Union([
    Type.Object({
      last: Type.Union([Type.Literal('said'), Type.Literal('unsaid')]),
      seconds: Type.Integer({ minimum: 0 }),
    }),
    Type.Null(),
  ]),
  /** Finished today at this window. */
  servedToday: Type.Integer(),
  /** Finished today, at all windows together, by the clerk of this window; null while the window has no clerk. */
  servedByClerk: Type.Union([Type.Integer(), Type.Null()]),
})
export type WindowWork = Static<typeof WindowWork>

/** `POST /api/windows/:id/call-next`, `/close`, `/resume`, `/take-over`, `/withdraw-take-over`. */
export const WindowBody = Type.Object({ commandId: CommandId }, Strict)
export type WindowBody = Static<typeof WindowBody>
/**
 * `POST /api/windows/:id/open`. `takeOver`: relieve the clerk who left it open; one who has somebody in hand is asked, and
 * the answer is still that clerk's window.
 */
export const OpenWindowBody = Type.Object(
  { commandId: CommandId, takeOver: Type.Optional(Type.Boolean()) },
  Strict,
)
export type OpenWindowBody = Static<typeof OpenWindowBody>
/** `POST /api/windows/:id/allow-take-over`, `/refuse-take-over`. `asker`: the account that the answer is for. */
export const TakeOverAnswerBody = Type.Object(
  { commandId: CommandId, asker: Type.String({ minLength: 1, maxLength: 64 }) },
  Strict,
)
export type TakeOverAnswerBody = Static<typeof TakeOverAnswerBody>
/** `POST /api/windows/:id/pause`. */
export const PauseWindowBody = Type.Object(
  { commandId: CommandId, notice: Type.String({ maxLength: 30 }) },
  Strict,
)
export type PauseWindowBody = Static<typeof PauseWindowBody>
/** `POST /api/windows/:id/recall`, `/serve`, `/finish`, `/finish-and-call`, `/no-show`, `/return`, `/cancel`, `/undo`, `/take-up`. */
export const WindowTicketBody = Type.Object({ commandId: CommandId, ticketId: TicketId }, Strict)
export type WindowTicketBody = Static<typeof WindowTicketBody>
/** `POST /api/windows/:id/refuse-priority`. `serve`: the person that was called is served at once all the same. */
export const RefusePriorityBody = Type.Object(
  { commandId: CommandId, ticketId: TicketId, serve: Type.Optional(Type.Boolean()) },
  Strict,
)
export type RefusePriorityBody = Static<typeof RefusePriorityBody>
/** `POST /api/windows/:id/hold`. */
export const HoldBody = Type.Object(
  { commandId: CommandId, ticketId: TicketId, reason: Type.String({ minLength: 1, maxLength: 40 }) },
  Strict,
)
export type HoldBody = Static<typeof HoldBody>
/**
 * `POST /api/windows/:id/issue`: a number for a person who cannot use the kiosk. Without `itemSeq` 综合业务. `kiosk`:
 * where the slip comes out, the first one with a printer unless named; `print` 'none': the number is told or written
 * down. `serve`: in hand at once. `reason`: why although there are no numbers now (409 `queue-full`, `station-closed`,
 * `issuing-stopped` without). `revisitOf`: the ticket of an earlier visit of the same person, of any day.
 */
export const IssueTicketBody = Type.Object(
  {
    commandId: CommandId,
    itemSeq: Type.Optional(Type.Integer()),
    declared: Type.Optional(Type.Union([Type.Boolean(), PriorityReason])),
    kiosk: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    print: Type.Optional(Type.Literal('none')),
    serve: Type.Optional(Type.Boolean()),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    revisitOf: Type.Optional(TicketId),
  },
  Strict,
)
/** `POST /api/windows/:id/call`: one chosen ticket, before its turn. */
export const CallTicketBody = Type.Object(
  { commandId: CommandId, ticketId: TicketId, reason: Type.String({ minLength: 1, maxLength: 40 }) },
  Strict,
)
/** `POST /api/windows/:id/transfer`. */
export const TransferBody = Type.Object(
  {
    commandId: CommandId,
    ticketId: TicketId,
    to: Type.Union([
      Type.Object({ window: Type.String({ minLength: 1, maxLength: 16 }) }, Strict),
      Type.Object({ queueId: Type.String({ minLength: 1, maxLength: 64 }) }, Strict),
    ]),
  },
  Strict,
)
export type TransferBody = Static<typeof TransferBody>
/** `POST /api/windows/:id/reprint`: at a kiosk with a printer, the first one unless named. */
export const ClerkReprintBody = Type.Object(
  {
    commandId: CommandId,
    ticketId: TicketId,
    kiosk: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  },
  Strict,
)
export type ClerkReprintBody = Static<typeof ClerkReprintBody>

/** Of every command about a ticket. After `/finish-and-call`: the ticket that was called, or the finished one if the line is empty. */
export const StaffTicketReply = Type.Object({ ticket: StaffTicket })
export type StaffTicketReply = Static<typeof StaffTicketReply>

/** Of a command about a window. */
export const WindowReply = Type.Object({ window: WindowView })
export type WindowReply = Static<typeof WindowReply>
