import type { BookingRules } from '#contract/booking-rules.ts'
import type { BookingKind, BookingOffer, BookingSlot } from '#contract/bookings.ts'
import type { Guide } from '#contract/guide.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Room } from '#daemon/domain/bookings/decide.ts'
import type { BookingRecord } from '#daemon/domain/bookings/state.ts'
import { workingDayAfter } from '#daemon/domain/holidays.ts'
import type { Hours } from '#daemon/domain/opening-hours.ts'
import type { Station } from '#daemon/station.ts'
import { bookable, freeDays, roomOf } from './offer.ts'

export type OfferingParts = {
  station: Pick<Station, 'state' | 'today'>
  /** Null while nothing can be booked. */
  offered(): BookingRules | null
  guide(seq: number): Pick<Guide, 'plainTitle' | 'discreet' | 'suspended' | 'noTicket'> | undefined
  hours(): Hours
  accountOf(name: string): string | undefined
  clock: Clock
  timeZone: string
}

/** What can be booked now, by the rules and the roster as they are published. */
export type Offering = {
  bookable(seq: number): BookingKind[]
  /** Undefined where it cannot be booked. */
  offer(kind: BookingKind, seq: number, group?: string): BookingOffer | undefined
  /** How many the slot of such a booking holds; null where it is not offered. */
  room(of: Pick<BookingRecord, 'kind' | 'itemSeq' | 'group'>, slot: BookingSlot): Room | null
  /** By when a contact that is asked for today is made, YYYY-MM-DD; null where that cannot be counted. */
  promisedDay(): string | null
  agents(): readonly { id: string; name: string }[]
  /** Village groups, in the order of the way through the village. */
  groups(): readonly string[]
}

export function openOffering(parts: OfferingParts): Offering {
  const { station, offered } = parts
  const around = (by: BookingRules) => ({
    offered: by,
    today: station.today(),
    time: Temporal.Instant.fromEpochMilliseconds(parts.clock.now())
      .toZonedDateTimeISO(parts.timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' }),
    hours: parts.hours(),
    accountOf: parts.accountOf,
  })
  function kindsOf(seq: number): BookingKind[] {
    const by = offered()
    const guide = parts.guide(seq)
    if (by === null || guide === undefined || guide.suspended !== null) return []
    return bookable(by, seq, guide.noTicket === null)
  }
  return {
    bookable: kindsOf,
    offer(kind, seq, group) {
      const by = offered()
      if (by === null || !kindsOf(seq).includes(kind)) return undefined
      const asked = { kind, itemSeq: seq, group }
      return {
        kind,
        itemSeq: seq,
        title: parts.guide(seq)?.plainTitle ?? '',
        groups: kind === 'visit' ? [...(by.visits?.groups ?? [])] : [],
        days: freeDays(asked, around(by), station.state().bookings.open),
        keepDays: by.keepDays,
      }
    },
    room({ kind, itemSeq, group }, slot) {
      const by = offered()
      return by === null ? null : roomOf({ kind, itemSeq, group: group ?? undefined }, slot, around(by))
    },
    promisedDay() {
      const contacts = offered()?.contacts
      if (contacts === undefined) return null
      const due = workingDayAfter(parts.hours().calendar?.tables ?? [], station.today(), contacts.workdays)
      return due.at === 'known' ? due.date : null
    },
    agents() {
      const names = new Set((offered()?.visits?.agents ?? []).map(({ name }) => name))
      return [...names].flatMap((name) => {
        const id = parts.accountOf(name)
        return id === undefined ? [] : [{ id, name }]
      })
    },
    groups: () => offered()?.visits?.groups ?? [],
  }
}
