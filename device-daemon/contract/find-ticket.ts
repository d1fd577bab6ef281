import { Type, type Static } from 'typebox'
import { Ticket, TicketState } from './ticket.ts'

/** A found ticket as its holder sees it, without the slip's secrets: a person who guessed one must not get the other. */
export const FoundTicket = Type.Omit(Ticket, ['qr', 'check'])
export type FoundTicket = Static<typeof FoundTicket>

/**
 * Where a number of today stands: what everybody in the hall sees and hears of it. Nothing of what it is for, of its
 * holder, or of why it waits. `window`: where it was called last.
 */
export const TicketPlace = Type.Object({
  ...Type.Pick(FoundTicket, [
    'id',
    'number',
    'day',
    'ahead',
    'estimateMinutes',
    'estimateBasis',
    'unattended',
  ]).properties,
  state: Type.Object({ at: Type.Index(TicketState, ['at']), window: Type.Optional(Type.String()) }),
})
export type TicketPlace = Static<typeof TicketPlace>

export const TicketPlaceReply = Type.Object({ ticket: TicketPlace })
export type TicketPlaceReply = Static<typeof TicketPlaceReply>

const Kiosk = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }))

/** 查我的号: the text of the slip's QR code, or the number and the 查询码 printed beside it. */
export const FindTicketBody = Type.Union([
  Type.Object(
    { qr: Type.String({ minLength: 1, maxLength: 512 }), kiosk: Kiosk },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      number: Type.String({ minLength: 1, maxLength: 16 }),
      check: Type.String({ minLength: 1, maxLength: 8 }),
      kiosk: Kiosk,
    },
    { additionalProperties: false },
  ),
])
export type FindTicketBody = Static<typeof FindTicketBody>

export const FindTicketReply = Type.Object({ ticket: FoundTicket })
export type FindTicketReply = Static<typeof FindTicketReply>

export const ArmScannerBody = Type.Object({ kiosk: Kiosk }, { additionalProperties: false })
export type ArmScannerBody = Static<typeof ArmScannerBody>

/** Answer of `POST /api/tickets/find/armed`: how long the scanner is listened to from now on. */
export const ArmScannerReply = Type.Object({ seconds: Type.Integer() })
export type ArmScannerReply = Static<typeof ArmScannerReply>

/**
 * What became of a scan while the scanner was listened to. `found` ends the listening; after the others it goes on.
 * `no-slip`: a code, but none of a slip. `unknown-ticket`: of a slip that is not known here, or no longer.
 * `unavailable`: it cannot be looked up just now.
 */
export const CodeScanned = Type.Union([
  Type.Object({ at: Type.Literal('found'), ticket: FoundTicket }),
  Type.Object({ at: Type.Literal('no-slip') }),
  Type.Object({ at: Type.Literal('unknown-ticket') }),
  Type.Object({ at: Type.Literal('unavailable') }),
])
export type CodeScanned = Static<typeof CodeScanned>

/** At one kiosk only, without id, never replayed, and only while its screen waits for a slip. */
export const FindTicketLive = Type.Object({ 'code-scanned': CodeScanned })
