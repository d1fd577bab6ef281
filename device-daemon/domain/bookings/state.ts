import type { BookingActView, BookingKind, BookingSlot, BookingStanding } from '#contract/bookings.ts'

/** What was done about one. `by`: an account's id, null for the resident and the station; `text`: ciphertext. */
export type BookingAct = Pick<BookingActView, 'at' | 'by' | 'time'> & { text?: string | null }

/** One booking, see `BookingEvent`. `time`: when it was made, an instant; `state.on`: since which day it stands so. */
export type BookingRecord = {
  id: string
  ordinal: number
  code: string
  kind: BookingKind
  itemSeq: number
  title: string | null
  slot: BookingSlot | null
  dueOn: string | null
  group: string | null
  agent: string | null
  phone: string | null
  address: string | null
  kiosk: string | null
  /** The station's own tag of its holder's card, sealed; left out while none is known. */
  person?: string
  time: string
  state: { at: BookingStanding; on: string }
  /** Oldest first. */
  acts: readonly BookingAct[]
  forgottenOn?: string
  /** The case that came of it; known to the projection alone. */
  caseId?: string
}

/** How many there have ever been, what is open, oldest first, and when each kiosk was used for it lately. */
export type BookingsState = {
  count: number
  open: readonly BookingRecord[]
  recent: readonly { kiosk: string; time: string }[]
}
