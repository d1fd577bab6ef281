import type { Area } from '../area.ts'
import type { DayEvent } from '../day/day.ts'
import type { BookingsState } from '../bookings/state.ts'
import type { OpeningState } from '../opening/opening.ts'
import type { RecordsEvent } from '../records/records.ts'
import { decide } from './decide.ts'
import { endOfDay } from './end-of-day.ts'
import type { QueueEvent } from './events.ts'
import { emptyQueue, evolve } from './evolve.ts'
import { ticketProjection } from './projection.ts'
import { foldVersion, fromSnapshot, toSnapshot, toSnapshotInSteps } from './snapshot.ts'
import { numbersOf } from './skipped.ts'
import type { QueueCommand } from './commands.ts'
import type { QueueRefusal } from './refusals.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState } from './state.ts'

/** Tickets, their lines and slips, and the windows that call them. */
export const queue: Area<{
  name: 'queue'
  state: QueueState
  command: QueueCommand
  event: QueueEvent
  hears: DayEvent | RecordsEvent
  sees: { readonly opening: OpeningState; readonly bookings: BookingsState }
  rules: QueueRules
  refusal: QueueRefusal
}> = {
  name: 'queue',
  empty: emptyQueue,
  foldVersion,
  commands: {
    'take-ticket': true,
    'issue-ticket': true,
    'record-print': true,
    'reprint-ticket': true,
    'cancel-ticket': true,
    'call-next': true,
    'call-ticket': true,
    'recall-ticket': true,
    'serve-ticket': true,
    'finish-ticket': true,
    'finish-and-call': true,
    'mark-no-show': true,
    'hold-ticket': true,
    'return-ticket': true,
    'undo-ending': true,
    'take-up-ticket': true,
    'refuse-priority': true,
    'reprint-for-clerk': true,
    'open-window': true,
    'pause-window': true,
    'resume-window': true,
    'close-window': true,
    'take-over-window': true,
    'allow-take-over': true,
    'refuse-take-over': true,
    'withdraw-take-over': true,
    'allow-unanswered-take-over': true,
    'record-announcement': true,
    'transfer-ticket': true,
    'tell-end-of-day': true,
  },
  events: {
    'ticket-taken': true,
    'ticket-carried-over': true,
    'ticket-print-begun': true,
    'ticket-printed': true,
    'ticket-print-failed': true,
    'ticket-print-unconfirmed': true,
    'ticket-called': true,
    'ticket-recalled': true,
    'ticket-serving': true,
    'ticket-done': true,
    'ticket-no-show': true,
    'ticket-held': true,
    'ticket-returned': true,
    'ticket-transferred': true,
    'ticket-cancelled': true,
    'ticket-ending-undone': true,
    'ticket-taken-up': true,
    'ticket-priority-refused': true,
    'ticket-announced': true,
    'window-opened': true,
    'window-paused': true,
    'window-resumed': true,
    'window-closed': true,
    'take-over-asked': true,
    'take-over-allowed': true,
    'take-over-refused': true,
    'take-over-withdrawn': true,
  },
  hears: { 'day-opened': true, 'day-corrected': true, 'entries-lost': true, 'numbers-skipped': true },
  decide: (whole, command, facts) =>
    decide(whole.queue, command, {
      ...facts,
      issuing: whole.opening.issuing,
      bookings: whole.bookings.open,
    }),
  evolve,
  react: (whole, event) => (event.type === 'day-opened' ? endOfDay(whole.queue, event) : []),
  numbers: numbersOf,
  snapshot: { save: toSnapshot, saveInSteps: toSnapshotInSteps, load: fromSnapshot },
  projection: ticketProjection,
}
