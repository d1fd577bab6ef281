import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

/** The groups that may be served first (老、弱、病、残、孕、抱婴、退役和现役军人), in the words people use. */
export const PriorityReason = Type.Union([
  Type.Literal('老'),
  Type.Literal('弱'),
  Type.Literal('病'),
  Type.Literal('残'),
  Type.Literal('孕'),
  Type.Literal('抱婴'),
  Type.Literal('退役军人'),
  Type.Literal('现役军人'),
])
export type PriorityReason = Static<typeof PriorityReason>

/** `declared`: said by the resident, confirmed by the clerk. `card`: computed from an ID card. */
export const Priority = Type.Union([
  Type.Object({ at: Type.Literal('none') }),
  Type.Object({ at: Type.Literal('declared'), reason: Type.Optional(PriorityReason) }),
  Type.Object({ at: Type.Literal('card'), reason: Type.Optional(PriorityReason) }),
])
export type Priority = Static<typeof Priority>

/** Instants are ISO 8601 in UTC; `window` is a window id of station.yaml. */
export const TicketState = Type.Union([
  Type.Object({ at: Type.Literal('waiting'), since: Type.String() }),
  Type.Object({
    at: Type.Literal('called'),
    window: Type.String(),
    /** Of the newest call, whether it counts or not. */
    calledAt: Type.String(),
    /** Those that count. */
    calls: Type.Integer({ minimum: 1 }),
    /** When the newest call had been said, or was shown where nothing speaks; missing until then. */
    saidAt: Type.Optional(Type.String()),
  }),
  Type.Object({ at: Type.Literal('serving'), window: Type.String(), startedAt: Type.String() }),
  Type.Object({
    at: Type.Literal('held'),
    window: Type.String(),
    reason: Type.String(),
    since: Type.String(),
  }),
  Type.Object({ at: Type.Literal('done'), window: Type.String(), finishedAt: Type.String() }),
  Type.Object({ at: Type.Literal('no-show'), window: Type.String(), since: Type.String() }),
  Type.Object({ at: Type.Literal('cancelled'), since: Type.String() }),
])
export type TicketState = Static<typeof TicketState>

/** Why a slip did not come out, or why its outcome is unknown. Words for residents are in the words files of kiosk-ui. */
export const PrintFault = Type.Union([
  Type.Literal('no-printer'),
  Type.Literal('paper-out'),
  Type.Literal('cover-open'),
  Type.Literal('offline'),
  Type.Literal('cutter'),
  Type.Literal('error'),
  Type.Literal('unplugged'),
  Type.Literal('timeout'),
  Type.Literal('restarted'),
])
export type PrintFault = Static<typeof PrintFault>

/**
 * `none`: this place has no printer. `sending`: bytes may be on their way. `printed`: the printer itself said so.
 * `failed`: known not out. `unconfirmed`: it may be out or not; never retried.
 */
export const PrintState = Type.Union([
  Type.Object({ at: Type.Literal('none') }),
  Type.Object({ at: Type.Literal('sending') }),
  Type.Object({ at: Type.Literal('printed') }),
  Type.Object({ at: Type.Literal('failed'), reason: PrintFault }),
  Type.Object({ at: Type.Literal('unconfirmed'), reason: PrintFault }),
])
export type PrintState = Static<typeof PrintState>

/** A ticket as its own holder sees it. `qr` is a secret of the holder: never in the queue, the hall or the live stream. */
export const Ticket = Type.Object({
  id: Type.String(),
  /** Letter and at least three digits: A032, A1000. */
  number: Type.String(),
  /** Business day in the station's time zone, YYYY-MM-DD. */
  day: Type.String(),
  itemSeq: Type.Union([Type.Integer(), Type.Null()]),
  queueId: Type.String(),
  state: TicketState,
  priority: Priority,
  /** People to be called before this one, 0 when it is no longer waiting. */
  ahead: Type.Integer({ minimum: 0 }),
  /** Null where there is no honest basis. */
  estimateMinutes: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  /** How many services of today the estimate rests on; 0 with a null estimate. */
  estimateBasis: Type.Integer({ minimum: 0 }),
  /** No clerk sits at any window that may call it; left out otherwise. */
  unattended: Type.Optional(Type.Literal(true)),
  print: PrintState,
  takenAt: Type.String(),
  /** The text of the slip's QR code: `KT1:` and 128 random bits, or a link. */
  qr: Type.String(),
  /** 查询码 of the slip: four digits, with which the holder finds the ticket by its number. Like `qr`, the holder's own. */
  check: Type.String({ pattern: '^\\d{4}$' }),
})
export type Ticket = Static<typeof Ticket>

export const TakeTicketBody = Type.Object(
  {
    /** Chosen by the client; the same id always yields the same ticket, for ever. */
    commandId: CommandId,
    itemSeq: Type.Optional(Type.Integer()),
    queueId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    cardRef: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    /** `true`, or which of the groups. */
    declared: Type.Optional(Type.Union([Type.Boolean(), PriorityReason])),
    /** 预约取号: the ten digits of its slip; the errand is the one that was booked. */
    booking: Type.Optional(Type.String({ pattern: '^[0-9]{10}$' })),
    kiosk: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  },
  { additionalProperties: false },
)
export type TakeTicketBody = Static<typeof TakeTicketBody>

/** `POST /api/tickets/reprint`: for the holder of the slip's QR text, when it is not sure that a slip came out. */
export const ReprintBody = Type.Object(
  {
    commandId: CommandId,
    qr: Type.String({ minLength: 1, maxLength: 512 }),
    kiosk: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  },
  { additionalProperties: false },
)
export type ReprintBody = Static<typeof ReprintBody>

export const TicketReply = Type.Object({ ticket: Ticket })
export type TicketReply = Static<typeof TicketReply>

const TicketAt = Type.Index(TicketState, ['at'])
const TicketRef = Type.Object({ ticketId: Type.String(), number: Type.String(), queueId: Type.String() })
const TicketAtWindow = Type.Object({ ...TicketRef.properties, window: Type.String() })

/** What the live stream tells of tickets. */
export const TicketLive = Type.Object({
  'ticket-taken': TicketRef,
  'ticket-called': TicketAtWindow,
  'ticket-recalled': TicketAtWindow,
  /** What became of a call: from now on it is answered by silence, where it still stands. */
  'ticket-announced': Type.Object({ ticketId: Type.String() }),
  'ticket-serving': TicketAtWindow,
  'ticket-done': TicketAtWindow,
  /** `at`: what it is again. */
  'ticket-ending-undone': Type.Object({ ...TicketAtWindow.properties, at: TicketAt }),
  'ticket-taken-up': TicketAtWindow,
  'ticket-held': TicketRef,
  'ticket-returned': TicketRef,
  'ticket-transferred': TicketRef,
  'ticket-no-show': TicketAtWindow,
  'ticket-cancelled': TicketRef,
  'ticket-printed': Type.Object({ ticketId: Type.String() }),
  'ticket-print-failed': Type.Object({ ticketId: Type.String(), reason: PrintFault }),
  'ticket-print-unconfirmed': Type.Object({ ticketId: Type.String(), reason: PrintFault }),
})
