import type { BookingRules, BookingTimes } from '#contract/booking-rules.ts'
import type { BookingKind, BookingOffer, BookingSlot } from '#contract/bookings.ts'
import { type Room, shareRoom } from '#daemon/domain/bookings/decide.ts'
import type { BookingsState } from '#daemon/domain/bookings/state.ts'
import { kindOfDay } from '#daemon/domain/holidays.ts'
import type { Hours } from '#daemon/domain/opening-hours.ts'

type Asked = { kind: BookingKind; itemSeq: number; group?: string | undefined }
type Around = {
  offered: BookingRules
  /** Days, YYYY-MM-DD, and HH:MM by the station's wall clock. */
  today: string
  time: string
  hours: Hours
  /** The account of a name on the roster; undefined for one that may not sign in. */
  accountOf(name: string): string | undefined
}

/** How an errand can be arranged beforehand. `takesTickets`: whether residents take a number for it. */
export function bookable(
  { visits, dates = [], contacts, numbers }: BookingRules,
  seq: number,
  takesTickets: boolean,
): BookingKind[] {
  return [
    ...(visits?.items.includes(seq) === true ? (['visit'] as const) : []),
    ...(dates.some(({ items }) => items.includes(seq)) ? (['date'] as const) : []),
    ...(contacts?.items.includes(seq) === true ? (['contact'] as const) : []),
    ...(numbers !== undefined && takesTickets ? (['number'] as const) : []),
  ]
}

/** How many one slot holds; null where it is not offered, or is past. */
export function roomOf(asked: Asked, slot: BookingSlot, around: Around): Room | null {
  const { today, offered, hours } = around
  if (slot.day < today || slot.day > dayAfter(today, offered.daysAhead)) return null
  const times = timesOf(asked, around, Temporal.PlainDate.from(slot.day).dayOfWeek)
  if (times === null || !isOpen(hours, slot.day)) return null
  const isOffered = times.slots.some(({ from, to }) => from === slot.from && to === slot.to)
  return isOffered && isAhead(asked.kind, slot, around) ? times.room : null
}

/** Days with a slot that is still free, the next one first. */
export function freeDays(asked: Asked, around: Around, open: BookingsState['open']): BookingOffer['days'] {
  const { offered, today, hours } = around
  const days: BookingOffer['days'] = []
  for (let ahead = 0; ahead <= offered.daysAhead; ahead++) {
    const day = dayAfter(today, ahead)
    const times = isOpen(hours, day) ? timesOf(asked, around, Temporal.PlainDate.from(day).dayOfWeek) : null
    if (times === null) continue
    const slots = times.slots.flatMap(({ from, to }) => {
      const slot = { day, from, to }
      const free = isAhead(asked.kind, slot, around) ? freeIn(asked, slot, times.room, open) : 0
      return free > 0 ? [{ from, to, free }] : []
    })
    if (slots.length > 0) days.push({ day, slots })
  }
  return days
}

function timesOf(
  { kind, itemSeq, group }: Asked,
  { offered: { visits, dates = [], numbers }, accountOf }: Around,
  weekday: number,
): { slots: BookingTimes['slots']; room: Room } | null {
  switch (kind) {
    case 'contact':
      return null
    case 'visit': {
      if (visits?.items.includes(itemSeq) !== true) return null
      const agents = visits.agents.flatMap(({ name, days, groups = [] }) => {
        const goes =
          days.includes(weekday) && (groups.length === 0 || (group !== undefined && groups.includes(group)))
        return goes ? (accountOf(name) ?? []) : []
      })
      return agents.length === 0 ? null : { slots: visits.slots, room: { agents, each: visits.each } }
    }
    case 'date':
    case 'number': {
      const times = kind === 'number' ? numbers : dates.find(({ items }) => items.includes(itemSeq))
      return times?.days.includes(weekday) === true
        ? { slots: times.slots, room: { agents: [], each: times.each } }
        : null
    }
  }
}

const freeIn = (
  asked: Asked,
  slot: BookingSlot,
  { agents, each }: Room,
  open: BookingsState['open'],
): number => {
  const there = open.filter((one) => shareRoom(one, { ...asked, slot }))
  if (agents.length === 0) return each - there.length
  return agents
    .map((agent) => Math.max(0, each - there.filter((one) => one.agent === agent).length))
    .reduce((sum, free) => sum + free, 0)
}

/** A number may be booked for a later hour of today; who has to go somewhere is told a day before. */
const isAhead = (kind: BookingKind, { day, from }: BookingSlot, { today, time }: Around): boolean =>
  day > today || (kind === 'number' && day === today && from > time)

const isOpen = ({ closedDays, calendar }: Hours, day: string): boolean =>
  !closedDays.includes(day) &&
  (calendar?.onHolidays !== 'closed' ||
    kindOfDay(calendar.tables, Temporal.PlainDate.from(day)).at !== 'holiday')

const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
