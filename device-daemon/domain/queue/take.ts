import type { Priority } from '#contract/ticket.ts'
import { recordOf } from './line.ts'
import { personKey, queueDay } from './places.ts'
import * as refusal from './refusals.ts'
import type { Decision, ItemRule, QueueCommand, QueueFacts, QueueRule, QueueState } from './types.ts'

type Take = Extract<QueueCommand, { type: 'take-ticket' }>

/** A001 … A999, A1000: a letter and at least three digits, without upper bound. */
export const ticketNumber = (letter: string, ordinal: number): string =>
  `${letter}${String(ordinal).padStart(3, '0')}`

/** A card's word counts first; what a resident declares is confirmed by the clerk. */
const priorityOf = ({ card, declared }: Take): Priority => {
  if (card !== undefined && card.priority.at !== 'none') return card.priority
  if (declared === undefined || declared === false) return { at: 'none' }
  return declared === true ? { at: 'declared' } : { at: 'declared', reason: declared }
}

const queueOf = (command: Take, item: ItemRule | undefined, facts: QueueFacts): QueueRule | undefined => {
  const id = command.queueId ?? item?.queueId ?? facts.rules.defaultQueueId
  return facts.rules.queues.find((queue) => queue.id === id)
}

const issue = (
  state: QueueState,
  command: Take,
  queue: QueueRule,
  item: ItemRule | undefined,
  facts: QueueFacts,
): Decision => {
  const ticketId = facts.newId()
  const ordinal = (state.ordinals.get(queue.letter) ?? 0) + 1
  const begun = { type: 'ticket-print-begun', ticketId, kiosk: command.kiosk, copy: 'first' } as const
  return {
    at: 'accepted',
    events: [
      {
        type: 'ticket-taken',
        ticketId,
        number: ticketNumber(queue.letter, ordinal),
        queueId: queue.id,
        ordinal,
        itemSeq: item?.seq ?? null,
        discreet: item?.discreet ?? false,
        priority: priorityOf(command),
        kiosk: command.kiosk,
        token: facts.newToken(),
        personTag: command.card?.personTag ?? null,
      },
      ...(command.print ? [begun] : []),
    ],
  }
}

/**
 * A ticket on today's list, or the first reason against it. A reason that waiting would not change comes first; a
 * person who holds a ticket already is told of it, not of closing time.
 */
export const takeTicket = (state: QueueState, command: Take, facts: QueueFacts): Decision => {
  const { rules, opening, issuing } = facts
  if (!rules.kiosks.includes(command.kiosk)) return refusal.unknownKiosk()
  const item = command.itemSeq === undefined ? undefined : rules.items.get(command.itemSeq)
  if (command.itemSeq !== undefined && item === undefined) return refusal.unknownItem()
  if (item !== undefined && item.noTicket !== null) return refusal.notForResidents(item.noTicket)
  if (item !== undefined && item.suspended !== null) return refusal.suspended(item.suspended)
  const queue = queueOf(command, item, facts)
  if (queue === undefined) return refusal.unknownQueue()
  if (command.card !== undefined) {
    const open = state.people.get(personKey(command.card.personTag, item?.seq ?? null))
    if (open !== undefined) return refusal.alreadyWaiting(recordOf(state.tickets, open))
  }
  if (opening.at === 'closed') return refusal.closed(opening.opensAt, facts.day)
  if (issuing.at === 'stopped') return refusal.issuingStopped()
  if (queue.dailyQuota !== null && queueDay(state, queue.id).issued >= queue.dailyQuota) {
    return refusal.queueFull()
  }
  return issue(state, command, queue, item, facts)
}
