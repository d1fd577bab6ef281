import { isSignInEvent, type SignInCommand, type SignInEvent } from '../people/sign-ins.ts'
import { decide } from '../queue/decide.ts'
import type { QueueEvent } from '../queue/events.ts'
import { emptyQueue, type EventTime, evolve } from '../queue/evolve.ts'
import { type QueueSnapshot, fromSnapshot, toSnapshot, foldVersion as queueFold } from '../queue/snapshot.ts'
import type { QueueCommand, QueueFacts, QueueState, Refusal } from '../queue/types.ts'
import {
  decideStaffCall,
  evolveStaffCalls,
  isStaffCallCommand,
  isStaffCallEvent,
  type StaffCallCommand,
  type StaffCallEvent,
  type StaffCallState,
} from '../staff-calls/staff-calls.ts'

/** Everything a station remembers of its open day; each area folds its own part. */
export type StationState = { queue: QueueState; staffCalls: StaffCallState }

export type StationEvent = QueueEvent | StaffCallEvent | SignInEvent
export type StationCommand = QueueCommand | StaffCallCommand | SignInCommand

export type StationFacts = QueueFacts & { callId: string }

type Decision = { at: 'accepted'; events: readonly StationEvent[] } | { at: 'refused'; refusal: Refusal }

export const emptyStation: StationState = { queue: emptyQueue, staffCalls: [] }

/** Goes up with any area's fold or the shape of the snapshot below. */
export const foldVersion = queueFold * 100 + 1

export type StationSnapshot = { queue: QueueSnapshot; staffCalls: StaffCallState }

export const toStationSnapshot = ({ queue, staffCalls }: StationState): StationSnapshot => ({
  queue: toSnapshot(queue),
  staffCalls,
})

/** Takes what `toStationSnapshot` of the same `foldVersion` gave. Throws on anything else. */
export const fromStationSnapshot = (snapshot: unknown): StationState => {
  if (!isSnapshot(snapshot)) throw new Error('this is no snapshot of a station')
  return { queue: fromSnapshot(snapshot.queue), staffCalls: snapshot.staffCalls }
}

const isSnapshot = (json: unknown): json is StationSnapshot =>
  typeof json === 'object' &&
  json !== null &&
  'queue' in json &&
  'staffCalls' in json &&
  Array.isArray(json.staffCalls)

/** Decides one command of any area. Pure and total; the first command of a new day opens it, see the queue's `decide`. */
export const decideStation = (
  state: StationState,
  command: StationCommand,
  facts: StationFacts,
): Decision => {
  if (isStaffCallCommand(command)) {
    return onItsDay(state, facts, ({ staffCalls }) =>
      decideStaffCall(staffCalls, command, { callId: facts.callId, kiosks: facts.rules.kiosks }),
    )
  }
  if (command.type === 'record-sign-in')
    return onItsDay(state, facts, () => ({ at: 'accepted', events: [command.event] }))
  return decide(state.queue, command, facts)
}

/** What other areas decide opens the day as a ticket does. */
const onItsDay = (
  state: StationState,
  facts: StationFacts,
  decideNow: (today: StationState) => Decision,
): Decision => {
  const opened = decide(state.queue, { type: 'open-day' }, facts)
  if (opened.at === 'refused') return opened
  const at = { time: facts.time, day: facts.day }
  const today = opened.events.reduce((next, event) => evolveStation(next, event, at), state)
  const decision = decideNow(today)
  return decision.at === 'refused'
    ? decision
    : { at: 'accepted', events: decision.events.length === 0 ? [] : [...opened.events, ...decision.events] }
}

/** Folds one event of an entry with that entry's time and day. Pure. */
export const evolveStation = (state: StationState, event: StationEvent, at: EventTime): StationState => {
  if (isStaffCallEvent(event))
    return { ...state, staffCalls: evolveStaffCalls(state.staffCalls, event, at.time) }
  if (isSignInEvent(event)) return state
  const queue = evolve(state.queue, event, at)
  return event.type === 'day-opened' ? { queue, staffCalls: [] } : { ...state, queue }
}
