import type { TicketState } from '#contract/ticket.ts'

type TicketCommand =
  | 'call-ticket'
  | 'recall-ticket'
  | 'serve-ticket'
  | 'finish-ticket'
  | 'mark-no-show'
  | 'hold-ticket'
  | 'return-ticket'
  | 'transfer-ticket'
  | 'cancel-ticket'
  | 'refuse-priority'
  | 'undo-ending'
  | 'take-up-ticket'

/**
 * From which state each command may take a ticket, and to which. `call-next` takes waiting → called; it chooses the
 * ticket itself. Only the window that called or serves a ticket may move it; a transfer is the exception.
 *
 *             waiting    called     serving    held       no-show   done  cancelled
 * call        called                           called     called          called
 * recall                 called
 * serve                  serving
 * finish                            done
 * no-show                no-show¹
 * hold                   held       held
 * return                                       waiting    waiting
 * transfer    waiting²   waiting    waiting    waiting
 * cancel      cancelled  cancelled             cancelled
 * refuse³     waiting    waiting               held
 * undo⁴                                                              back  back
 * take up                                                            serving
 *
 * ¹ after `callsBeforeNoShow` calls that counted, the last answered by silence  ² to another place than its own; to a window only while it is not closed
 * ³ priority that was declared, not by card  ⁴ within a minute, to where it was
 */
const from: Record<TicketCommand, readonly TicketState['at'][]> = {
  'call-ticket': ['waiting', 'held', 'no-show', 'cancelled'],
  'recall-ticket': ['called'],
  'serve-ticket': ['called'],
  'finish-ticket': ['serving'],
  'mark-no-show': ['called'],
  'hold-ticket': ['called', 'serving'],
  'return-ticket': ['held', 'no-show'],
  'transfer-ticket': ['waiting', 'called', 'serving', 'held'],
  'cancel-ticket': ['waiting', 'called', 'held'],
  'refuse-priority': ['waiting', 'called', 'held'],
  'undo-ending': ['done', 'cancelled'],
  'take-up-ticket': ['done'],
}

export const mayRun = (command: TicketCommand, state: TicketState): boolean =>
  from[command].includes(state.at)
