import type { Guide } from '#contract/guide.ts'

/** What of their own a resident looks for, or ties to their card, in place of a ticket. */
export type OwnErrand = { at: 'cases' } | { at: 'bookings' } | { at: 'tie'; code: string }
/** For which errand; `guide` null for 直接取号, and where `own` says that it is no ticket. */
export type For = { guide: Guide | null; own?: OwnErrand }
