import type { Guide, GuideList } from '#contract/guide.ts'
import type { ProblemCode } from '#contract/problem.ts'
import type { Ticket } from '#contract/ticket.ts'

/** What is on the screen, with everything it shows. `from` is the first of the things it pages through. */
export type Screen =
  | { at: 'home' }
  | { at: 'choose-errand'; list: GuideList }
  /** A screen of its own in 大字版 only, where the domains do not fit beside the common errands. */
  | { at: 'choose-domain'; list: GuideList; from: number }
  | { at: 'domain-items'; list: GuideList; domain: string; from: number }
  | { at: 'confirm-errand'; guide: Guide }
  | { at: 'ticket'; commandId: string; ticket: Ticket; guide: Guide | null }
  | { at: 'closed' }
  | { at: 'queue-full' }
  | { at: 'no-ticket'; why: string; code: ProblemCode }
  | { at: 'cannot-take'; code: ProblemCode }

/** Screens whose code comes when they are first wanted. */
export type LaterScreen = Exclude<Screen, { at: 'home' }>

/** Where a tap leads: what must be fetched before the screen can stand. */
export type Destination =
  | { at: 'choose-errand' }
  | { at: 'choose-domain' }
  | { at: 'domain-items'; domain: string }
  | { at: 'confirm-errand'; seq: number }
