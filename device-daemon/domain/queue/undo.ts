import { UNDO_MS } from './endings.ts'
import type { QueueEvent } from './events.ts'
import { backToQueue, recordOf } from './line.ts'
import { isAttended, windowDay } from './places.ts'
import * as refusal from './refusals.ts'
import { refusedFor, refusedForNewer, refusedWithoutSkill } from './refused-for.ts'
import type { QueueCommand } from './commands.ts'
import type { Decision } from './refusals.ts'
import type { QueueFacts } from './rules.ts'
import type { Ending, QueueState, TicketRecord } from './state.ts'
import { attend, attendAgain } from './window-service.ts'

type Undo = Extract<QueueCommand, { type: 'undo-ending' }>
type TakeUp = Extract<QueueCommand, { type: 'take-up-ticket' }>

/** What it was before it ended; where its window has another one by now, it is put aside there. */
const backAt = (state: QueueState, { from }: Ending, time: string): TicketRecord['state'] => {
  if (from.at !== 'called' && from.at !== 'serving') return from
  const isFree = windowDay(state, from.window).busyWith === null
  return isFree ? from : { at: 'held', window: from.window, reason: '', since: time }
}

/**
 * 撤销 of 办完 and 取消, within a minute, by the clerk who did it and at that window. The ticket is again what it was:
 * in hand if the window is free, else put aside there; or in its place in the line.
 */
export const undoEnding = (
  state: QueueState,
  { ticketId, window, clerk }: Undo,
  { rules, time }: QueueFacts,
): Decision => {
  const attendance = attend(state, window, clerk, rules)
  if (attendance.at === 'refused') return attendance
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  const refused = refusedFor(state, ticket, 'undo-ending')
  if (refused !== undefined) return refused
  const ending = state.endings.findLast((each) => each.ticketId === ticketId)
  if (ending === undefined || Date.parse(time) - Date.parse(ending.time) > UNDO_MS)
    return refusal.tooLateToUndo(ticket)
  if (ending.by !== clerk) return refusal.anothersToUndo(ticket)
  if (ending.window !== window) return refusal.atAnotherWindow(ticket)
  const newer = refusedForNewer(state, ticket)
  if (newer !== undefined) return newer
  const back = backAt(state, ending, time)
  const undone: QueueEvent = { type: 'ticket-ending-undone', ticketId, window, clerk, back }
  const alone = ticket.nextAt ?? ticket.onlyWindow
  // The window that it alone waited for may have closed since.
  const lost = back.at === 'waiting' && alone !== null && alone !== window && !isAttended(state, alone)
  return {
    at: 'accepted',
    events: [...attendance.events, undone, ...(lost ? [backToQueue(ticket, clerk)] : [])],
  }
}

/** 再办: a finished ticket in hand again, whose person has come back for the same thing. */
export const takeUpTicket = (
  state: QueueState,
  { ticketId, window, clerk }: TakeUp,
  { rules }: QueueFacts,
): Decision => {
  const attendance = attendAgain(state, window, clerk, rules)
  if (attendance.at === 'refused') return attendance
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  const refused =
    refusedFor(state, ticket, 'take-up-ticket') ??
    refusedForNewer(state, ticket) ??
    refusedWithoutSkill(ticket.skill, window, rules)
  if (refused !== undefined) return refused
  const { busyWith } = windowDay(state, window)
  if (busyWith !== null) return refusal.windowBusy(recordOf(state.tickets, busyWith))
  return {
    at: 'accepted',
    events: [...attendance.events, { type: 'ticket-taken-up', ticketId, window, clerk }],
  }
}
