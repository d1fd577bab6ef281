import type { Opening } from '#contract/station.ts'
import type { PrintFault, PrintState, Priority, PriorityReason, TicketState } from '#contract/ticket.ts'
import type { WindowService } from '#contract/window.ts'
import type { Decision as DecisionOf, Facts } from '../area.ts'
import type { BookingsState } from '../bookings/state.ts'
import type { IssuingState } from '../opening/issuing.ts'
import type { QueueEvent, TakeOverEnd } from './events.ts'
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
   * the ledger has still to say it of each. Thousands in one entry would hold everything else up.
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

export type ItemRule = {
  seq: number
  queueId: string
  /** The skill that a window must have to call it; null for none. */
  skill: string | null
  discreet: boolean
  /** Words for the resident when no ticket can be taken: why, and whom to ask. */
  noTicket: { why: string; ask: string } | null
  suspended: string | null
}

export type QueueRule = {
  id: string
  name: string
  letter: string
  /** Tickets a day, or null. */
  dailyQuota: number | null
  /** Windows that call from it; every window by default (综合受理). */
  windows: readonly string[]
}

/** What not every window can do. */
type SkillRule = { id: string; name: string; windows: readonly string[] }

export type PriorityRule = {
  /** At most so many priority calls in a row while a person without priority waits. */
  maxInARow: number
  /** Minutes after which an ordinary ticket counts as priority; null = never. */
  ageingMinutes: number | null
}

/** What decisions need to know of the configuration. */
export type QueueRules = {
  queues: readonly QueueRule[]
  defaultQueueId: string
  items: ReadonlyMap<number, ItemRule>
  windows: readonly string[]
  /** Empty where every window can do everything (全科服务). */
  skills: readonly SkillRule[]
  kiosks: readonly string[]
  priority: PriorityRule
  /** Calls before a ticket may be marked no-show. */
  callsBeforeNoShow: number
  /** Silence after a call was said, before another one counts; 0 = every call counts at once. */
  secondsBetweenCalls: number
  /** Where phones reach their ticket's page; undefined while the station does not offer it. */
  phoneUrl?: string
}

export type QueueCommand =
  | {
      type: 'take-ticket'
      itemSeq?: number
      queueId?: string
      declared?: boolean | PriorityReason
      /** What a read card said, when one was used. */
      card?: { personTag: string; priority: Priority }
      /** 预约取号. Instants of its hour, ISO 8601 UTC. */
      booked?: { bookingId: string; from: string; until: string }
      kiosk: string
      /** Whether this kiosk has a printer: then the slip is begun in the same entry. */
      print: boolean
    }
  /**
   * A number from a window, for a person who cannot use the kiosk. `serve`: 现在就办, it is in hand at once. `reason`:
   * why beyond the quota or the hours.
   */
  | {
      type: 'issue-ticket'
      window: string
      clerk: string
      itemSeq?: number
      declared?: boolean | PriorityReason
      kiosk: string
      print: boolean
      serve: boolean
      reason?: string
      revisitOf?: string
    }
  | { type: 'record-print'; ticketId: string; outcome: PrintOutcomeFact }
  | { type: 'reprint-ticket'; ticketId: string; kiosk: string }
  /** `window`: where the clerk sits; null for the resident. */
  | { type: 'cancel-ticket'; ticketId: string; by: 'resident' | 'clerk'; window: string | null }
  | { type: 'call-next'; window: string; clerk: string }
  /** Calls one chosen ticket, before its turn or once more after it was put aside or did not come. */
  | { type: 'call-ticket'; ticketId: string; window: string; clerk: string; reason: string }
  | { type: 'recall-ticket'; ticketId: string; window: string; clerk: string }
  | { type: 'serve-ticket'; ticketId: string; window: string; clerk: string }
  | { type: 'finish-ticket'; ticketId: string; window: string; clerk: string }
  /** 办完并叫下一位: one decision, so that no other command comes between. */
  | { type: 'finish-and-call'; ticketId: string; window: string; clerk: string }
  | { type: 'mark-no-show'; ticketId: string; window: string; clerk: string }
  | { type: 'hold-ticket'; ticketId: string; window: string; clerk: string; reason: string }
  | { type: 'return-ticket'; ticketId: string; by: string }
  /** 撤销 of 办完 or 取消. */
  | { type: 'undo-ending'; ticketId: string; window: string; clerk: string }
  /** 再办 of a finished ticket. */
  | { type: 'take-up-ticket'; ticketId: string; window: string; clerk: string }
  /** `serve`: the one that was called is served at once all the same. */
  | { type: 'refuse-priority'; ticketId: string; window: string; by: string; serve?: boolean }
  /** By a clerk for a resident who lost the slip; a resident's own is `reprint-ticket`. */
  | { type: 'reprint-for-clerk'; ticketId: string; kiosk: string }
  /** `takeOver`: takes the place of a clerk who left the window open; the one who has somebody in hand is asked. */
  | { type: 'open-window'; window: string; clerk: string; takeOver: boolean }
  /** 立即接替, without asking: the lead's right. */
  | { type: 'take-over-window'; window: string; clerk: string }
  /** By the clerk who serves; `asker`: to whom it is an answer. */
  | { type: 'allow-take-over' | 'refuse-take-over'; window: string; clerk: string; asker: string }
  /** By the one who asked. */
  | { type: 'withdraw-take-over'; window: string; clerk: string }
  /** By the station: the one who was asked may have gone. `since`: when it was asked. */
  | { type: 'allow-unanswered-take-over'; window: string; clerk: string; since: string }
  | { type: 'pause-window'; window: string; clerk: string; notice: string }
  | { type: 'resume-window'; window: string; clerk: string }
  | { type: 'close-window'; window: string; clerk: string }
  /** `call`: ledger seq of the call that was announced; `calledAt`: its time. */
  | {
      type: 'record-announcement'
      ticketId: string
      call: number
      calledAt: string
      by: string
      text: string
      outcome: AnnouncementOutcome
    }
  /** By the station: more of those whom the end of the day left waiting. */
  | { type: 'tell-end-of-day' }
  | { type: 'transfer-ticket'; ticketId: string; to: { queueId: string } | { window: string }; by: string }

/**
 * `muted`: within the quiet hours, so that nothing was said on purpose. `shown`: there was nothing that could have said it.
 * `withdrawn`: the call had ended, or a newer one of the same ticket had come, before it was said to its end.
 */
export type AnnouncementOutcome = 'spoken' | 'failed' | 'unconfirmed' | 'muted' | 'shown' | 'withdrawn'

export type PrintOutcomeFact =
  | { at: 'printed' }
  | { at: 'failed'; reason: PrintFault }
  | { at: 'unconfirmed'; reason: PrintFault }

/** `issuing`: whether 停止取号 stands. `bookings`: those that are open; none unless it is said. */
export type QueueFacts = Facts<QueueRules> & {
  issuing: IssuingState
  bookings?: BookingsState['open']
}

/** The ticket that a refusal is about. */
type AboutTicket = { ticketId: string; number: string }

/**
 * Everything that the queue refuses, as data for words that stand with the surface that says them. `code` is the stable
 * code of the answer; `why` tells apart what shares one.
 */
export type QueueRefusal = { area: 'queue' } & (
  | { code: 'unknown-item' }
  | { code: 'unknown-queue' }
  | { code: 'unknown-kiosk' }
  | { code: 'unknown-window' }
  | { code: 'unknown-ticket' }
  | { code: 'item-not-for-residents'; noTicket: NonNullable<ItemRule['noTicket']> }
  /** `reason`: as the station wrote it down for residents. */
  | { code: 'item-suspended'; reason: string }
  /** `today`: YYYY-MM-DD. */
  | { code: 'station-closed'; opensAt: Extract<Opening, { at: 'closed' }>['opensAt']; today: string }
  | { code: 'queue-full' }
  /** 停止取号 for the rest of the day. */
  | { code: 'issuing-stopped' }
  | { code: 'nobody-waiting' }
  /** 预约取号. `unknown`: it was used, cancelled, or never made. */
  | { code: 'booking-not-now'; why: 'too-early' | 'too-late' | 'unknown' }
  /** The window has not the skill that an errand needs, or no window of the queue has. `skill`: its name. */
  | { code: 'skill-wanting'; at: 'window' | 'queue'; skill: string }
  | ({ code: 'already-waiting'; why: 'has-this-ticket' } & AboutTicket)
  /** `ticketId` and `number` are those of the newer ticket; `older` is the number that was to go back. */
  | ({ code: 'already-waiting'; why: 'has-a-newer-ticket'; older: string } & AboutTicket)
  | ({ code: 'window-busy'; why: 'called' | 'serving' | 'closing' } & AboutTicket)
  /** `asked-already`: another clerk has asked for it and waits for the answer. */
  | { code: 'window-taken'; why: 'at-work' | 'asked-already' }
  | { code: 'window-closed'; why: 'not-open-yet' }
  | ({ code: 'window-closed'; why: 'nobody-there' } & AboutTicket)
  | ({ code: 'wrong-state' } & WrongState & AboutTicket)
  /** What is answered or called off is not asked any more. */
  | { code: 'wrong-state'; why: 'take-over-settled' }
)

/** `at`: the state the ticket is in, or its slip. */
type WrongState =
  | { why: 'ticket'; at: TicketState['at'] }
  | { why: 'slip'; at: Exclude<PrintState['at'], 'failed' | 'unconfirmed'> }
  | { why: 'no-declared-priority' }
  | { why: 'too-few-calls'; calls: number; needed: number }
  /** `unsaid`: the last call has still to be said. `seconds`: of silence that are still wanting. */
  | { why: 'called-just-now'; calls: number; last: 'said' | 'unsaid'; seconds: number }
  | { why: 'at-another-window' }
  /** It waits for another window alone, or in a queue that this window does not call from. */
  | { why: 'not-for-this-window' }
  | { why: 'of-a-past-day' }
  | { why: 'already-there' }
  | { why: 'too-late-to-undo' }
  | { why: 'done-by-another' }

export type Decision = DecisionOf<QueueEvent, QueueRefusal>
