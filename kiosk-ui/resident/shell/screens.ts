import type { FoundTicket } from '#contract/find-ticket.ts'
import type { Guide, GuideList } from '#contract/guide.ts'
import type { Notice, NoticesReply } from '#contract/notice.ts'
import type { Places } from '#contract/places.ts'
import type { ProblemCode } from '#contract/problem.ts'
import type { Ticket, TicketState } from '#contract/ticket.ts'

/** What a tap on an errand in a list opens. */
type ErrandScreen = 'confirm-errand' | 'guide'

/** What has come of the letters typed so far; while asking, what the letters before had found stays in sight. */
export type SearchAnswer =
  | { at: 'none' }
  | { at: 'asking'; seqs: readonly number[] }
  | { at: 'found'; seqs: readonly number[] }

/** Where a found ticket stands by the latest news; `window` is a window's id. */
export type Whereabouts = { at: TicketState['at']; window: string | null }

/** What is on the screen, with everything it shows. `from` is the first of the things it pages through. */
export type Screen =
  | { at: 'home' }
  | { at: 'choose-errand'; list: GuideList }
  /** A screen of its own in 大字版 only, where the domains do not fit beside the common errands. */
  | { at: 'choose-domain'; list: GuideList; leadsTo: ErrandScreen; from: number }
  | { at: 'domain-items'; list: GuideList; domain: string; leadsTo: ErrandScreen; from: number }
  | { at: 'confirm-errand'; guide: Guide }
  | { at: 'guides'; list: GuideList }
  | { at: 'guide'; guide: Guide; from: number }
  | { at: 'search'; list: GuideList; typed: string; answer: SearchAnswer; from: number }
  | { at: 'board'; board: NoticesReply; from: number }
  /** The classes beside the five, where they do not all fit on the board's first screen. */
  | { at: 'board-classes'; board: NoticesReply; from: number }
  | { at: 'board-class'; board: NoticesReply; name: string; from: number }
  | { at: 'notice'; notice: Notice; from: number }
  | { at: 'notice-gone' }
  | { at: 'places'; places: Places; from: number }
  | { at: 'card-consent' | 'reader-down' | 'declare-priority'; guide: Guide | null }
  | { at: CardWait; guide: Guide | null; endsAt: number }
  | { at: 'card-late'; guide: Guide | null }
  /** `removed`: until the reader says so. `quiet`: the reader cannot tell any more. */
  | { at: 'take-card-away'; until: 'removed' | 'quiet' }
  | { at: 'already-waiting'; number: string | null; why: string }
  /** 查我的号: what is typed so far, which of the two is being typed, and what was wrong with the last try. */
  | { at: 'my-ticket'; number: string; check: string; typing: 'number' | 'check'; trouble: string | null }
  | { at: 'found-ticket'; ticket: FoundTicket; now: Whereabouts; guide: Guide | null }
  | { at: 'ticket'; commandId: string; ticket: Ticket; guide: Guide | null }
  | { at: 'closed' }
  | { at: 'queue-full' }
  | { at: 'no-ticket'; why: string; code: ProblemCode }
  | { at: 'cannot-take'; code: ProblemCode }

/**
 * The reader waits for a card: for the first time, with another one to be lifted before, or after one that was not
 * read. `endsAt` (as performance.now) is when it stops waiting.
 */
export type CardWait = 'place-card' | 'lift-card' | 'card-moved' | 'two-cards' | 'card-not-read'

/** What is known of a card on the reader. `perhaps`: one was there, and nobody can tell whether it was taken away. */
export type CardOnReader = { at: 'none' } | { at: 'lying'; maskedName: string } | { at: 'perhaps' }

/** Screens whose code comes when they are first wanted. */
export type LaterScreen = Exclude<Screen, { at: 'home' }>

/** Where a tap leads: what must be fetched before the screen can stand. */
export type Destination =
  | BoardDestination
  | { at: 'choose-errand' }
  | { at: 'choose-domain'; leadsTo: ErrandScreen }
  | { at: 'domain-items'; domain: string; leadsTo: ErrandScreen }
  | { at: 'guides' }
  | { at: 'search' }
  | { at: 'my-ticket' }
  | { at: 'found-ticket'; number: string; check: string }
  | { at: 'confirm-errand' | 'guide'; seq: number }
  /** `guide` null: for 直接取号. */
  | { at: 'place-card'; guide: Guide | null }
  | { at: 'card-consent' | 'reader-down' | 'declare-priority'; guide: Guide | null }

export type BoardDestination =
  | { at: 'board' }
  | { at: 'board-classes' }
  | { at: 'places' }
  | { at: 'board-class'; name: string }
  | { at: 'notice'; id: string }
