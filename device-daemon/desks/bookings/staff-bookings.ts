import type { BookingContactReply, BookingView, StaffChangeBookingBody } from '#contract/bookings.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { BookingCommand } from '#daemon/domain/bookings/decide.ts'
import type { BookingRecord } from '#daemon/domain/bookings/state.ts'
import type { Log } from '#daemon/log.ts'
import type { SealedRecords } from '../sealed-records.ts'
import type { BookingRecords, NotDone, OtherCommand } from './booking-records.ts'
import type { Offering } from './offering.ts'
import { mayReach, viewOf } from './told.ts'
import type { RecordReader } from '#daemon/desks/records/record-reader.ts'

type Reached = { at: 'unknown' } | { at: 'not-yours' }

/** What those do with bookings who go and ring up. */
export type StaffBookings = {
  /** By the day they are for. */
  openOnes(reader: RecordReader): readonly BookingView[]
  over(count: number, reader: RecordReader): Promise<readonly BookingView[]>
  act(
    id: string,
    body: StaffChangeBookingBody,
    reader: RecordReader,
  ): Promise<{ at: 'booking'; view: BookingView } | Reached | OtherCommand | NotDone>
  /** Notes first who reads them. */
  contact(
    id: string,
    commandId: string,
    reader: RecordReader,
  ): Promise<({ at: 'opened' } & BookingContactReply) | Reached | NotDone>
  /** Phone and address on their way into the case that comes of it, where they are sealed anew; nobody reads them. */
  handOver(id: string, reader: RecordReader): Promise<({ at: 'opened' } & BookingContactReply) | Reached>
}

type Parts = {
  records: BookingRecords
  sealed: SealedRecords
  offering: Pick<Offering, 'room'>
  today(): string
  titleOf(seq: number): string
  nameOf(account: string): string
  log: Log
}

type Change = StaffChangeBookingBody['change']

/** Whether it stands on the lists of this reader. */
const maySee = ({ agent }: BookingRecord, { account, sees }: RecordReader): boolean =>
  sees !== 'carried' || agent === account

/** Who goes somewhere says what came of it; one that is no one's yet anybody at a window may see to. */
const mayChange = (record: BookingRecord, reader: RecordReader, at: Change['at']): boolean =>
  maySee(record, reader) &&
  ((at === 'assigned' && reader.sees !== 'carried') || record.agent === null || mayReach(record, reader))

export function openStaffBookings(parts: Parts): StaffBookings {
  const { records, sealed, offering, log } = parts
  const view = (of: BookingRecord, reader: RecordReader): BookingView =>
    viewOf(of, { ...parts, today: parts.today(), open: sealed.open, reader })

  const opened = ({ id, phone, address }: BookingRecord): { at: 'opened' } & BookingContactReply => ({
    at: 'opened',
    phone: sealed.open(id, phone),
    address: sealed.open(id, address),
  })

  function commandOf(found: BookingRecord, change: Change, by: string): BookingCommand {
    const { id: bookingId } = found
    switch (change.at) {
      case 'assigned':
        return { type: 'assign-booking', bookingId, by, agent: change.agent }
      case 'moved': {
        const { slot } = change
        return { type: 'move-booking', bookingId, by, slot, room: offering.room(found, slot) }
      }
      case 'cancelled':
        return { type: 'cancel-booking', bookingId, by, text: sealed.seal(bookingId, change.text) }
      case 'done':
      case 'not-met': {
        const { at } = change
        return { type: 'end-booking', bookingId, by, at, text: sealed.seal(bookingId, change.text) }
      }
    }
  }

  return {
    openOnes: (reader) =>
      records
        .open()
        .filter((each) => maySee(each, reader))
        .map((each) => view(each, reader)),
    async over(count, reader) {
      const found = await records.over(count)
      return found.filter((each) => maySee(each, reader)).map((each) => view(each, reader))
    },
    async act(id, { commandId, change }, reader) {
      const found = await records.byId(id)
      if (found === undefined) return { at: 'unknown' }
      if (!mayChange(found, reader, change.at)) {
        log.warn({ account: reader.account, booking: id }, 'somebody would change a booking of another one')
        return { at: 'not-yours' }
      }
      const command = commandOf(found, change, reader.account)
      const done = await records.change(commandId, command, staff(reader.account))
      return done.at === 'changed' ? { at: 'booking', view: view(done.record, reader) } : done
    },
    async contact(id, commandId, reader) {
      const found = await records.byId(id)
      if (found === undefined) return { at: 'unknown' }
      if (!mayReach(found, reader)) {
        log.warn({ account: reader.account, booking: id }, 'somebody asked for whom another one visits')
        return { at: 'not-yours' }
      }
      if (found.phone === null && found.address === null) return { at: 'opened', phone: null, address: null }
      const command = { type: 'open-booking-contact', bookingId: id, by: reader.account } as const
      const noted = await records.run(commandId, command, staff(reader.account))
      return noted.at === 'refused' || noted.at === 'unavailable' ? noted : opened(found)
    },
    async handOver(id, reader) {
      const found = await records.byId(id)
      if (found === undefined) return { at: 'unknown' }
      return mayChange(found, reader, 'done') ? opened(found) : { at: 'not-yours' }
    },
  }
}

const staff = (account: string): Actor => ({ at: 'staff', account, window: null })
