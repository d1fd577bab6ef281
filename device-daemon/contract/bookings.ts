import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

const Closed = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Time = Type.String({ pattern: '^\\d{2}:\\d{2}$' })
const Kiosk = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }))
const Code = Type.String({ minLength: 1, maxLength: 16 })
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(of: T) => Type.Union([of, Type.Null()])

/** 上门办理 at home; 54–55 on a day that is free; 代为联系 of 56–61; 预约取号 for an hour at the station. */
export const BookingKind = Type.Union([
  Type.Literal('visit'),
  Type.Literal('date'),
  Type.Literal('contact'),
  Type.Literal('number'),
])
export type BookingKind = Static<typeof BookingKind>

/** Day, YYYY-MM-DD, and HH:MM by the station's wall clock. */
export const BookingSlot = Type.Object({ day: Day, from: Time, to: Time }, Closed)
export type BookingSlot = Static<typeof BookingSlot>

/** `GET /api/bookings/offer?kind=&item=&group=`: what can be booked now. */
export const BookingOffer = Type.Object({
  kind: BookingKind,
  itemSeq: Type.Integer(),
  title: Type.String(),
  /** Village groups, one of which is chosen before the slot; empty where nobody goes by groups. */
  groups: Type.Array(Type.String()),
  /** Days with a slot that is free, the next one first; empty for a contact request. */
  days: Type.Array(
    Type.Object({
      day: Day,
      slots: Type.Array(Type.Object({ from: Time, to: Time, free: Type.Integer({ minimum: 1 }) })),
    }),
  ),
  /** Days that what is personal is kept after the end of it. */
  keepDays: Type.Integer(),
})
export type BookingOffer = Static<typeof BookingOffer>
export const BookingOfferReply = Type.Object({ offer: BookingOffer })
export type BookingOfferReply = Static<typeof BookingOfferReply>

const ADDRESS_LONGEST = 60

/** `POST /api/bookings`. `phone`: digits alone; a number for an hour needs none. */
export const BookBody = Type.Object(
  {
    commandId: CommandId,
    kiosk: Kiosk,
    kind: BookingKind,
    itemSeq: Type.Integer({ minimum: 1, maximum: 999_999 }),
    slot: Type.Optional(BookingSlot),
    group: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
    phone: Type.Optional(Type.String({ pattern: '^[0-9]{7,12}$' })),
    address: Type.Optional(Type.String({ minLength: 1, maxLength: ADDRESS_LONGEST })),
  },
  Closed,
)
export type BookBody = Static<typeof BookBody>

/** `lapsed`: its hour went by and nobody came. `not-met`: it was tried. */
export const BookingStanding = Type.Union([
  Type.Literal('booked'),
  Type.Literal('cancelled'),
  Type.Literal('done'),
  Type.Literal('not-met'),
  Type.Literal('honoured'),
  Type.Literal('lapsed'),
])
export type BookingStanding = Static<typeof BookingStanding>

const State = Type.Object({ at: BookingStanding, on: Day })

/** What the resident takes along. `dueOn`: the station's own promise to ring up or find somebody; null without one. */
export const BookingReceipt = Type.Object({
  code: Type.String(),
  kind: BookingKind,
  itemSeq: Type.Integer(),
  title: Type.String(),
  slot: OrNull(BookingSlot),
  dueOn: OrNull(Day),
  group: OrNull(Type.String()),
  /** `not-kept`: the machine cannot keep anything personal just now. */
  phone: Type.Union([Type.Literal('none'), Type.Literal('kept'), Type.Literal('not-kept')]),
  /** Whether its holder's card finds it, too. */
  byCard: Type.Boolean(),
})
export type BookingReceipt = Static<typeof BookingReceipt>
/** Answer of `POST /api/bookings` and `/change`. */
export const BookingReceiptReply = Type.Object({ booking: BookingReceipt })
export type BookingReceiptReply = Static<typeof BookingReceiptReply>

/** `POST /api/bookings/find`, by the ten digits of its slip. */
export const FindBookingBody = Type.Object({ code: Code, kiosk: Kiosk }, Closed)
export type FindBookingBody = Static<typeof FindBookingBody>

/** `number`: whether a number can be taken with it now. */
export const FoundBooking = Type.Object({
  ...BookingReceipt.properties,
  state: State,
  number: Type.Union([
    Type.Literal('none'),
    Type.Literal('too-early'),
    Type.Literal('now'),
    Type.Literal('too-late'),
  ]),
})
export type FoundBooking = Static<typeof FoundBooking>
export const FoundBookingReply = Type.Object({ booking: FoundBooking })
export type FoundBookingReply = Static<typeof FoundBookingReply>

const CardRef = Type.String({ minLength: 1, maxLength: 64 })
/** `POST /api/bookings/find-by-card`: with a card that was read for it. */
export const FindBookingsByCardBody = Type.Object(
  { commandId: CommandId, cardRef: CardRef, kiosk: Kiosk },
  Closed,
)
export type FindBookingsByCardBody = Static<typeof FindBookingsByCardBody>
/** Those that are open and known by this card, by their day. */
export const FoundBookingsReply = Type.Object({ bookings: Type.Array(FoundBooking) })
export type FoundBookingsReply = Static<typeof FoundBookingsReply>

/** `POST /api/bookings/tie`: from then on the card that was read finds it, too. */
export const TieBookingBody = Type.Object(
  { commandId: CommandId, code: Code, cardRef: CardRef, kiosk: Kiosk },
  Closed,
)
export type TieBookingBody = Static<typeof TieBookingBody>

/** `POST /api/bookings/change`: the code of the slip is enough for it. */
export const ChangeBookingBody = Type.Object(
  {
    commandId: CommandId,
    code: Code,
    kiosk: Kiosk,
    change: Type.Union([
      Type.Object({ at: Type.Literal('moved'), slot: BookingSlot }, Closed),
      Type.Object({ at: Type.Literal('cancelled') }, Closed),
    ]),
  },
  Closed,
)
export type ChangeBookingBody = Static<typeof ChangeBookingBody>

/** `POST /api/bookings/print`: its slip. */
export const PrintBookingBody = Type.Object({ commandId: CommandId, code: Code, kiosk: Kiosk }, Closed)
export type PrintBookingBody = Static<typeof PrintBookingBody>

/** One thing that was done about it. `by`: a person's name; null for the resident and the station itself. */
export const BookingActView = Type.Object({
  at: Type.Union([
    Type.Literal('moved'),
    Type.Literal('assigned'),
    Type.Literal('contact-opened'),
    Type.Literal('forgotten'),
    Type.Literal('cancelled'),
    Type.Literal('done'),
    Type.Literal('not-met'),
    Type.Literal('honoured'),
    Type.Literal('lapsed'),
  ]),
  by: OrNull(Type.String()),
  time: Type.String(),
  text: Type.Optional(OrNull(Type.String())),
})
export type BookingActView = Static<typeof BookingActView>

/** One as staff see it, without phone and address. */
export const BookingView = Type.Object({
  id: Type.String(),
  code: Type.String(),
  kind: BookingKind,
  itemSeq: Type.Integer(),
  title: Type.String(),
  slot: OrNull(BookingSlot),
  dueOn: OrNull(Day),
  group: OrNull(Type.String()),
  /** Who goes or rings up. */
  agent: OrNull(Type.Object({ id: Type.String(), name: Type.String() })),
  /** Instant at which it was booked, ISO 8601 UTC. */
  bookedAt: Type.String(),
  state: State,
  /** Its day, or the day that was promised, is past. */
  overdue: Type.Boolean(),
  /** Whether the one who asks may read phone and address. */
  contact: Type.Union([
    Type.Literal('none'),
    Type.Literal('may'),
    Type.Literal('another'),
    Type.Literal('gone'),
  ]),
  acts: Type.Array(BookingActView),
  /** The case that came of it; null while there is none. */
  caseId: OrNull(Type.String()),
})
export type BookingView = Static<typeof BookingView>

/** `GET /api/bookings`: open ones by their day; `?state=over`: the newest that are over. */
export const BookingsQuery = Type.Object(
  { state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('over')])) },
  Closed,
)
export const BookingsReply = Type.Object({
  today: Day,
  bookings: Type.Array(BookingView),
  /** Who may go. */
  agents: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** Village groups in the order of the way through the village. */
  groups: Type.Array(Type.String()),
})
export type BookingsReply = Static<typeof BookingsReply>

/** `GET /api/bookings/offers?item=&group=`: every way in which an errand can be arranged, for a clerk who takes it down. */
export const BookingOffersQuery = Type.Object(
  {
    item: Type.String({ pattern: '^[0-9]{1,6}$' }),
    group: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
  },
  Closed,
)
export const BookingOffersReply = Type.Object({ offers: Type.Array(BookingOffer) })
export type BookingOffersReply = Static<typeof BookingOffersReply>

const Words = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
export const BookingChange = Type.Union([
  Type.Object({ at: Type.Literal('assigned'), agent: Type.String({ minLength: 1, maxLength: 64 }) }, Closed),
  Type.Object({ at: Type.Literal('moved'), slot: BookingSlot }, Closed),
  /** What was done, in words; sealed like the phone number. */
  Type.Object({ at: Type.Literal('done'), text: Type.Optional(Words) }, Closed),
  Type.Object({ at: Type.Literal('not-met'), text: Words }, Closed),
  Type.Object({ at: Type.Literal('cancelled'), text: Words }, Closed),
])
export type BookingChange = Static<typeof BookingChange>
/** `POST /api/bookings/:id/changes`. */
export const StaffChangeBookingBody = Type.Object({ commandId: CommandId, change: BookingChange }, Closed)
export type StaffChangeBookingBody = Static<typeof StaffChangeBookingBody>
/** `POST /api/bookings/:id/print`: its slip, at the first printer. */
export const StaffPrintBookingBody = Type.Object({ commandId: CommandId }, Closed)
export type StaffPrintBookingBody = Static<typeof StaffPrintBookingBody>
export const BookingReply = Type.Object({ booking: BookingView })
export type BookingReply = Static<typeof BookingReply>

/** `POST /api/bookings/:id/contact`. */
export const BookingContactBody = Type.Object({ commandId: CommandId }, Closed)
export type BookingContactBody = Static<typeof BookingContactBody>
export const BookingContactReply = Type.Object({
  phone: OrNull(Type.String()),
  address: OrNull(Type.String()),
})
export type BookingContactReply = Static<typeof BookingContactReply>

/** For screens with a session, without id: how many are open now. */
export const BookingsLive = Type.Object({ 'bookings-changed': Type.Object({ open: Type.Integer() }) })
