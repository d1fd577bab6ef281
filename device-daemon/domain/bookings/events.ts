import type { BookingKind, BookingSlot } from '#contract/bookings.ts'

type Did<At extends string, More = object> = { type: `booking-${At}`; bookingId: string } & More
/** `by`: an account's id; null for the resident. */
type By = { by: string | null }

/**
 * 上门、预约、代为联系, as they stand in the ledger for ever. `phone`, `address` and `text` are ciphertext under the
 * booking's own key; null where nothing was said, or it could not be sealed. Days are YYYY-MM-DD.
 */
export type BookingEvent =
  | Did<
      'made',
      By & {
        /** Running number since the station began, from 1. */
        ordinal: number
        /** Ten digits with which it is found, changed and cancelled. */
        code: string
        kind: BookingKind
        itemSeq: number
        /** The errand as the resident read it; null for a private one, which is nowhere named. */
        title: string | null
        slot: BookingSlot | null
        /** The station's own promise for a contact request. */
        dueOn: string | null
        /** One of the village groups that the station has written down. */
        group: string | null
        /** Account of the one who goes, by the roster; null where the roster names none. */
        agent: string | null
        phone: string | null
        address: string | null
        /** Null where a clerk took it down. */
        kiosk: string | null
      }
    >
  | Did<'moved', By & { slot: BookingSlot; agent: string | null }>
  | Did<'assigned', { by: string; agent: string }>
  | Did<'contact-opened', { by: string }>
  /** From now on it is known by its holder's card. `person`: the station's own tag of it, sealed. */
  | Did<'tied', { person: string }>
  | Did<'cancelled', By & { text: string | null }>
  | Did<'done', { by: string; text: string | null }>
  | Did<'not-met', { by: string; text: string | null }>
  /** 预约取号: the number was taken with its code. */
  | Did<'honoured', { ticketId: string }>
  /** 预约取号: its day went by. */
  | Did<'lapsed'>
  /** Its key is destroyed: nothing that was sealed with it can be read again. */
  | Did<'forgotten'>

export const bookingEvents: Readonly<Record<BookingEvent['type'], true>> = {
  'booking-made': true,
  'booking-moved': true,
  'booking-assigned': true,
  'booking-contact-opened': true,
  'booking-tied': true,
  'booking-cancelled': true,
  'booking-done': true,
  'booking-not-met': true,
  'booking-honoured': true,
  'booking-lapsed': true,
  'booking-forgotten': true,
}

export const isBookingEvent = (event: { type: string }): event is BookingEvent =>
  Object.hasOwn(bookingEvents, event.type)
