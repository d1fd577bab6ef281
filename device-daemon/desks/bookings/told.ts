import type { BookingActView, BookingReceipt, BookingView, FoundBooking } from '#contract/bookings.ts'
import { dayOf, isOpen } from '#daemon/domain/bookings/record.ts'
import type { BookingAct, BookingRecord } from '#daemon/domain/bookings/state.ts'
import type { RecordReader } from '#daemon/desks/records/record-reader.ts'

/** Who comes a little before the hour need not go out again. The queue has the last word. */
const EARLY_MINUTES = 10

/** Instants, ISO 8601 UTC, at which the hour of a booking begins and ends; null for one without a slot. */
export function hourOf(
  { slot }: Pick<BookingRecord, 'slot'>,
  timeZone: string,
): { from: string; until: string } | null {
  if (slot === null) return null
  const midnight = Temporal.PlainDate.from(slot.day)
  const instant = (time: string): string => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    // By the wall: 24:00 is the next midnight.
    const wall = midnight.toPlainDateTime().add({ hours, minutes })
    return new Date(wall.toZonedDateTime(timeZone).epochMilliseconds).toISOString()
  }
  return { from: instant(slot.from), until: instant(slot.to) }
}

/** What a resident takes along; a private errand is nowhere named. */
export function receiptOf(
  record: Omit<BookingRecord, 'state' | 'acts' | 'time'>,
  privateTitle: string,
): BookingReceipt {
  const { code, kind, itemSeq, title, slot, dueOn, group, phone, person, forgottenOn } = record
  return {
    code,
    kind,
    itemSeq,
    title: title ?? privateTitle,
    slot,
    dueOn,
    group,
    phone: phone === null || forgottenOn !== undefined ? 'none' : 'kept',
    byCard: person !== undefined && forgottenOn === undefined,
  }
}

/** What a resident with its code is told. `now`: instant, ISO 8601 UTC. */
export function foundOf(
  record: BookingRecord,
  { privateTitle, timeZone, now }: { privateTitle: string; timeZone: string; now: string },
): FoundBooking {
  const hour = record.kind === 'number' && isOpen(record) ? hourOf(record, timeZone) : null
  return {
    ...receiptOf(record, privateTitle),
    state: record.state,
    number: hour === null ? 'none' : numberNow(hour, now),
  }
}

function numberNow({ from, until }: { from: string; until: string }, now: string): FoundBooking['number'] {
  if (now >= until) return 'too-late'
  return Date.parse(now) < Date.parse(from) - EARLY_MINUTES * 60_000 ? 'too-early' : 'now'
}

/** As staff see it. `reader`: account of the one who asks; `all`: they may see everybody's. */
export function viewOf(
  record: BookingRecord,
  parts: {
    today: string
    titleOf(seq: number): string
    nameOf(account: string): string
    open(id: string, ciphertext: string): string | null
    reader: RecordReader
  },
): BookingView {
  const { today, titleOf, nameOf, reader } = parts
  const { id, code, kind, itemSeq, title, slot, dueOn, group, agent, time, state, acts, caseId } = record
  const day = dayOf(record)
  return {
    id,
    code,
    kind,
    itemSeq,
    title: title ?? titleOf(itemSeq),
    slot,
    dueOn,
    group,
    agent: agent === null ? null : { id: agent, name: nameOf(agent) },
    bookedAt: time,
    state,
    overdue: isOpen(record) && day !== null && day < today,
    contact: contactOf(record, reader),
    acts: acts.map((each) => actOf(each, id, parts)),
    caseId: caseId ?? null,
  }
}

type Reading = { nameOf(account: string): string; open(id: string, ciphertext: string): string | null }

function actOf({ at, by, time, text }: BookingAct, id: string, { nameOf, open }: Reading): BookingActView {
  const who = by === null ? null : nameOf(by)
  if (text === undefined) return { at, by: who, time }
  return { at, by: who, time, text: text === null ? null : open(id, text) }
}

function contactOf(
  { phone, address, agent, forgottenOn }: BookingRecord,
  reader: RecordReader,
): BookingView['contact'] {
  if (phone === null && address === null) return 'none'
  if (forgottenOn !== undefined) return 'gone'
  return mayReach({ agent }, reader) ? 'may' : 'another'
}

/** Phone and address are for the one who goes, and for the lead. */
export const mayReach = ({ agent }: Pick<BookingRecord, 'agent'>, { account, sees }: RecordReader): boolean =>
  sees === 'all' || agent === account
