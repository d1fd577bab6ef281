import type { BookBody, BookingReceipt } from '#contract/bookings.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { BookingCommand } from '#daemon/domain/bookings/decide.ts'
import type { BookingEvent } from '#daemon/domain/bookings/events.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { openSealedRecords } from '../sealed-records.ts'
import { type NotDone, openBookingRecords, type OtherCommand } from './booking-records.ts'
import { type Offering, type OfferingParts, openOffering } from './offering.ts'
import { openResidentsBookings, type ResidentsBookings } from './residents-bookings.ts'
import { openStaffBookings, type StaffBookings } from './staff-bookings.ts'
import { receiptOf } from './told.ts'

type BookingMade = Extract<BookingEvent, { type: 'booking-made' }>

export type BookingDeskParts = OfferingParts & {
  station: Pick<Station, 'state' | 'execute' | 'today'>
  views: Pick<Views, 'ask'>
  /** Null while nothing personal can be kept. */
  seal: Seal | null
  /** What a private errand is called where others read. */
  privateTitle: string
  nameOf(account: string): string
  log: Log
}

export type BookingDesk = Pick<Offering, 'bookable' | 'offer' | 'agents' | 'groups'> &
  ResidentsBookings &
  StaffBookings & {
    book(
      body: BookBody,
      by: { kiosk: string } | { account: string },
    ): Promise<
      | { at: 'made'; receipt: BookingReceipt; repeated: boolean }
      | { at: 'not-offered' }
      | { at: 'phone-wanting' }
      | OtherCommand
      | NotDone
    >
    /** What its holder takes along; undefined for an unknown one. */
    receipt(id: string): Promise<BookingReceipt | undefined>
  }

/** Where residents arrange something with the station, and staff see to it. */
export function openBookingDesk(parts: BookingDeskParts): BookingDesk {
  const { station, privateTitle, nameOf, clock, log, timeZone } = parts
  const sealed = openSealedRecords(parts.seal, sealName)
  const records = openBookingRecords(parts)
  const offering = openOffering(parts)
  const titleOf = (seq: number) => parts.guide(seq)?.plainTitle ?? privateTitle

  return {
    ...offering,
    ...openResidentsBookings({ records, sealed, offering, privateTitle, clock, timeZone }),
    ...openStaffBookings({ records, sealed, offering, today: station.today, titleOf, nameOf, log }),
    async book(body, by) {
      const { commandId, kind, itemSeq, slot, group = null, phone, address } = body
      const known = await records.byId(commandId)
      const isOffered =
        offering.bookable(itemSeq).includes(kind) && (kind === 'contact') === (slot === undefined)
      if (known === undefined && !isOffered) return { at: 'not-offered' }
      if (kind !== 'number' && phone === undefined) return { at: 'phone-wanting' }
      const guide = parts.guide(itemSeq)
      const command: BookingCommand = {
        type: 'book',
        bookingId: commandId,
        by: 'account' in by ? by.account : null,
        kind,
        itemSeq,
        title: guide === undefined || guide.discreet ? null : guide.plainTitle,
        slot: slot ?? null,
        dueOn: kind === 'contact' ? offering.promisedDay() : null,
        group,
        phone: sealed.seal(commandId, phone),
        address: sealed.seal(commandId, address),
        kiosk: 'kiosk' in by ? by.kiosk : null,
        room: slot === undefined ? null : offering.room({ kind, itemSeq, group }, slot),
        agents: [],
      }
      const outcome = await records.run(commandId, command, actorOf(by))
      if (outcome.at === 'unchanged') return { at: 'other-command' }
      if (outcome.at !== 'done') return outcome
      const event = outcome.entry.events.find((each): each is BookingMade => each.type === 'booking-made')
      if (event === undefined) return { at: 'other-command' }
      const receipt = receiptOf({ ...event, id: event.bookingId }, privateTitle)
      const isLost = phone !== undefined && event.phone === null
      return {
        at: 'made',
        repeated: outcome.repeated,
        receipt: isLost ? { ...receipt, phone: 'not-kept' } : receipt,
      }
    },
    async receipt(id) {
      const found = await records.byId(id)
      return found && receiptOf(found, privateTitle)
    },
  }
}

/** The seal's name for a booking. */
export const sealName = (id: string): string => `booking/${id}`

const actorOf = (by: { kiosk: string } | { account: string }): Actor =>
  'kiosk' in by ? { at: 'resident', kiosk: by.kiosk } : { at: 'staff', account: by.account, window: null }
