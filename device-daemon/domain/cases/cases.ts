import type { Area, EventTime } from '../area.ts'
import type { QueueState } from '../queue/state.ts'
import type { RecordsEvent } from '../records/records.ts'
import { type CaseCommand, decide, findCase, isPast } from './decide.ts'
import { type CaseEvent, caseEvents } from './events.ts'
import { numbersOf, raised } from './numbers.ts'
import { casesProjection } from './projection.ts'
import { evolveRecord, isAtHand } from './record.ts'
import type { CaseRefusal } from './refusals.ts'
import type { CaseRecord } from './types.ts'
import type { CasesState } from './state.ts'

const evolve = (state: CasesState, event: CaseEvent | RecordsEvent, at: EventTime): CasesState => {
  if (event.type === 'entries-lost' || event.type === 'numbers-skipped')
    return { ...state, numbers: raised(state.numbers, event.skipped) }
  const given = numbersOf(event)
  const numbers = Object.keys(given).length === 0 ? state.numbers : raised(state.numbers, given)
  const { caseId } = event
  const before = findCase(state, caseId)
  const record = evolveRecord(before, event, at)
  const lately = state.lately.filter((each) => each.id !== caseId && canBeUndone(each, at.time))
  // What is said of one that is over concerns the projection alone.
  if (record === undefined) return { numbers, open: state.open, lately }
  if (!isAtHand(record)) {
    const open = state.open.some(({ id }) => id === caseId)
      ? state.open.filter(({ id }) => id !== caseId)
      : state.open
    return { numbers, open, lately: [...lately, record] }
  }
  const open = state.open.some(({ id }) => id === caseId)
    ? state.open.map((each) => (each.id === caseId ? record : each))
    : [...state.open, record]
  return { numbers, open, lately }
}

const canBeUndone = ({ acts }: CaseRecord, now: string): boolean => {
  const newest = acts.at(-1)
  return newest !== undefined && !isPast(newest.time, now)
}

/** 办件: what was brought, what was said, what was promised, and how it ended. */
export const cases: Area<{
  name: 'cases'
  state: CasesState
  command: CaseCommand
  event: CaseEvent
  hears: RecordsEvent
  sees: { queue: QueueState }
  refusal: CaseRefusal
}> & { projection: typeof casesProjection } = {
  name: 'cases',
  empty: { numbers: {}, open: [], lately: [] },
  foldVersion: 6,
  commands: { 'open-case': true, 'change-case': true, 'open-case-contact': true, 'forget-case': true },
  events: caseEvents,
  hears: { 'entries-lost': true, 'numbers-skipped': true },
  decide,
  evolve,
  numbers: numbersOf,
  projection: casesProjection,
  snapshot: { save: (state) => state, load },
}

/** Taken as it is: version and checksum of the file were compared before. */
function load(json: unknown): CasesState {
  if (isState(json)) return json
  throw new Error('this is no snapshot of cases')
}

const isState = (json: unknown): json is CasesState =>
  typeof json === 'object' && json !== null && 'open' in json && Array.isArray(json.open)
