import type { PrintFault, Priority, TicketState } from '#contract/ticket.ts'

/** Events of the queue as they stand in the ledger for ever. A change of shape needs a new `v` and an upcaster. */
export type QueueEvent =
  | {
      type: 'ticket-taken'
      ticketId: string
      /** Letter and at least three digits. */
      number: string
      queueId: string
      /** Running count within letter and day, from 1. */
      ordinal: number
      itemSeq: number | null
      /** The skill its errand needs, as station.yaml had it then; missing for none. */
      skill?: string
      discreet: boolean
      priority: Priority
      kiosk: string
      /** Text of the slip's QR code: a secret of the holder. */
      token: string
      /** Keyed hash of the person, where a card was read; for 「一人一事一号」. */
      personTag: string | null
      /** By whom at which window, where it was not taken at a kiosk. `reason`: why beyond the quota or the hours. */
      issued?: { window: string; clerk: string; reason?: string }
      /** The ticket of an earlier visit of the same person for the same thing: this is no new person. */
      revisitOf?: string
      /** 预约取号. `arrival`: its place in the line, among those who came after its hour began. */
      booked?: { bookingId: string; arrival: number }
    }
  /** Taken while the clock was doubted: it goes on, under its number, in the day that was then opened. */
  | { type: 'ticket-carried-over'; ticketId: string; day: string; number: string; ordinal: number }
  | { type: 'ticket-print-begun'; ticketId: string; kiosk: string; copy: 'first' | 'again' }
  | { type: 'ticket-printed'; ticketId: string }
  | { type: 'ticket-print-failed'; ticketId: string; reason: PrintFault }
  | { type: 'ticket-print-unconfirmed'; ticketId: string; reason: PrintFault }
  /** `reason`: why it was chosen before its turn; the rule chose one without. */
  | { type: 'ticket-called'; ticketId: string; window: string; clerk: string; reason?: string }
  /** `counts`: false where the call before it had not been answered by silence for long enough; else it counts. */
  | { type: 'ticket-recalled'; ticketId: string; window: string; clerk: string; counts?: false }
  | { type: 'ticket-serving'; ticketId: string; window: string; clerk: string }
  | { type: 'ticket-done'; ticketId: string; window: string; clerk: string }
  | { type: 'ticket-no-show'; ticketId: string; window: string; clerk: string }
  | { type: 'ticket-held'; ticketId: string; window: string; clerk: string; reason: string }
  /** `window`: where it was put aside and is the very next now; without one it waits in its place by arrival. */
  | { type: 'ticket-returned'; ticketId: string; by: string; window?: string }
  | { type: 'ticket-transferred'; ticketId: string; queueId: string; window: string | null; by: string }
  /** `window`, `clerk`: where and by whom, if by a clerk; entries of version 0.1 do not say. */
  | {
      type: 'ticket-cancelled'
      ticketId: string
      by: 'resident' | 'clerk' | 'day-over'
      window?: string
      clerk?: string
    }
  /** 办完 or 取消 was a mistake. `back`: what the ticket is again. */
  | { type: 'ticket-ending-undone'; ticketId: string; window: string; clerk: string; back: TicketState }
  /** A finished ticket is in hand again. */
  | { type: 'ticket-taken-up'; ticketId: string; window: string; clerk: string }
  /**
   * A clerk found that what was declared does not hold; one that was called goes back to its place in the line. `stays`:
   * it is served at once, although others were before it.
   */
  | { type: 'ticket-priority-refused'; ticketId: string; by: string; stays?: true }
  /**
   * What was said aloud for a call. `call`: ledger seq of the call; `calledAt`: its time, missing in old ledgers; `by`:
   * device id, hall screen or the station itself.
   */
  | {
      type: 'ticket-announced'
      ticketId: string
      call: number
      calledAt?: string
      by: string
      text: string
      outcome: 'spoken' | 'failed' | 'unconfirmed' | 'muted' | 'shown' | 'withdrawn'
    }
  | { type: 'window-opened'; window: string; clerk: string }
  | { type: 'window-paused'; window: string; clerk: string; notice: string }
  | { type: 'window-resumed'; window: string; clerk: string }
  | { type: 'window-closed'; window: string; clerk: string }
  /** `clerk`: who asks the one who serves here. */
  | { type: 'take-over-asked'; window: string; clerk: string }
  /** Comes with the opening of the window by `clerk`. `from`: who served until then. */
  | { type: 'take-over-allowed'; window: string; clerk: string; from: string; how: TakeOverHow }
  | { type: 'take-over-refused'; window: string; clerk: string; by: string }
  | { type: 'take-over-withdrawn'; window: string; clerk: string }

/**
 * `answer`: by the one who served; `no-answer`: that one said nothing for a minute; `free`: the person in hand was done
 * with; `lead`: without asking, by the lead's right.
 */
export type TakeOverHow = 'answer' | 'no-answer' | 'free' | 'lead'
export type TakeOverEnd = TakeOverHow | 'refused' | 'withdrawn'
