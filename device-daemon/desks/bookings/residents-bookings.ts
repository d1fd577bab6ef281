import type { ChangeBookingBody, FoundBooking } from '#contract/bookings.ts'
import type { Clock } from '#daemon/clock.ts'
import type { BookingCommand } from '#daemon/domain/bookings/decide.ts'
import type { BookingRecord } from '#daemon/domain/bookings/state.ts'
import { openTries } from '../feedback/tries.ts'
import type { SealedRecords } from '../sealed-records.ts'
import type { BookingRecords, NotDone, OtherCommand } from './booking-records.ts'
import type { Offering } from './offering.ts'
import { foundOf, hourOf } from './told.ts'

type Tried = { at: 'unknown-code' } | { at: 'too-many-tries'; waitSeconds: number }

/** What its holder does with a booking, by its code or a card. Each kiosk has so many wrong codes a minute. */
export type ResidentsBookings = {
  find(code: string, kiosk: string): Promise<{ at: 'found'; found: FoundBooking } | Tried>
  /** Open ones that the card with this tag finds, by their day. */
  byCard(tag: string): readonly FoundBooking[]
  /** From then on the card with this tag finds it; `not-kept`: nothing personal can be kept now. */
  tie(
    of: { commandId: string; code: string; tag: string },
    kiosk: string,
  ): Promise<{ at: 'changed'; found: FoundBooking } | Tried | { at: 'not-kept' } | OtherCommand | NotDone>
  change(
    body: ChangeBookingBody,
    kiosk: string,
  ): Promise<{ at: 'changed'; found: FoundBooking } | Tried | OtherCommand | NotDone>
  /** What the queue needs to honour it. */
  booked(
    code: string,
    kiosk: string,
  ): Promise<{ at: 'found'; bookingId: string; itemSeq: number; from: string; until: string } | Tried>
}

type Parts = {
  records: BookingRecords
  sealed: SealedRecords
  offering: Pick<Offering, 'room'>
  /** What a private errand is called where others read. */
  privateTitle: string
  clock: Clock
  timeZone: string
}

export function openResidentsBookings(parts: Parts): ResidentsBookings {
  const { records, sealed, offering, privateTitle, clock, timeZone } = parts
  const tries = openTries(clock)
  const nowIso = () => new Date(clock.now()).toISOString()
  const shown = (record: BookingRecord) => foundOf(record, { privateTitle, timeZone, now: nowIso() })

  async function byCode(
    written: string,
    kiosk: string,
  ): Promise<{ at: 'found'; found: BookingRecord } | Tried> {
    const wait = tries.waitSeconds(kiosk)
    if (wait > 0) return { at: 'too-many-tries', waitSeconds: wait }
    // Counted before anything is waited for, so that many tries at once are not fewer.
    const took = tries.count(kiosk)
    const found = await records.byCode(written.replaceAll(/\s/gu, ''))
    if (found === undefined) return { at: 'unknown-code' }
    took.takeBack()
    return { at: 'found', found }
  }

  async function changed(
    commandId: string,
    command: BookingCommand,
    kiosk: string,
  ): Promise<{ at: 'changed'; found: FoundBooking } | OtherCommand | NotDone> {
    const done = await records.change(commandId, command, { at: 'resident', kiosk })
    return done.at === 'changed' ? { at: 'changed', found: shown(done.record) } : done
  }

  return {
    async find(code, kiosk) {
      const finding = await byCode(code, kiosk)
      return finding.at === 'found' ? { at: 'found', found: shown(finding.found) } : finding
    },
    byCard: (tag) =>
      records
        .open()
        .filter(({ id, person }) => person !== undefined && sealed.open(id, person) === tag)
        .map(shown),
    async tie({ commandId, code, tag }, kiosk) {
      const finding = await byCode(code, kiosk)
      if (finding.at !== 'found') return finding
      const { id: bookingId } = finding.found
      const person = sealed.seal(bookingId, tag)
      if (person === null) return { at: 'not-kept' }
      return changed(commandId, { type: 'tie-booking', bookingId, person }, kiosk)
    },
    async change({ commandId, code, change }, kiosk) {
      const finding = await byCode(code, kiosk)
      if (finding.at !== 'found') return finding
      const { found } = finding
      const { id: bookingId } = found
      const command: BookingCommand =
        change.at === 'cancelled'
          ? { type: 'cancel-booking', bookingId, by: null, text: null }
          : {
              type: 'move-booking',
              bookingId,
              by: null,
              slot: change.slot,
              room: offering.room(found, change.slot),
            }
      return changed(commandId, command, kiosk)
    },
    async booked(code, kiosk) {
      const finding = await byCode(code, kiosk)
      if (finding.at !== 'found') return finding
      const hour = hourOf(finding.found, timeZone)
      const { id: bookingId, itemSeq, kind } = finding.found
      return hour === null || kind !== 'number'
        ? { at: 'unknown-code' }
        : { at: 'found', bookingId, itemSeq, ...hour }
    },
  }
}
