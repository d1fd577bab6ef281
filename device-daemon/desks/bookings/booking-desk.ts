import type { BookingRules } from '#contract/booking-rules.ts'
import type {
  BookBody,
  BookingContactReply,
  BookingKind,
  BookingOffer,
  BookingReceipt,
  BookingSlot,
  BookingView,
  ChangeBookingBody,
  FoundBooking,
  StaffChangeBookingBody,
} from '#contract/bookings.ts'
import type { Guide } from '#contract/guide.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import type { BookingCommand, Room } from '#daemon/domain/bookings/decide.ts'
import { bookingsProjection } from '#daemon/domain/bookings/projection.ts'
import { dayOf } from '#daemon/domain/bookings/record.ts'
import type { BookingEvent } from '#daemon/domain/bookings/events.ts'
import type { BookingRecord } from '#daemon/domain/bookings/state.ts'
import { compare } from '#daemon/compare.ts'
import { workingDayAfter } from '#daemon/domain/holidays.ts'
import type { Hours } from '#daemon/domain/opening-hours.ts'
import type { Log } from '#daemon/log.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { openTries } from '../feedback/tries.ts'
import { openSealedRecords } from '../sealed-records.ts'
import { bookable, freeDays, roomOf } from './offer.ts'
import { foundOf, hourOf, mayReach, receiptOf, viewOf } from './told.ts'

type BookingMade = Extract<BookingEvent, { type: 'booking-made' }>

export type BookingDeskParts = {
  station: Pick<Station, 'state' | 'execute' | 'today'>
  views: Pick<Views, 'ask'>
  /** Null while nothing personal can be kept. */
  seal: Seal | null
  /** Null while nothing can be booked. */
  offered(): BookingRules | null
  guide(seq: number): Pick<Guide, 'plainTitle' | 'discreet' | 'suspended' | 'noTicket'> | undefined
  hours(): Hours
  /** What a private errand is called where others read. */
  privateTitle: string
  nameOf(account: string): string
  accountOf(name: string): string | undefined
  clock: Clock
  log: Log
  timeZone: string
}

/** Who asks; `all`: they may see everybody's. `carried`: they see nothing but where they go themselves. */
export type BookingReader = { account: string; all: boolean; carried: boolean }

type Ran = StationOutcome<Areas, BookingCommand>
export type NotDone = Exclude<Ran, { at: 'done' | 'unchanged' }>
/** The commandId was used for something else. */
type OtherCommand = { at: 'other-command' }
type Tried = { at: 'unknown-code' } | { at: 'too-many-tries'; waitSeconds: number }
type Reached = { at: 'unknown' } | { at: 'not-yours' }

export type BookingDesk = {
  bookable(seq: number): BookingKind[]
  /** Undefined where it cannot be booked. */
  offer(kind: BookingKind, seq: number, group?: string): BookingOffer | undefined
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
  /** By its code; each kiosk has so many wrong tries a minute. */
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
  /** By the day they are for. */
  openOnes(reader: BookingReader): readonly BookingView[]
  over(count: number, reader: BookingReader): Promise<readonly BookingView[]>
  /** What its holder takes along; undefined for an unknown one. */
  receipt(id: string): Promise<BookingReceipt | undefined>
  agents(): readonly { id: string; name: string }[]
  /** Village groups, in the order of the way through the village. */
  groups(): readonly string[]
  act(
    id: string,
    body: StaffChangeBookingBody,
    reader: BookingReader,
  ): Promise<{ at: 'booking'; view: BookingView } | Reached | OtherCommand | NotDone>
  /** Notes first who reads them. */
  contact(
    id: string,
    commandId: string,
    reader: BookingReader,
  ): Promise<({ at: 'opened' } & BookingContactReply) | Reached | NotDone>
  /** Phone and address on their way into the case that comes of it, where they are sealed anew; nobody reads them. */
  handOver(id: string, reader: BookingReader): Promise<({ at: 'opened' } & BookingContactReply) | Reached>
}

/** Whether it stands on the lists of this reader. */
const maySee = ({ agent }: BookingRecord, { account, carried }: BookingReader): boolean =>
  !carried || agent === account

/** Who goes somewhere says what came of it; one that is no one's yet anybody at a window may see to. */
const mayChange = (
  record: BookingRecord,
  reader: BookingReader,
  at: StaffChangeBookingBody['change']['at'],
): boolean =>
  maySee(record, reader) &&
  ((at === 'assigned' && !reader.carried) || record.agent === null || mayReach(record, reader))

/** After every day that is named. */
const LATE = '9999-12-31'

const byDay = (open: readonly BookingRecord[]): readonly BookingRecord[] =>
  open.toSorted(
    (a, b) => compare(dayOf(a) ?? LATE, dayOf(b) ?? LATE) || compare(a.slot?.from ?? '', b.slot?.from ?? ''),
  )

/** Where residents arrange something with the station, and staff see to it. */
export function openBookingDesk(parts: BookingDeskParts): BookingDesk {
  const { station, views, offered, privateTitle, timeZone, log } = parts
  const tries = openTries(parts.clock)
  const sealed = openSealedRecords(parts.seal, sealName)
  const nowIso = () => new Date(parts.clock.now()).toISOString()
  const shown = (record: BookingRecord) => foundOf(record, { privateTitle, timeZone, now: nowIso() })

  const around = (by: BookingRules) => ({
    offered: by,
    today: station.today(),
    time: Temporal.Instant.fromEpochMilliseconds(parts.clock.now())
      .toZonedDateTimeISO(timeZone)
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
  function room(
    { kind, itemSeq, group }: Pick<BookingRecord, 'kind' | 'itemSeq' | 'group'>,
    slot: BookingSlot,
  ): Room | null {
    const by = offered()
    return by === null ? null : roomOf({ kind, itemSeq, group: group ?? undefined }, slot, around(by))
  }
  function promisedDay(): string | null {
    const contacts = offered()?.contacts
    if (contacts === undefined) return null
    const tables = parts.hours().calendar?.tables ?? []
    const due = workingDayAfter(tables, station.today(), contacts.workdays)
    return due.at === 'known' ? due.date : null
  }

  async function record(id: string): Promise<BookingRecord | undefined> {
    const open = station.state().bookings.open.find((each) => each.id === id)
    return open ?? views.ask(bookingsProjection, ({ byId }) => byId(id))
  }

  async function byCode(
    written: string,
    kiosk: string,
  ): Promise<{ at: 'found'; found: BookingRecord } | Tried> {
    const code = written.replaceAll(/\s/gu, '')
    const wait = tries.waitSeconds(kiosk)
    if (wait > 0) return { at: 'too-many-tries', waitSeconds: wait }
    // Counted before anything is waited for, so that many tries at once are not fewer.
    const took = tries.count(kiosk)
    const open = station.state().bookings.open.find((each) => each.code === code)
    const found = open ?? (await views.ask(bookingsProjection, (queries) => queries.byCode(code)))
    if (found === undefined) return { at: 'unknown-code' }
    took.takeBack()
    return { at: 'found', found }
  }

  const run = (commandId: string, command: BookingCommand, actor: Actor): Promise<Ran> =>
    actor.at === 'resident'
      ? station.execute(commandId, command, actor, actor.kiosk)
      : station.execute(commandId, command, actor)

  const isOf = (outcome: Ran, id: string): boolean =>
    outcome.at === 'unchanged' ||
    (outcome.at === 'done' &&
      outcome.entry.events.some((event) => 'bookingId' in event && event.bookingId === id))

  const view = (of: BookingRecord, reader: BookingReader): BookingView =>
    viewOf(of, {
      today: station.today(),
      titleOf: (seq) => parts.guide(seq)?.plainTitle ?? privateTitle,
      nameOf: parts.nameOf,
      open: sealed.open,
      reader,
    })

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
    async book(body, by) {
      const { commandId, kind, itemSeq, slot, group, phone, address } = body
      const known = await record(commandId)
      const isOffered = kindsOf(itemSeq).includes(kind) && (kind === 'contact') === (slot === undefined)
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
        dueOn: kind === 'contact' ? promisedDay() : null,
        group: group ?? null,
        phone: sealed.seal(commandId, phone),
        address: sealed.seal(commandId, address),
        kiosk: 'kiosk' in by ? by.kiosk : null,
        room: slot === undefined ? null : room({ kind, itemSeq, group: group ?? null }, slot),
        agents: [],
      }
      const outcome = await run(commandId, command, actorOf(by))
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
    async find(code, kiosk) {
      const finding = await byCode(code, kiosk)
      return finding.at === 'found' ? { at: 'found', found: shown(finding.found) } : finding
    },
    async change({ commandId, code, change }, kiosk) {
      const finding = await byCode(code, kiosk)
      if (finding.at !== 'found') return finding
      const { found } = finding
      const { id: bookingId } = found
      const command: BookingCommand =
        change.at === 'cancelled'
          ? { type: 'cancel-booking', bookingId, by: null, text: null }
          : { type: 'move-booking', bookingId, by: null, slot: change.slot, room: room(found, change.slot) }
      const outcome = await run(commandId, command, { at: 'resident', kiosk })
      if (outcome.at === 'refused' || outcome.at === 'unavailable') return outcome
      const after = isOf(outcome, bookingId) ? await record(bookingId) : undefined
      return after === undefined ? { at: 'other-command' } : { at: 'changed', found: shown(after) }
    },
    byCard: (tag) =>
      byDay(station.state().bookings.open)
        .filter(({ id, person }) => person !== undefined && sealed.open(id, person) === tag)
        .map(shown),
    async tie({ commandId, code, tag }, kiosk) {
      const finding = await byCode(code, kiosk)
      if (finding.at !== 'found') return finding
      const { id: bookingId } = finding.found
      const person = sealed.seal(bookingId, tag)
      if (person === null) return { at: 'not-kept' }
      const command = { type: 'tie-booking', bookingId, person } as const
      const outcome = await run(commandId, command, { at: 'resident', kiosk })
      if (outcome.at === 'refused' || outcome.at === 'unavailable') return outcome
      const after = isOf(outcome, bookingId) ? await record(bookingId) : undefined
      return after === undefined ? { at: 'other-command' } : { at: 'changed', found: shown(after) }
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
    openOnes: (reader) =>
      byDay(station.state().bookings.open)
        .filter((each) => maySee(each, reader))
        .map((each) => view(each, reader)),
    async over(count, reader) {
      const found = await views.ask(bookingsProjection, (queries) => queries.over(count))
      return found.filter((each) => maySee(each, reader)).map((each) => view(each, reader))
    },
    async receipt(id) {
      const found = await record(id)
      return found && receiptOf(found, privateTitle)
    },
    groups: () => offered()?.visits?.groups ?? [],
    agents() {
      const names = new Set((offered()?.visits?.agents ?? []).map(({ name }) => name))
      return [...names].flatMap((name) => {
        const id = parts.accountOf(name)
        return id === undefined ? [] : [{ id, name }]
      })
    },
    async act(id, { commandId, change }, reader) {
      const found = await record(id)
      if (found === undefined) return { at: 'unknown' }
      if (!mayChange(found, reader, change.at)) {
        log.warn({ account: reader.account, booking: id }, 'somebody would change a booking of another one')
        return { at: 'not-yours' }
      }
      const command = commandOf(found, change, reader.account)
      const outcome = await run(commandId, command, staff(reader.account))
      if (outcome.at === 'refused' || outcome.at === 'unavailable') return outcome
      const after = isOf(outcome, id) ? await record(id) : undefined
      return after === undefined ? { at: 'other-command' } : { at: 'booking', view: view(after, reader) }
    },
    async contact(id, commandId, reader) {
      const found = await record(id)
      if (found === undefined) return { at: 'unknown' }
      if (!mayReach(found, reader)) {
        log.warn({ account: reader.account, booking: id }, 'somebody asked for whom another one visits')
        return { at: 'not-yours' }
      }
      if (found.phone === null && found.address === null) return { at: 'opened', phone: null, address: null }
      const command = { type: 'open-booking-contact', bookingId: id, by: reader.account } as const
      const outcome = await run(commandId, command, staff(reader.account))
      if (outcome.at === 'refused' || outcome.at === 'unavailable') return outcome
      return {
        at: 'opened',
        phone: sealed.open(id, found.phone),
        address: sealed.open(id, found.address),
      }
    },
    async handOver(id, reader) {
      const found = await record(id)
      if (found === undefined) return { at: 'unknown' }
      if (!mayChange(found, reader, 'done')) return { at: 'not-yours' }
      return {
        at: 'opened',
        phone: sealed.open(id, found.phone),
        address: sealed.open(id, found.address),
      }
    },
  }

  function commandOf(
    found: BookingRecord,
    change: StaffChangeBookingBody['change'],
    by: string,
  ): BookingCommand {
    const { id: bookingId } = found
    switch (change.at) {
      case 'assigned':
        return { type: 'assign-booking', bookingId, by, agent: change.agent }
      case 'moved':
        return { type: 'move-booking', bookingId, by, slot: change.slot, room: room(found, change.slot) }
      case 'cancelled':
        return { type: 'cancel-booking', bookingId, by, text: sealed.seal(bookingId, change.text) }
      case 'done':
      case 'not-met':
        return {
          type: 'end-booking',
          bookingId,
          by,
          at: change.at,
          text: sealed.seal(bookingId, change.text),
        }
    }
  }
}

/** The seal's name for a booking. */
export const sealName = (id: string): string => `booking/${id}`

const staff = (account: string): Actor => ({ at: 'staff', account, window: null })

const actorOf = (by: { kiosk: string } | { account: string }): Actor =>
  'kiosk' in by ? { at: 'resident', kiosk: by.kiosk } : staff(by.account)
