import { Type, type Static } from 'typebox'
import { Ticket } from './ticket.ts'

/** A found ticket as its holder sees it, without the slip's secrets: a person who guessed one must not get the other. */
export const FoundTicket = Type.Omit(Ticket, ['qr', 'check'])
export type FoundTicket = Static<typeof FoundTicket>

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
