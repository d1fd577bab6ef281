import type { Map as PersistentMap } from 'immutable'
import type { ProblemCode } from '#contract/problem.ts'
import type { Opening } from '#contract/station.ts'
import type { PrintFault, PrintState, Priority, PriorityReason, TicketState } from '#contract/ticket.ts'
import type { QueueEvent } from './events.ts'

/** A ticket as the fold keeps it. Instants are ISO 8601 UTC. */
export type TicketRecord = {
  id: string
  number: string
  day: string
  queueId: string
  ordinal: number
  /** Only this window may call it (a transfer to a window); null for any window of the queue. */
  onlyWindow: string | null
  itemSeq: number | null
  discreet: boolean
  priority: Priority
  kiosk: string
  token: string
  personTag: string | null
  takenAt: string
  state: TicketState
  print: PrintState
}

/** Counters of one queue for the open day. */
export type QueueDay = {
  /** Tickets issued today: the next ordinal is one more. */
  issued: number
  /** Ids in order of arrival. */
  waiting: readonly string[]
  /** Priority calls since the last ordinary one, for the fairness rule. */
  priorityInARow: number
}

/** Immutable; `evolve` returns a new one that shares what did not change. */
export type QueueState = {
  /** '' before the first day was opened. Never moves backwards. */
  day: string
  queues: PersistentMap<string, QueueDay>
  /** Tickets of the open day, and older ones still being served or printed. */
  tickets: PersistentMap<string, TicketRecord>
  /** Lengths of the day's newest services, in seconds, oldest first, at most 10. */
  recentServices: readonly number[]
  /** Newest first, at most 12: what the hall display shows. */
  recentCalls: readonly { ticketId: string; number: string; window: string; calledAt: string }[]
}

export type ItemRule = {
  seq: number
  queueId: string
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

/** What decisions need to know of the configuration. */
export type QueueRules = {
  queues: readonly QueueRule[]
  defaultQueueId: string
  items: ReadonlyMap<number, ItemRule>
  windows: readonly string[]
  kiosks: readonly string[]
  priority: {
    /** At most so many priority calls one after another while somebody without priority waits. */
    maxInARow: number
    /** Minutes after which an ordinary ticket counts as priority; null = never. */
    ageingMinutes: number | null
  }
  /** Calls before a ticket may be marked no-show. */
  callsBeforeNoShow: number
}

export type QueueCommand =
  | {
      type: 'take-ticket'
      itemSeq?: number
      queueId?: string
      declared?: boolean | PriorityReason
      /** What a read card said, when one was used. */
      card?: { personTag: string; priority: Priority }
      kiosk: string
      /** Whether this kiosk has a printer: then the slip is begun in the same entry. */
      print: boolean
    }
  | { type: 'record-print'; ticketId: string; outcome: PrintOutcomeFact }
  | { type: 'reprint-ticket'; ticketId: string; kiosk: string }
  | { type: 'cancel-ticket'; ticketId: string; by: 'resident' | 'clerk' }
  | { type: 'call-next'; window: string; clerk: string }
  | { type: 'recall-ticket'; ticketId: string; window: string; clerk: string }
  | { type: 'serve-ticket'; ticketId: string; window: string; clerk: string }
  | { type: 'finish-ticket'; ticketId: string; window: string; clerk: string }
  | { type: 'mark-no-show'; ticketId: string; window: string; clerk: string }
  | { type: 'hold-ticket'; ticketId: string; window: string; clerk: string; reason: string }
  | { type: 'return-ticket'; ticketId: string; by: string }
  | { type: 'transfer-ticket'; ticketId: string; to: { queueId: string } | { window: string }; by: string }
  | { type: 'open-day' }

export type PrintOutcomeFact =
  | { at: 'printed' }
  | { at: 'failed'; reason: PrintFault }
  | { at: 'unconfirmed'; reason: PrintFault }

/** Everything `decide` may know besides state and command; it never reads a clock or a random source. */
export type QueueFacts = {
  /** Instant, ISO 8601 UTC. */
  time: string
  /** Business day by the station's wall clock. */
  day: string
  opening: Opening
  rules: QueueRules
  /** Fresh ids, used if the decision needs them. */
  ticketId: string
  token: string
}

/** A refusal is a value: a stable code and what the words for people need. */
export type Refusal = { code: ProblemCode; detail: string; ticketId?: string }

export type Decision = { at: 'accepted'; events: readonly QueueEvent[] } | { at: 'refused'; refusal: Refusal }
