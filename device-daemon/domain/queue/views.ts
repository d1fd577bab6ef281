import type { QueueView } from '#contract/station.ts'
import type { Ticket } from '#contract/ticket.ts'
import { ahead, aheadOfNewcomer } from './ahead.ts'
import { newestServices } from './endings.ts'
import { checkCode } from './check-code.ts'
import { linesIn, recordOf, waitingIn } from './line.ts'
import { queueDay, windowDay } from './places.ts'
import { qrText } from './qr-text.ts'
import { windowsFor } from './skills.ts'
import { areUnattended } from './unattended.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState, TicketRecord, WaitingLine } from './state.ts'

const LEAST_SERVICES = 3 // fewer say nothing of the next one
const SECONDS_PER_MINUTE = 60

/** Minutes until the call and how many of today's services that rests on; null and 0 without an honest basis. */
type Estimate = { minutes: number | null; basis: number }

const noEstimate: Estimate = { minutes: null, basis: 0 }

/**
 * Wait of a person with `peopleAhead` before them (counted only where it matters): today's newest services (10 at most, 3 at least) averaged, times
 * those who have to be finished first, over the windows that may call and are at work. A window is at work while it
 * holds a ticket or is open; one that is paused or has no clerk does not shorten a wait. Rounded up.
 */
const estimateMinutes = (
  state: QueueState,
  callingWindows: readonly string[],
  peopleAhead: () => number,
): Estimate => {
  const services = newestServices(state)
  if (services.length < LEAST_SERVICES) return noEstimate
  const windows = callingWindows.map((id) => windowDay(state, id))
  const busy = windows.filter(({ busyWith }) => busyWith !== null)
  const atWork = windows.filter(({ busyWith, service }) => busyWith !== null || service.at === 'open')
  if (atWork.length === 0) return noEstimate
  const seconds = services.reduce((sum, each) => sum + each, 0) / services.length
  // With a free window the next in line walks straight up; otherwise a person has to leave a window first.
  const before = peopleAhead() + (busy.length < atWork.length ? 0 : 1)
  return {
    minutes: Math.ceil((before * seconds) / atWork.length / SECONDS_PER_MINUTE),
    basis: services.length,
  }
}

/** How many wait for one window only, although they belong to this queue for everybody in the hall. */
const sentToWindows = (state: QueueState, rules: QueueRules, queueId: string): number => {
  const ofThisQueue = (sent: WaitingLine['ordinary']): number =>
    sent.size === 0 ? 0 : sent.count((id) => recordOf(state.tickets, id).queueId === queueId)
  return rules.windows.reduce((count, id) => {
    const { line, next } = windowDay(state, id)
    return count + ofThisQueue(next) + ofThisQueue(line.priority) + ofThisQueue(line.ordinary)
  }, 0)
}

/** Every queue as the screens show it. `now` is ISO 8601 UTC. Costs as much as queues and windows, not as tickets. */
export const queueViews = (state: QueueState, rules: QueueRules, now: string): QueueView[] =>
  rules.queues.map(({ id, name, letter, dailyQuota, windows }) => {
    const queue = queueDay(state, id)
    const waiting = linesIn(queue).reduce((sum, line) => sum + waitingIn(line), 0)
    const newcomer = estimateMinutes(state, windows, () => aheadOfNewcomer(state, id, rules, now))
    return {
      id,
      name,
      letter,
      waiting: waiting + sentToWindows(state, rules, id),
      estimateMinutes: newcomer.minutes,
      estimateBasis: newcomer.basis,
      left: dailyQuota === null ? null : Math.max(0, dailyQuota - queue.issued),
    }
  })

/** The ticket as its own holder sees it. `now` is ISO 8601 UTC. */
export const ticketView = (
  state: QueueState,
  record: TicketRecord,
  rules: QueueRules,
  now: string,
): Ticket => {
  const peopleAhead = ahead(state, record.id, rules, now)
  const alone = record.nextAt ?? record.onlyWindow
  const windows = alone === null ? windowsFor(record, rules) : [alone]
  const waits = record.state.at === 'waiting'
  const estimate = waits ? estimateMinutes(state, windows, () => peopleAhead) : noEstimate
  return {
    id: record.id,
    number: record.number,
    day: record.day,
    itemSeq: record.itemSeq,
    queueId: record.queueId,
    state: record.state,
    priority: record.priority,
    ahead: peopleAhead,
    estimateMinutes: estimate.minutes,
    estimateBasis: estimate.basis,
    ...(waits && areUnattended(state, windows) ? { unattended: true as const } : {}),
    print: record.print,
    takenAt: record.takenAt,
    qr: qrText(record.token, rules.phoneUrl),
    check: checkCode(record.token),
  }
}
