import type { WindowService } from '#contract/window.ts'
import type { Numbers } from '../numbers.ts'
import { atOnce, sorted, type Steps } from '../steps.ts'
import { emptyQueue } from './evolve.ts'
import { emptyLine } from './line.ts'
import { persistentList, persistentMap } from './persistent.ts'
import { placeTicket } from './places.ts'
import type {
  CarriedOver,
  DayOrdinals,
  Ending,
  QueueState,
  RecentCall,
  TakeOver,
  TicketRecord,
  WaitingLine,
} from './state.ts'

/** Goes up whenever `evolve` or the shape below changes: an older snapshot is then dropped and the ledger replayed. */
export const foldVersion = 19

/** The state as plain JSON. Lines and indexes (people, tokens, numbers) are not in it: the tickets themselves say it all. */
export type QueueSnapshot = {
  day: string
  arrivals: number
  ordinals: readonly [letter: string, ordinal: number][]
  earlier: readonly DayOrdinals[]
  skipped: Numbers
  queues: readonly {
    id: string
    issued: number
    priorityInARow: number
    skilled: readonly [skill: string, priorityInARow: number][]
  }[]
  windows: readonly {
    id: string
    service: WindowService
    takeOver: TakeOver
    priorityInARow: number
    linePriorityInARow: number
    servedToday: number
  }[]
  tickets: readonly TicketRecord[]
  finishedBy: readonly [ticketId: string, clerk: string][]
  leftWaiting: readonly string[]
  carriedOver: readonly CarriedOver[]
  over: readonly string[]
  recentServices: readonly number[]
  endings: readonly Ending[]
  recentCalls: readonly RecentCall[]
}

/** Equal states give equal snapshots, whichever events led to them. */
export const toSnapshot = (state: QueueState): QueueSnapshot => atOnce(toSnapshotInSteps(state))

/** The same in steps: tens of thousands may wait, kept by their random ids. */
export function* toSnapshotInSteps(state: QueueState): Steps<QueueSnapshot> {
  const tickets = yield* sorted(state.tickets.values(), (a, b) => a.arrival - b.arrival)
  const finishedBy = yield* sorted(state.finishedBy, ([a], [b]) => (a < b ? -1 : 1))
  return { ...restOf(state), tickets, finishedBy }
}

const restOf = (state: QueueState): Omit<QueueSnapshot, 'tickets' | 'finishedBy'> => ({
  day: state.day,
  arrivals: state.arrivals,
  ordinals: [...state.ordinals].sort(([a], [b]) => (a < b ? -1 : 1)),
  earlier: state.earlier,
  skipped: state.skipped,
  queues: [...state.queues]
    .map(([id, { issued, line, skilled }]) => ({
      id,
      issued,
      priorityInARow: line.priorityInARow,
      skilled: [...skilled]
        .map(([skill, { priorityInARow }]): [string, number] => [skill, priorityInARow])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
  windows: [...state.windows]
    .map(([id, { line, service, takeOver, priorityInARow, servedToday }]) => ({
      id,
      service,
      takeOver,
      priorityInARow,
      servedToday,
      linePriorityInARow: line.priorityInARow,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
  leftWaiting: [...state.leftWaiting],
  carriedOver: [...state.carriedOver],
  over: [...state.over],
  recentServices: state.recentServices,
  endings: state.endings,
  recentCalls: state.recentCalls,
})

const isSnapshot = (json: unknown): json is QueueSnapshot =>
  typeof json === 'object' &&
  json !== null &&
  'day' in json &&
  'arrivals' in json &&
  'skipped' in json &&
  (
    [
      'ordinals',
      'earlier',
      'queues',
      'windows',
      'tickets',
      'finishedBy',
      'leftWaiting',
      'carriedOver',
      'over',
      'recentServices',
      'endings',
      'recentCalls',
    ] as const
  ).every((list) => Array.isArray(Reflect.get(json, list)))

/**
 * Takes what `toSnapshot` of the same `foldVersion` gave; version and checksum were compared when the file was read.
 * Throws on anything else.
 */
export const fromSnapshot = (snapshot: unknown): QueueState => {
  if (!isSnapshot(snapshot)) throw new Error('this is no snapshot of a queue')
  const counted: QueueState = {
    ...emptyQueue,
    day: snapshot.day,
    arrivals: snapshot.arrivals,
    ordinals: emptyQueue.ordinals.concat(snapshot.ordinals),
    earlier: snapshot.earlier,
    skipped: snapshot.skipped,
    queues: emptyQueue.queues.concat(
      snapshot.queues.map(({ id, issued, priorityInARow, skilled }) => [
        id,
        {
          issued,
          line: { ...emptyLine, priorityInARow },
          skilled: persistentMap<string, WaitingLine>().concat(
            skilled.map(([skill, inARow]) => [skill, { ...emptyLine, priorityInARow: inARow }]),
          ),
        },
      ]),
    ),
    windows: emptyQueue.windows.concat(
      snapshot.windows.map(({ id, service, takeOver, priorityInARow, linePriorityInARow, servedToday }) => [
        id,
        {
          line: { ...emptyLine, priorityInARow: linePriorityInARow },
          next: persistentList(),
          service,
          takeOver,
          busyWith: null,
          priorityInARow,
          servedToday,
        },
      ]),
    ),
    servedBy: snapshot.finishedBy.reduce(
      (counts, [, clerk]) => counts.set(clerk, (counts.get(clerk) ?? 0) + 1),
      emptyQueue.servedBy,
    ),
    finishedBy: emptyQueue.finishedBy.concat(snapshot.finishedBy),
    leftWaiting: emptyQueue.leftWaiting.concat(snapshot.leftWaiting),
    carriedOver: emptyQueue.carriedOver.concat(snapshot.carriedOver),
    over: emptyQueue.over.concat(snapshot.over),
    recentServices: snapshot.recentServices,
    endings: snapshot.endings,
    recentCalls: snapshot.recentCalls,
  }
  return snapshot.tickets.reduce(placeTicket, counted)
}
