import type { PrintState, Priority, TicketState } from '#contract/ticket.ts'
import type { WindowService } from '#contract/window.ts'
import type { TakeOverEnd } from './events.ts'
import type { Numbers } from '../numbers.ts'
import type { PersistentList, PersistentMap } from './persistent.ts'

/** A ticket as the fold keeps it. Instants are ISO 8601 UTC. */
export type TicketRecord = {
  id: string
  number: string
  day: string
  queueId: string
  ordinal: number
  /** Running count over all queues and days: an earlier arrival has the smaller one, even when the clock was set back. */
  arrival: number
  /** 预约取号: `arrival` is then its place among the others, and `came` its own running count. Left out for all others. */
  booked?: { bookingId: string; came: number }
  /** Only this window may call it (a transfer to a window); null for any window of the queue. */
  onlyWindow: string | null
  /** Waits as this window's very next, before its lines: it was put aside there and is back. Null: the rule calls it. */
  nextAt: string | null
  itemSeq: number | null
  /** Only windows with this skill may call it; null where its errand needs none. */
  skill: string | null
  discreet: boolean
  priority: Priority
  kiosk: string
  token: string
  /** The same for one person on one day, drawn at random; what leads to it from a card is kept elsewhere. */
  personTag: string | null
  takenAt: string
  /** By whom at which window it was issued; null where it was taken at a kiosk. */
  issued: { window: string; clerk: string; reason?: string } | null
  /** The ticket of the same person's earlier visit; null for a new person. */
  revisitOf: string | null
  state: TicketState
  print: PrintState
  /** Where its newest slip was begun; null without one. */
  printKiosk: string | null
}

/** Those who wait for the same windows, by id, each list in order of arrival. */
export type WaitingLine = {
  priority: PersistentList<string>
  ordinary: PersistentList<string>
  /** Priority calls in a row that passed over a person without priority in this line. */
  priorityInARow: number
}

/** One queue on the open day. */
export type QueueDay = {
  /** Persons who were given a ticket today, against the quota. */
  issued: number
  line: WaitingLine
  /** Those whose errand needs a skill, by that skill. They are in no other line. */
  skilled: PersistentMap<string, WaitingLine>
}

/** One window on the open day. */
export type WindowDay = {
  /** Tickets transferred to this very window. */
  line: WaitingLine
  /** Tickets that were put aside here and are back: called before any line, in order of arrival. */
  next: PersistentList<string>
  /** Who serves here. A new day finds every window closed. */
  service: WindowService
  takeOver: TakeOver
  /** The ticket called or served here. */
  busyWith: string | null
  /** Priority calls one after another at this window, from whichever line. */
  priorityInARow: number
  /** Tickets of the open day that were finished here. */
  servedToday: number
}

/**
 * 接替 of a window at which a person is in hand. `clerk`: who asks, `from`: who serves; accounts. `over`: how the newest one
 * ended while `ticketId` was in hand, null where nobody was any more.
 */
export type TakeOver =
  | { at: 'none' }
  | { at: 'asked'; clerk: string; from: string; since: string }
  | { at: 'over'; how: TakeOverEnd; clerk: string; from: string; ticketId: string | null }

/** Immutable; `evolve` returns a new one that shares what did not change. */
export type QueueState = {
  /** '' before the first day was opened. */
  day: string
  queues: PersistentMap<string, QueueDay>
  windows: PersistentMap<string, WindowDay>
  /** Newest ordinal of each letter: a letter that moves to another queue in mid-day repeats no number. */
  ordinals: PersistentMap<string, number>
  /** Newest ordinals of days that were open before, newest last: one that is opened again repeats no number. */
  earlier: readonly DayOrdinals[]
  /** Numbers of today and of days to come that a lost ledger may have given away, by series. */
  skipped: Numbers
  /** Tickets ever taken: the next arrival is one more. */
  arrivals: number
  /**
   * Tickets of the open day that are not over, the newest that are, and older ones still being served or printed. All
   * others are in the projection.
   */
  tickets: PersistentMap<string, TicketRecord>
  /** How many tickets of the open day each clerk has finished, at whichever window, by account. */
  servedBy: PersistentMap<string, number>
  /** Who finished each of those tickets, by its id. */
  finishedBy: PersistentMap<string, string>
  /**
   * Who still waited when a day ended, by id, in order of arrival: over since then and nowhere else in the state, though
   * the ledger has still to say it of each. Thousands in one entry would hold everything else up. Where the entry of its
   * end is lost, also who was called or put aside.
   */
  leftWaiting: PersistentList<string>
  /** Who goes on in the day that was opened after they came: so since then, though the ledger has still to say it of each. */
  carriedOver: PersistentList<CarriedOver>
  /** The newest tickets of the open day that were finished or cancelled, by id, oldest first. */
  over: PersistentList<string>
  /** The ids of those tickets by token. */
  tokens: PersistentMap<string, string>
  /** The ids of those of the open day by number. */
  numbers: PersistentMap<string, string>
  /** The open ticket of a person for an errand, by `personKey`. */
  people: PersistentMap<string, string>
  /** Seconds that the day's newest services took, oldest first: the ten that an estimate rests on, and some before. */
  recentServices: readonly number[]
  /** How the tickets of the last minute ended, oldest first: what can still be undone. */
  endings: readonly Ending[]
  /** Newest first, at most 12: what the hall display shows. */
  recentCalls: readonly RecentCall[]
}

/**
 * How a ticket ended. `by`: the clerk, `window`: where, both null for anybody else. `from`: what it was before.
 * `seconds`: of its service, as it counts for estimates; null where it does not. `olderCalls`: behind its call in
 * the hall; null where it had none there.
 */
export type Ending = {
  ticketId: string
  by: string | null
  window: string | null
  time: string
  from: TicketState
  seconds: number | null
  olderCalls: number | null
}

/** A ticket under its number in the day in which it goes on. */
export type CarriedOver = { ticketId: string; day: string; number: string; ordinal: number }

/** Of one day, by letter. */
export type DayOrdinals = { day: string; ordinals: readonly (readonly [letter: string, ordinal: number])[] }

export type RecentCall = { ticketId: string; number: string; window: string; calledAt: string }
