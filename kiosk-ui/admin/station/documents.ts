import type { MaskedKind } from '#contract/notice.ts'
import type { Places } from '#contract/places.ts'
import type { HolidaysReply } from '#contract/calendar.ts'

/** The documents of a station as its forms work on them; what a form has no place for stays in them. */
export type Interval = { from: string; to: string }
export type Week = readonly { days: readonly number[]; open: readonly Interval[] }[]
type HolidayTable = HolidaysReply['tables'][number] & { source: string }
export type Hours = {
  text: readonly string[]
  weekly: Week
  closedDays: readonly string[]
  extraDays: readonly { day: string; open: readonly Interval[] }[]
  onHolidays?: 'closed' | 'open'
  onMakeUpDays?: 'as-weekday' | 'as-its-day'
}

export type StationDocument = {
  name: string
  type: string
  sample: boolean
  address: string
  phone: string
  townCentre: string
  portal?: { name: string; url: string }
  areaSquareMeters: number | null
  budgetNote?: string
  hours: Hours
  holidayTables?: readonly HolidayTable[]
  commonItems: readonly { seq: number; title: string }[]
  masking?: readonly { class: string; kinds: readonly MaskedKind[] }[]
  feedback?: { replyDays: number | null; contactDays: number | null }
  cases?: { keepDays: number | null; amberWorkdays: number | null; redWorkdays: number | null }
  hall?: { clerkNames: 'shown' | 'hidden'; upNext?: number | null }
  voice?: { times: number | null; quiet: Interval | null }
}

export type ServiceWindow = { id: string; label: string; padClerk?: string; skills?: readonly string[] }
export type Skill = { id: string; name: string; items: readonly number[] }
export type Queue = {
  id: string
  name: string
  letter: string
  dailyQuota: number | null
  windows: 'all' | readonly string[]
  items: readonly number[]
}
export type RulesDocument = {
  windows: readonly ServiceWindow[]
  skills: readonly Skill[]
  queues: readonly Queue[]
  defaultQueue: string
  priority: { maxInARow: number | null; ageingMinutes: number | null; fromAge: number | null }
  callsBeforeNoShow: number | null
  secondsBetweenCalls: number | null
  bookings?: BookingsDocument
}

export type BookingTimes = { days: readonly number[]; slots: readonly Interval[]; each: number | null }
type BookingAgent = { name: string; groups?: readonly string[]; days: readonly number[] }
export type BookingsDocument = {
  keepDays: number | null
  daysAhead: number | null
  visits?: {
    items: readonly number[]
    groups?: readonly string[]
    agents: readonly BookingAgent[]
    slots: readonly Interval[]
    each: number | null
  }
  dates?: readonly ({ items: readonly number[] } & BookingTimes)[]
  contacts?: { items: readonly number[]; workdays: number | null }
  numbers?: BookingTimes
}

export type PlateDocument = { title: string; department?: string; services?: readonly string[] }

export type Equipment = string | { name: string; state: 'works' | 'faulty' | 'missing'; note: string }
export type PlacesDocument = Pick<Places, 'facilities' | 'areas' | 'map' | 'sample'> & {
  equipment: readonly Equipment[]
  wifi: { ssid: string; password: string | null } | null
}

/** As the daemon has them where station.yaml says nothing. */
export const HALL: NonNullable<StationDocument['hall']> = { clerkNames: 'shown', upNext: 0 }
export const VOICE: NonNullable<StationDocument['voice']> = { times: 2, quiet: null }
export const CASES: NonNullable<StationDocument['cases']> = {
  keepDays: 730,
  amberWorkdays: 3,
  redWorkdays: 1,
}

const NO_HOURS: Hours = { text: [], weekly: [], closedDays: [], extraDays: [] }

export const emptyStation: StationDocument = {
  name: '',
  type: '',
  sample: false,
  address: '',
  phone: '',
  townCentre: '',
  areaSquareMeters: null,
  hours: NO_HOURS,
  commonItems: [],
}
export const emptyRules: RulesDocument = {
  windows: [],
  skills: [],
  queues: [],
  defaultQueue: '',
  priority: { maxInARow: null, ageingMinutes: null, fromAge: null },
  callsBeforeNoShow: null,
  secondsBetweenCalls: 20,
}
export const emptyPlate: PlateDocument = { title: '' }
export const emptyPlaces: PlacesDocument = {
  sample: false,
  facilities: [],
  equipment: [],
  map: { columns: 12, rows: 8, entrance: { x: 0, y: 7 }, here: [], windows: [] },
  areas: [],
  wifi: null,
}

/** What is of another kind than it should be is left out, so that the form can be opened; the check has said what is wrong. */
export function readAs<Doc extends object>(empty: Doc): (document: unknown) => Doc {
  return (document) => ({ ...empty, ...fitting(empty, document) })
}

function fitting(empty: object, written: unknown): object {
  if (!isRecord(written)) return {}
  const known: Record<string, unknown> = { ...empty }
  return Object.fromEntries(
    Object.entries(written).flatMap(([key, value]) => {
      const model = known[key]
      if (model === undefined || model === null || typeof model === 'number') return [[key, value]]
      if (Array.isArray(model) !== Array.isArray(value) || typeof model !== typeof value) return []
      return [[key, isRecord(model) ? { ...model, ...fitting(model, value) } : value]]
    }),
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
