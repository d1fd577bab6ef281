import type { PrintFault, Priority, PriorityReason } from '#contract/ticket.ts'

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
