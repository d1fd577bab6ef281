import type { BookingKind, BookingSlot } from '#contract/bookings.ts'

/** An errand that can be arranged beforehand, as its guide has it. A private one is called 综合业务 where others read. */
export type Bookable = { seq: number; title: string }

/** What a resident has chosen so far. `commandId`: the same tap books once. */
export type Draft = Bookable & {
  commandId: string
  kind: BookingKind
  group: string | null
  slot: BookingSlot | null
  phone: string
}
