import type { FoundTicket } from '#contract/find-ticket.ts'
import type { Ticket, TicketState } from '#contract/ticket.ts'

export const SINCE = '2026-11-23T00:00:00Z'

/** A ticket that has just been taken. */
export const taken: Ticket = {
  id: 't-A032',
  number: 'A032',
  day: '2026-11-23',
  itemSeq: null,
  queueId: 'general',
  state: { at: 'waiting', since: SINCE },
  priority: { at: 'none' },
  ahead: 12,
  estimateMinutes: 145,
  estimateBasis: 10,
  print: { at: 'printed' },
  takenAt: SINCE,
  qr: 'KT1:00112233445566778899aabbccddeeff',
  check: '1234',
}

/** A ticket found again, with the longest number and the longest wait there are. */
export function foundAs(state: TicketState, change: Partial<FoundTicket> = {}): FoundTicket {
  const { qr: _qr, check: _check, ...ticket } = taken
  return {
    ...ticket,
    id: 't-A9999',
    number: 'A9999',
    itemSeq: 12,
    ahead: 999,
    estimateMinutes: 999,
    state,
    ...change,
  }
}
