import type { Opening } from '#contract/station.ts'
import type { PrintState, TicketState } from '#contract/ticket.ts'
import type { Decision as DecisionOf } from '../area.ts'
import type { QueueEvent } from './events.ts'
import type { ItemRule } from './rules.ts'
import type { TicketRecord } from './state.ts'

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

type Refused = Extract<Decision, { at: 'refused' }>

type WithoutArea<Each> = Each extends unknown ? Omit<Each, 'area'> : never

const refuse = (refusal: WithoutArea<QueueRefusal>): Refused => ({
  at: 'refused',
  refusal: { area: 'queue', ...refusal },
})

const about = ({ id, number }: TicketRecord): { ticketId: string; number: string } => ({
  ticketId: id,
  number,
})

export const bookingNotNow = (why: 'too-early' | 'too-late' | 'unknown'): Refused =>
  refuse({ code: 'booking-not-now', why })

export const unknownItem = (): Refused => refuse({ code: 'unknown-item' })

export const unknownQueue = (): Refused => refuse({ code: 'unknown-queue' })

export const unknownKiosk = (): Refused => refuse({ code: 'unknown-kiosk' })

export const unknownWindow = (): Refused => refuse({ code: 'unknown-window' })

export const unknownTicket = (): Refused => refuse({ code: 'unknown-ticket' })

export const notForResidents = (noTicket: NonNullable<ItemRule['noTicket']>): Refused =>
  refuse({ code: 'item-not-for-residents', noTicket })

export const suspended = (reason: string): Refused => refuse({ code: 'item-suspended', reason })

export const closed = (opensAt: Extract<Opening, { at: 'closed' }>['opensAt'], today: string): Refused =>
  refuse({ code: 'station-closed', opensAt, today })

export const issuingStopped = (): Refused => refuse({ code: 'issuing-stopped' })

export const queueFull = (): Refused => refuse({ code: 'queue-full' })

export const alreadyWaiting = (ticket: TicketRecord): Refused =>
  refuse({ code: 'already-waiting', why: 'has-this-ticket', ...about(ticket) })

/** For the clerk who wants to put a no-show back. */
export const hasNewerTicket = (ticket: TicketRecord, newer: TicketRecord): Refused =>
  refuse({ code: 'already-waiting', why: 'has-a-newer-ticket', older: ticket.number, ...about(newer) })

export const nobodyWaiting = (): Refused => refuse({ code: 'nobody-waiting' })

export const skillWanting = (at: 'window' | 'queue', skill: string): Refused =>
  refuse({ code: 'skill-wanting', at, skill })

export const windowBusy = (ticket: TicketRecord): Refused =>
  refuse({
    code: 'window-busy',
    why: ticket.state.at === 'serving' ? 'serving' : 'called',
    ...about(ticket),
  })

export const windowTaken = (): Refused => refuse({ code: 'window-taken', why: 'at-work' })

export const takeOverAskedAlready = (): Refused => refuse({ code: 'window-taken', why: 'asked-already' })

export const takeOverSettled = (): Refused => refuse({ code: 'wrong-state', why: 'take-over-settled' })

export const windowClosed = (): Refused => refuse({ code: 'window-closed', why: 'not-open-yet' })

export const closeWhileBusy = (ticket: TicketRecord): Refused =>
  refuse({ code: 'window-busy', why: 'closing', ...about(ticket) })

export const noDeclaredPriority = (ticket: TicketRecord): Refused =>
  refuse({ code: 'wrong-state', why: 'no-declared-priority', ...about(ticket) })

export const tooFewCalls = (ticket: TicketRecord, calls: number, needed: number): Refused =>
  refuse({ code: 'wrong-state', why: 'too-few-calls', calls, needed, ...about(ticket) })

export const calledJustNow = (
  ticket: TicketRecord,
  calls: number,
  last: 'said' | 'unsaid',
  seconds: number,
): Refused => refuse({ code: 'wrong-state', why: 'called-just-now', calls, last, seconds, ...about(ticket) })

export const atAnotherWindow = (ticket: TicketRecord): Refused =>
  refuse({ code: 'wrong-state', why: 'at-another-window', ...about(ticket) })

export const notForThisWindow = (ticket: TicketRecord): Refused =>
  refuse({ code: 'wrong-state', why: 'not-for-this-window', ...about(ticket) })

export const ofAPastDay = (ticket: TicketRecord): Refused =>
  refuse({ code: 'wrong-state', why: 'of-a-past-day', ...about(ticket) })

export const alreadyThere = (ticket: TicketRecord): Refused =>
  refuse({ code: 'wrong-state', why: 'already-there', ...about(ticket) })

export const tooLateToUndo = (ticket: TicketRecord): Refused =>
  refuse({ code: 'wrong-state', why: 'too-late-to-undo', ...about(ticket) })

export const anothersToUndo = (ticket: TicketRecord): Refused =>
  refuse({ code: 'wrong-state', why: 'done-by-another', ...about(ticket) })

export const nobodyThere = (ticket: TicketRecord): Refused =>
  refuse({ code: 'window-closed', why: 'nobody-there', ...about(ticket) })

export const wrongState = (ticket: TicketRecord): Refused =>
  refuse({ code: 'wrong-state', why: 'ticket', at: ticket.state.at, ...about(ticket) })

/** `at`: why its slip cannot be printed again now. */
export const notReprintable = (ticket: TicketRecord, at: 'none' | 'sending' | 'printed'): Refused =>
  refuse({ code: 'wrong-state', why: 'slip', at, ...about(ticket) })
