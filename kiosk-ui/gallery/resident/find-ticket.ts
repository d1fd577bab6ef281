import type { FoundTicket, TicketPlace } from '#contract/find-ticket.ts'
import type { TicketState } from '#contract/ticket.ts'
import { words } from '../../resident/journeys/find-ticket/words.ts'
import { numbered } from '../made-up/guides.ts'
import { SINCE, foundAs } from '../made-up/tickets.ts'
import { type ResidentState, state } from './fixture.ts'

const found = (name: string, now: TicketState, change: Partial<FoundTicket> = {}, errand = 12) =>
  state(`found-${name}`, 'found-ticket', (contents) => ({
    at: 'found-ticket',
    ticket: foundAs(now, change),
    now: { at: now.at, window: 'window' in now ? now.window : null },
    guide: numbered(contents, errand),
    by: 'slip',
  }))

/** What the hall knows of a number, and no more. */
const byNumber = (name: string, now: TicketPlace['state']) =>
  state(`found-${name}`, 'found-ticket', () => ({
    at: 'found-ticket',
    ticket: { ...foundAs({ at: 'waiting', since: SINCE }), state: now },
    now: { at: now.at, window: now.window ?? null },
    guide: null,
    by: 'number',
  }))

export const findTicketStates: readonly ResidentState[] = [
  state('find-ticket', 'find-ticket', () => ({
    at: 'find-ticket',
    number: 'A',
    check: '',
    typing: 'number',
    trouble: null,
  })),
  state('find-ticket-wrong', 'find-ticket', () => ({
    at: 'find-ticket',
    number: 'A999',
    check: '0000',
    typing: 'check',
    trouble: words.scan['unknown-ticket'],
  })),
  state('find-ticket-check', 'find-ticket', () => ({
    at: 'find-ticket',
    number: 'A032',
    check: '12',
    typing: 'check',
    trouble: null,
  })),
  byNumber('waiting-by-number', { at: 'waiting' }),
  byNumber('called-by-number', { at: 'called', window: 'W1' }),
  found('waiting', { at: 'waiting', since: SINCE }),
  found('waiting-discreet', { at: 'waiting', since: SINCE }, {}, 18),
  found('called', { at: 'called', window: 'W1', calledAt: SINCE, calls: 1 }, { ahead: 0 }),
  found('serving', { at: 'serving', window: 'W1', startedAt: SINCE }, { ahead: 0 }),
  found('held', { at: 'held', window: 'W1', reason: '等材料', since: SINCE }, { ahead: 0 }),
  found('done', { at: 'done', window: 'W1', finishedAt: SINCE }, { ahead: 0 }),
  found('no-show', { at: 'no-show', window: 'W1', since: SINCE }, { ahead: 0 }),
  found('cancelled', { at: 'cancelled', since: SINCE }, { ahead: 0 }),
  found('past', { at: 'waiting', since: SINCE }, { day: '2025-12-31' }),
]
