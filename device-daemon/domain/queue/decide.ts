import { actAtWindow, cancelTicket, refusePriority, returnTicket, transferTicket } from './at-window.ts'
import { callNext, callTicket } from './call.ts'
import { evolveAll } from './evolve.ts'
import { tellEndOfDay } from './left-waiting.ts'
import { windowDay } from './places.ts'
import { recordPrint, reprintForClerk, reprintTicket } from './print.ts'
import { issueTicket, takeTicket } from './take.ts'
import type { QueueCommand } from './commands.ts'
import type { Decision } from './refusals.ts'
import type { QueueFacts } from './rules.ts'
import type { QueueState } from './state.ts'
import * as refusal from './refusals.ts'
import { takeUpTicket, undoEnding } from './undo.ts'
import { decideTakeOver, passOn } from './take-over.ts'
import { attend, changeService } from './window-service.ts'

/**
 * The ticket is finished also if the line is empty, or where the clerk has put up 暂停服务 for those after it, or where
 * another clerk waits to take over: then there is nothing more to it.
 */
const finishAndCall = (
  state: QueueState,
  { ticketId, window, clerk }: Extract<QueueCommand, { type: 'finish-and-call' }>,
  facts: QueueFacts,
): Decision => {
  const finished = actAtWindow(state, { type: 'finish-ticket', ticketId, window, clerk }, facts)
  if (finished.at === 'refused') return finished
  const { service, takeOver } = windowDay(state, window)
  if (service.at === 'paused' || takeOver.at === 'asked') return finished
  const after = evolveAll(state, finished.events, { time: facts.time, day: state.day })
  const called = callNext(after, { type: 'call-next', window, clerk }, facts)
  return called.at === 'refused'
    ? finished
    : { at: 'accepted', events: [...finished.events, ...called.events] }
}

/**
 * What staff do with a ticket in the lists of a window: only as that window's clerk, as for a call. Others, a resident
 * for one, act at no window.
 */
const fromWindow = (
  state: QueueState,
  { actor, rules }: QueueFacts,
  decideThen: (window: string | null) => Decision,
): Decision => {
  if (actor.at !== 'staff') return decideThen(null)
  if (actor.window === null) return refusal.unknownWindow()
  const attendance = attend(state, actor.window, actor.account, rules)
  if (attendance.at === 'refused') return attendance
  const decision = decideThen(actor.window)
  return decision.at === 'refused'
    ? decision
    : { at: 'accepted', events: [...attendance.events, ...decision.events] }
}

/** What a speaker said, also if the ticket has moved on; its command id keeps it to one entry a speaker. */
const recordAnnouncement = (command: Extract<QueueCommand, { type: 'record-announcement' }>): Decision => {
  const { type: _type, ...announced } = command
  return { at: 'accepted', events: [{ type: 'ticket-announced', ...announced }] }
}

/** Decides one command on a state whose day is open: the events of one decision, or a refusal. Pure and total. */
export const decide = (state: QueueState, command: QueueCommand, facts: QueueFacts): Decision =>
  passOn(state, decideAlone(state, command, facts), facts)

const decideAlone = (state: QueueState, command: QueueCommand, facts: QueueFacts): Decision => {
  switch (command.type) {
    case 'take-ticket':
      return takeTicket(state, command, facts)
    case 'issue-ticket':
      return issueTicket(state, command, facts)
    case 'record-print':
      return recordPrint(state, command)
    case 'reprint-ticket':
      return reprintTicket(state, command, facts.rules.kiosks)
    case 'cancel-ticket':
      return fromWindow(state, facts, () =>
        cancelTicket(state, command, facts.actor.at === 'staff' ? facts.actor.account : null),
      )
    case 'call-next':
      return callNext(state, command, facts)
    case 'call-ticket':
      return callTicket(state, command, facts)
    case 'recall-ticket':
    case 'serve-ticket':
    case 'finish-ticket':
    case 'mark-no-show':
    case 'hold-ticket':
      return actAtWindow(state, command, facts)
    case 'finish-and-call':
      return finishAndCall(state, command, facts)
    case 'return-ticket':
      return fromWindow(state, facts, () => returnTicket(state, command))
    case 'undo-ending':
      return undoEnding(state, command, facts)
    case 'take-up-ticket':
      return takeUpTicket(state, command, facts)
    case 'refuse-priority':
      return fromWindow(state, facts, () => refusePriority(state, command, facts))
    case 'reprint-for-clerk':
      return fromWindow(state, facts, () => reprintForClerk(state, command, facts.rules.kiosks))
    case 'open-window':
    case 'pause-window':
    case 'resume-window':
    case 'close-window':
      return changeService(state, command, facts.rules)
    case 'take-over-window':
    case 'allow-take-over':
    case 'refuse-take-over':
    case 'withdraw-take-over':
    case 'allow-unanswered-take-over':
      return decideTakeOver(state, command, facts)
    case 'record-announcement':
      return recordAnnouncement(command)
    case 'tell-end-of-day':
      return { at: 'accepted', events: tellEndOfDay(state) }
    case 'transfer-ticket':
      return fromWindow(state, facts, (window) => transferTicket(state, command, facts.rules, window))
  }
}
