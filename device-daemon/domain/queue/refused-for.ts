import { recordOf } from './line.ts'
import { personKey } from './places.ts'
import * as refusal from './refusals.ts'
import { hasSkill, skillName } from './skills.ts'
import { mayRun } from './transitions.ts'
import type { Decision } from './refusals.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState, TicketRecord } from './state.ts'

type Refused = Extract<Decision, { at: 'refused' }>

/** A refusal that holds for every command about this ticket, or nothing. */
export const refusedFor = (
  state: QueueState,
  ticket: TicketRecord,
  command: Parameters<typeof mayRun>[0],
): Refused | undefined => {
  if (!mayRun(command, ticket.state)) return refusal.wrongState(ticket)
  // A service may run past midnight, but yesterday's number must not come back into today's queue.
  return ticket.day < state.day && command !== 'finish-ticket' ? refusal.ofAPastDay(ticket) : undefined
}

/** A ticket that was called to a window, or is served there, belongs to that window. */
export const refusedElsewhere = (ticket: TicketRecord, window: string): Refused | undefined => {
  const { state } = ticket
  const isAtWindow = state.at === 'called' || state.at === 'serving'
  return isAtWindow && state.window !== window ? refusal.atAnotherWindow(ticket) : undefined
}

/** What needs a skill is neither called nor served at a window that has it not. */
export const refusedWithoutSkill = (
  skill: string | null,
  window: string,
  rules: QueueRules,
): Refused | undefined =>
  skill === null || hasSkill(window, skill, rules)
    ? undefined
    : refusal.skillWanting('window', skillName(skill, rules))

/** 「一人一事一号」: a ticket does not come back where its person has taken another one for the errand since. */
export const refusedForNewer = (state: QueueState, ticket: TicketRecord): Refused | undefined => {
  const open =
    ticket.personTag === null ? undefined : state.people.get(personKey(ticket.personTag, ticket.itemSeq))
  return open === undefined || open === ticket.id
    ? undefined
    : refusal.hasNewerTicket(ticket, recordOf(state.tickets, open))
}
