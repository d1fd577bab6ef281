import type { Actor } from '#daemon/domain/actor.ts'
import type { EntryDraft, LedgerEvent } from '#daemon/store/ledger/port.ts'

/** A ticket taken by a resident, unless told otherwise. */
export function draft(commandId: string, over: Partial<EntryDraft> = {}): EntryDraft {
  return {
    v: 2,
    time: '2026-11-23T01:02:03.000Z',
    day: '2026-11-23',
    commandId,
    station: 'station-1',
    node: 'node-1',
    kiosk: 'kiosk-1',
    actor: { at: 'resident', kiosk: 'kiosk-1' },
    events: [taken(`ticket-${commandId}`)],
    ...over,
  }
}

export function drafts(count: number, prefix = 'command'): EntryDraft[] {
  return Array.from({ length: count }, (_, i) => draft(`${prefix}-${i + 1}`))
}

export function taken(
  ticketId: string,
  over: Partial<Extract<LedgerEvent, { type: 'ticket-taken' }>> = {},
): LedgerEvent {
  return {
    type: 'ticket-taken',
    ticketId,
    number: 'A001',
    queueId: 'general',
    ordinal: 1,
    itemSeq: null,
    discreet: false,
    priority: { at: 'none' },
    kiosk: 'kiosk-1',
    token: `token-${ticketId}`,
    personTag: null,
    ...over,
  }
}

export const clerk: Actor = { at: 'staff', account: 'zhang', window: 'w1' }
