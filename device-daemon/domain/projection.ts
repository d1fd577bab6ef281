import type { Actor } from './actor.ts'

/** One row of a table or of an answer; what a column holds, the projection itself knows. */
type Row = Readonly<Record<string, unknown>>

type Cell = string | number | null

/** A projection's own tables, asked by the names of its statements. `values` stand for the question marks, in order. */
export type Reading<Statement extends string = string> = {
  get(statement: Statement, ...values: readonly Cell[]): Row | undefined
  all(statement: Statement, ...values: readonly Cell[]): readonly Row[]
}

export type Writing<Statement extends string = string> = Reading<Statement> & {
  run(statement: Statement, ...values: readonly Cell[]): void
}

/** Where an event stands: its entry, and time, business day and actor of that. */
type EventPlace = { seq: number; commandId: string; time: string; day: string; actor: Actor }

/** An event where it stands. */
export type Happened<Event> = { event: Event; at: EventPlace }

/**
 * An area's tables for questions about the past: their SQL as text, how one event changes them, and the questions. The
 * store runs it outside the path of a command, and can remake it alone from the ledger at any time.
 */
export type Projection<Event extends { type: string }, Queries> = {
  /** Names its file; a-z and dashes. */
  readonly name: string
  /** Raise it with every change of the tables or of `apply`: they are then built again. 1 to 2^31-1. */
  readonly version: number
  /** Makes the tables in an empty database of their own. */
  readonly tables: string
  readonly statements: Readonly<Record<string, string>>
  /** Events that its area's fold is told and that leave the tables as they are: a transaction each would be for nothing. */
  readonly leavesOut?: Readonly<Record<string, true>>
  /**
   * Takes in events of its area and those that the area hears, in order, as many as came together: what changes several
   * times among them need be written once. Pure, its tables apart: equal events, equal tables, in whichever batches.
   */
  apply(tables: Writing, events: readonly Happened<Event>[]): void
  /** Questions, each answered as far as the tables have come; from empty tables while there are none. */
  queries(tables: Reading): Queries
}

/** JSON for a cell, with a checksum before it, because a database does not notice a bit that turns on the disk. */
export const writtenRow = (value: unknown): string => {
  const text = JSON.stringify(value)
  return `${checksum(text)} ${text}`
}

/** What `writtenRow` was given. Throws an error named AlteredRow, at which the store builds the tables again, if the row was altered since. */
export const readRow = (written: unknown): unknown => {
  const row = String(written)
  const place = row.indexOf(' ')
  const text = row.slice(place + 1)
  if (checksum(text) === row.slice(0, place)) return JSON.parse(text)
  throw Object.assign(new Error('a row was altered on the disk'), { name: 'AlteredRow' })
}

/** FNV-1a with 32 bits: one that differs from another in a single character always has another sum. */
const checksum = (text: string): string => {
  let sum = 0x81_1c_9d_c5
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01_00_01_93)
  return (sum >>> 0).toString(36)
}

/** A projection whose statements are called by names that exist. */
export const projection = <Event extends { type: string }, Queries, Statement extends string>(
  parts: Omit<Projection<Event, Queries>, 'statements' | 'apply' | 'queries'> & {
    readonly statements: Readonly<Record<Statement, string>>
    apply(tables: Writing<Statement>, events: readonly Happened<Event>[]): void
    queries(tables: Reading<Statement>): Queries
  },
): Projection<Event, Queries> => parts

/** A projection of any area, and the events that reach it. */
export type AreaProjection = {
  projection: Projection<{ type: string }, unknown>
  events: Readonly<Record<string, true>>
}

type Projecting = {
  readonly events: Readonly<Record<string, true>>
  readonly hears: Readonly<Record<string, true>>
  readonly projection?: Projection<{ type: string }, unknown>
}

/** The projections of all areas that have one; each is told what its area's fold is told, but for what it leaves out. */
export const projectionsOf = (areas: readonly Projecting[]): readonly AreaProjection[] =>
  areas.flatMap(({ projection, events, hears }) =>
    projection === undefined
      ? []
      : [{ projection, events: withoutThese({ ...events, ...hears }, projection.leavesOut ?? {}) }],
  )

const withoutThese = (
  events: Readonly<Record<string, true>>,
  left: Readonly<Record<string, true>>,
): Readonly<Record<string, true>> =>
  Object.fromEntries(Object.entries(events).filter(([type]) => !Object.hasOwn(left, type)))
