import type { Area, Decision as DecisionOf, EventTime, Facts } from '../area.ts'
import type { DayEvent } from '../day/day.ts'
import type { DayState } from '../day/turn.ts'
import type { QueueEvent } from '../queue/events.ts'
import type { QueueState } from '../queue/state.ts'
import { type DayException, type Exception, type ExceptionEvent, isAbout } from './exceptions.ts'
import { issuingProjection } from './projection.ts'
import type { IssuingEvent, IssuingState, StopWhen } from './issuing.ts'

/** Whether and until when the station takes people on the open day, and on single days to come. */
export type OpeningState = {
  issuing: IssuingState
  /** Of the open day and of days to come, in the order in which they were entered. */
  exceptions: readonly DayException[]
}

export type OpeningEvent = IssuingEvent | ExceptionEvent

export type OpeningCommand =
  | { type: 'stop-issuing'; when: { at: 'now' } | StopWhen; by: string }
  | { type: 'resume-issuing'; by: string }
  /** The line would last past closing: said by the desk that estimates it, and only where that was planned. */
  | { type: 'stop-before-closing' }
  | { type: 'add-exception'; day: string; exception: Exception; reason: string; by: string }
  | { type: 'withdraw-exception'; exceptionId: string; by: string }

export type OpeningRefusal = { area: 'opening' } & (
  | { code: 'unknown-window' }
  /** `past-day`: it is over. `too-many`: more than a person can keep in view. */
  | { code: 'wrong-state'; why: 'past-day' | 'too-many' | 'withdrawn' }
)

/** What decisions need to know of the configuration. */
type OpeningRules = { windows: readonly string[] }

/** A year of days that differ; more is a calendar, which stands in the station's own hours. */
const EXCEPTIONS_MAX = 60

type Decision = DecisionOf<OpeningEvent, OpeningRefusal>

const accept = (...events: OpeningEvent[]): Decision => ({ at: 'accepted', events })
const refuse = (refusal: OpeningRefusal): Decision => ({ at: 'refused', refusal })

type Sized = { readonly size: number }
type Line = { priority: Sized; ordinary: Sized }

/** People who wait, in all lines together. */
const waiting = ({ queues, windows }: QueueState): number => {
  const inLines = (lines: Iterable<Line>): number =>
    [...lines].reduce((sum, { priority, ordinary }) => sum + priority.size + ordinary.size, 0)
  const inQueues = [...queues.values()].reduce(
    (sum, { line, skilled }) => sum + inLines([line]) + inLines(skilled.values()),
    0,
  )
  return [...windows.values()].reduce((sum, { line, next }) => sum + inLines([line]) + next.size, inQueues)
}

const isReached = (when: StopWhen, queue: QueueState): boolean =>
  when.at === 'waiting' && waiting(queue) >= when.count

type Sees = { readonly opening: OpeningState; readonly queue: QueueState; readonly day: DayState }

const decide = (
  { opening, queue, day }: Sees,
  command: OpeningCommand,
  facts: Facts<OpeningRules>,
): Decision => {
  const { issuing, exceptions } = opening
  switch (command.type) {
    case 'stop-issuing': {
      if (issuing.at === 'stopped') return accept()
      const { when, by } = command
      if (when.at === 'now') return accept({ type: 'issuing-stopped', why: 'asked', by })
      return accept(
        { type: 'issuing-stop-planned', when, by },
        ...(isReached(when, queue) ? [{ type: 'issuing-stopped', why: 'enough-waiting', by } as const] : []),
      )
    }
    case 'resume-issuing':
      return issuing.at === 'on' ? accept() : accept({ type: 'issuing-resumed', by: command.by })
    case 'stop-before-closing':
      return issuing.at === 'stops-later' && issuing.when.at === 'past-closing'
        ? accept({ type: 'issuing-stopped', why: 'past-closing', by: issuing.by })
        : accept()
    case 'add-exception': {
      const { type: _, ...added } = command
      if (added.day < day.open) return refuse({ area: 'opening', code: 'wrong-state', why: 'past-day' })
      const { exception } = added
      if (exception.at === 'window-until' && !facts.rules.windows.includes(exception.window))
        return refuse({ area: 'opening', code: 'unknown-window' })
      const replaced = exceptions.filter((each) => isAbout(each, added))
      if (replaced.length === 0 && exceptions.length >= EXCEPTIONS_MAX)
        return refuse({ area: 'opening', code: 'wrong-state', why: 'too-many' })
      return accept(
        ...replaced.map(
          ({ id }) => ({ type: 'exception-withdrawn', exceptionId: id, by: added.by }) as const,
        ),
        { type: 'exception-added', exceptionId: facts.newId(), ...added },
      )
    }
    case 'withdraw-exception': {
      const { exceptionId, by } = command
      return exceptions.some(({ id }) => id === exceptionId)
        ? accept({ type: 'exception-withdrawn', exceptionId, by })
        : refuse({ area: 'opening', code: 'wrong-state', why: 'withdrawn' })
    }
  }
}

type Heard = DayEvent | TicketTaken
type TicketTaken = Extract<QueueEvent, { type: 'ticket-taken' }>

const evolve = (state: OpeningState, event: OpeningEvent | Heard, { time }: EventTime): OpeningState => {
  switch (event.type) {
    case 'day-opened':
      // 停止取号 is for one day; what was entered for days that are over goes with them.
      return { issuing: { at: 'on' }, exceptions: state.exceptions.filter(({ day }) => day >= event.day) }
    case 'day-corrected':
    case 'ticket-taken':
      return state
    case 'issuing-stop-planned':
      return { ...state, issuing: { at: 'stops-later', when: event.when, by: event.by, since: time } }
    case 'issuing-stopped':
      return { ...state, issuing: { at: 'stopped', why: event.why, by: event.by, since: time } }
    case 'issuing-resumed':
      return { ...state, issuing: { at: 'on' } }
    case 'exception-added': {
      const { type: _, exceptionId, ...given } = event
      return { ...state, exceptions: [...state.exceptions, { id: exceptionId, ...given }] }
    }
    case 'exception-withdrawn':
      return { ...state, exceptions: state.exceptions.filter(({ id }) => id !== event.exceptionId) }
  }
}

/** When the station takes people: 停止取号 for the rest of a day, and days on which its hours differ. */
export const opening: Area<{
  name: 'opening'
  state: OpeningState
  command: OpeningCommand
  event: OpeningEvent
  hears: Heard
  sees: { readonly queue: QueueState; readonly day: DayState }
  rules: OpeningRules
  refusal: OpeningRefusal
}> = {
  name: 'opening',
  empty: { issuing: { at: 'on' }, exceptions: [] },
  foldVersion: 1,
  commands: {
    'stop-issuing': true,
    'resume-issuing': true,
    'stop-before-closing': true,
    'add-exception': true,
    'withdraw-exception': true,
  },
  events: {
    'issuing-stop-planned': true,
    'issuing-stopped': true,
    'issuing-resumed': true,
    'exception-added': true,
    'exception-withdrawn': true,
  },
  hears: { 'day-opened': true, 'day-corrected': true, 'ticket-taken': true },
  decide,
  evolve,
  // In the entry of the ticket itself: between it and the stop no other one is taken.
  react({ opening: { issuing }, queue }, event) {
    if (event.type !== 'ticket-taken' || issuing.at !== 'stops-later') return []
    return isReached(issuing.when, queue)
      ? [{ type: 'issuing-stopped', why: 'enough-waiting', by: issuing.by }]
      : []
  },
  projection: issuingProjection,
  snapshot: {
    save: (state) => state,
    load(json) {
      if (isSnapshot(json)) return json
      throw new Error('this is no snapshot of the opening')
    },
  },
}

const isSnapshot = (json: unknown): json is OpeningState =>
  typeof json === 'object' &&
  json !== null &&
  'issuing' in json &&
  'exceptions' in json &&
  Array.isArray(json.exceptions)
