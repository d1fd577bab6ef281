import type { Priority } from '#contract/ticket.ts'
import type { QueueEvent } from './events.ts'
import { recordOf } from './line.ts'
import { personKey, queueDay, windowDay } from './places.ts'
import * as refusal from './refusals.ts'
import { refusedWithoutSkill } from './refused-for.ts'
import { bookedPlace } from './booked-place.ts'
import type { QueueCommand } from './commands.ts'
import type { Decision } from './refusals.ts'
import type { ItemRule, QueueFacts, QueueRule } from './rules.ts'
import type { QueueState } from './state.ts'
import { attend, attendAgain } from './window-service.ts'

type Take = Extract<QueueCommand, { type: 'take-ticket' }>
type Issue = Extract<QueueCommand, { type: 'issue-ticket' }>
type Taken = Extract<QueueEvent, { type: 'ticket-taken' }>
type Refused = Extract<Decision, { at: 'refused' }>

/** A001 … A999, A1000: a letter and at least three digits, without upper bound. */
export const ticketNumber = (letter: string, ordinal: number): string =>
  `${letter}${String(ordinal).padStart(3, '0')}`

/** A card's word counts first; what a resident declares is confirmed by the clerk. */
const priorityOf = ({ card, declared }: Pick<Take, 'card' | 'declared'>): Priority => {
  if (card !== undefined && card.priority.at !== 'none') return card.priority
  if (declared === undefined || declared === false) return { at: 'none' }
  return declared === true ? { at: 'declared' } : { at: 'declared', reason: declared }
}

const queueOf = (
  command: Pick<Take, 'queueId'>,
  item: ItemRule | undefined,
  facts: QueueFacts,
): QueueRule | undefined => {
  const id = command.queueId ?? item?.queueId ?? facts.rules.defaultQueueId
  return facts.rules.queues.find((queue) => queue.id === id)
}

/** The next number of the queue; with its slip, where there is a printer. */
const issue = (
  state: QueueState,
  command: Pick<Take, 'kiosk' | 'print' | 'declared' | 'card'>,
  { queue, item }: { queue: QueueRule; item: ItemRule | undefined },
  facts: QueueFacts,
  more: Pick<Taken, 'issued' | 'revisitOf' | 'booked'> = {},
): [Taken, ...QueueEvent[]] => {
  const ticketId = facts.newId()
  const ordinal = (state.ordinals.get(queue.letter) ?? 0) + 1
  const begun = { type: 'ticket-print-begun', ticketId, kiosk: command.kiosk, copy: 'first' } as const
  return [
    {
      type: 'ticket-taken',
      ticketId,
      number: ticketNumber(queue.letter, ordinal),
      queueId: queue.id,
      ordinal,
      itemSeq: item?.seq ?? null,
      ...(item === undefined || item.skill === null ? {} : { skill: item.skill }),
      discreet: item?.discreet ?? false,
      priority: priorityOf(command),
      kiosk: command.kiosk,
      token: facts.newToken(),
      personTag: command.card?.personTag ?? null,
      ...more,
    },
    ...(command.print ? [begun] : []),
  ]
}

/** Whether numbers are given now, to one person more. */
const refusedNow = (
  state: QueueState,
  queue: QueueRule,
  persons: 0 | 1,
  { opening, issuing, day }: QueueFacts,
): Refused | undefined => {
  if (opening.at === 'closed') return refusal.closed(opening.opensAt, day)
  if (issuing.at === 'stopped') return refusal.issuingStopped()
  const isFull = queue.dailyQuota !== null && queueDay(state, queue.id).issued >= queue.dailyQuota
  return persons > 0 && isFull ? refusal.queueFull() : undefined
}

/**
 * A ticket on today's list, or the first reason against it. A reason that waiting would not change comes first; a
 * person who holds a ticket already is told of it, not of closing time.
 */
export const takeTicket = (state: QueueState, command: Take, facts: QueueFacts): Decision => {
  const { rules } = facts
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
  const booked = command.booked && bookedPlace(state, command.booked, facts)
  if (booked?.at === 'refused') return booked
  const isFirst = priorityOf(command).at !== 'none'
  return (
    refusedNow(state, queue, 1, facts) ?? {
      at: 'accepted',
      events: issue(
        state,
        command,
        { queue, item },
        facts,
        // Those with priority stand before every booked hour; it would put them no further.
        booked && { booked: isFirst ? { ...booked.booked, arrival: state.arrivals + 1 } : booked.booked },
      ),
    }
  )
}

/**
 * A number from a window. The clerk decides who gets one, also for what residents take none for at a kiosk; the quota
 * and the hours hold here too, unless the clerk says why. 现在就办: the ticket is in hand by the same decision. A
 * second visit is no new person, so that it costs nobody a number of the quota.
 */
export const issueTicket = (state: QueueState, command: Issue, facts: QueueFacts): Decision => {
  const { rules } = facts
  const { window, clerk, serve, reason, revisitOf } = command
  const attendance = (serve ? attendAgain : attend)(state, window, clerk, rules)
  if (attendance.at === 'refused') return attendance
  if (!rules.kiosks.includes(command.kiosk)) return refusal.unknownKiosk()
  const item = command.itemSeq === undefined ? undefined : rules.items.get(command.itemSeq)
  if (command.itemSeq !== undefined && item === undefined) return refusal.unknownItem()
  if (item !== undefined && item.suspended !== null) return refusal.suspended(item.suspended)
  const queue = queueOf({}, item, facts)
  if (queue === undefined) return refusal.unknownQueue()
  const unable = serve ? refusedWithoutSkill(item?.skill ?? null, window, rules) : undefined
  if (unable !== undefined) return unable
  const persons = revisitOf === undefined ? 1 : 0
  const refused = reason === undefined ? refusedNow(state, queue, persons, facts) : undefined
  if (refused !== undefined) return refused
  const { busyWith } = windowDay(state, window)
  if (serve && busyWith !== null) return refusal.windowBusy(recordOf(state.tickets, busyWith))
  const issued = reason === undefined ? { window, clerk } : { window, clerk, reason }
  const more = revisitOf === undefined ? { issued } : { issued, revisitOf }
  const [taken, ...slip] = issue(state, command, { queue, item }, facts, more)
  const { ticketId } = taken
  const serving: QueueEvent = { type: 'ticket-serving', ticketId, window, clerk }
  return {
    at: 'accepted',
    events: [...attendance.events, taken, ...slip, ...(serve ? [serving] : [])],
  }
}
