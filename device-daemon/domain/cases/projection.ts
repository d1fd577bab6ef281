import type { DayVisits } from '#contract/report.ts'
import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import { isCaseEvent } from './events.ts'
import { endedOn, evolveRecord, isAtHand, keepsAPerson } from './record.ts'
import type { CaseRecord } from './types.ts'

type Row = Readonly<Record<string, unknown>>

const recordOf = (row: Row | undefined): CaseRecord | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
  row === undefined ? undefined : (readRow(row['record']) as CaseRecord)

const recordsOf = (rows: readonly Row[]): CaseRecord[] => rows.flatMap((row) => recordOf(row) ?? [])

/** Every case there has ever been, also what is over and so has left the state. */
export const casesProjection = projection({
  name: 'cases',
  version: 7,
  tables: `
    CREATE TABLE cases (id TEXT PRIMARY KEY, year INTEGER NOT NULL, ordinal INTEGER NOT NULL, code TEXT NOT NULL,
      over INTEGER NOT NULL, opener TEXT NOT NULL, at_window TEXT, keeps_since TEXT, forgotten TEXT,
      record TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE slips (token TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (token, id)) STRICT, WITHOUT ROWID;
    CREATE INDEX slips_by_case ON slips (id);
    CREATE TABLE people (id TEXT PRIMARY KEY, person TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX by_code ON cases (code);
    CREATE INDEX by_number ON cases (year, ordinal);
    CREATE INDEX by_end ON cases (keeps_since) WHERE keeps_since IS NOT NULL;
    CREATE INDEX by_forgotten ON cases (forgotten) WHERE forgotten IS NOT NULL;
    CREATE INDEX over_by_number ON cases (over, year, ordinal);
    CREATE INDEX over_by_opener ON cases (over, opener, year, ordinal);
    CREATE TABLE agencies (id TEXT PRIMARY KEY, agent TEXT NOT NULL, entrusted TEXT NOT NULL, delivered TEXT,
      at TEXT NOT NULL, result TEXT) STRICT, WITHOUT ROWID;
    CREATE INDEX agencies_by_day ON agencies (entrusted);
    CREATE TABLE visits (id TEXT NOT NULL, place INTEGER NOT NULL, day TEXT NOT NULL, why TEXT, offline TEXT,
      PRIMARY KEY (id, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX visits_by_day ON visits (day);
  `,
  statements: {
    put: `INSERT OR REPLACE INTO cases
      (id, year, ordinal, code, over, opener, at_window, keeps_since, forgotten, record)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    putAgency: `INSERT OR REPLACE INTO agencies (id, agent, entrusted, delivered, at, result)
      VALUES (?, ?, ?, ?, ?, ?)`,
    forgetAgency: 'DELETE FROM agencies WHERE id = ?',
    tally: `SELECT agent, COUNT(*) AS entrusted, COUNT(delivered) AS delivered,
      COALESCE(SUM(at = 'archived'), 0) AS archived, COALESCE(SUM(result = 'satisfied'), 0) AS satisfied,
      COALESCE(SUM(result = 'not-satisfied'), 0) AS dissatisfied
      FROM agencies WHERE entrusted BETWEEN ? AND ? GROUP BY agent ORDER BY entrusted DESC, agent`,
    putVisit: 'INSERT OR REPLACE INTO visits (id, place, day, why, offline) VALUES (?, ?, ?, ?, ?)',
    forgetVisits: 'DELETE FROM visits WHERE id = ?',
    visits: `SELECT place = 0 AS first, why, offline, COUNT(*) AS count FROM visits WHERE day = ?
      GROUP BY 1, 2, 3`,
    byId: 'SELECT record FROM cases WHERE id = ?',
    byCode: 'SELECT record FROM cases WHERE code = ? ORDER BY year DESC, ordinal DESC LIMIT 1',
    byNumber: 'SELECT record FROM cases WHERE year = ? AND ordinal = ?',
    rememberSlip: 'INSERT OR REPLACE INTO slips (token, id) VALUES (?, ?)',
    forgetSlips: 'DELETE FROM slips WHERE id = ?',
    rememberPerson: 'INSERT OR REPLACE INTO people (id, person) VALUES (?, ?)',
    forgetPerson: 'DELETE FROM people WHERE id = ?',
    people: 'SELECT id, person FROM people WHERE id > ? ORDER BY id LIMIT ?',
    ofSlip: 'SELECT record FROM slips JOIN cases USING (id) WHERE token = ? ORDER BY year, ordinal',
    kept: 'SELECT record FROM cases WHERE keeps_since <= ? ORDER BY keeps_since LIMIT ?',
    forgotten: 'SELECT record FROM cases WHERE forgotten >= ?',
    over: `SELECT record FROM cases WHERE over = 1 AND (year, ordinal) < (?, ?)
      ORDER BY year DESC, ordinal DESC LIMIT ?`,
    overOf: `SELECT record FROM cases WHERE over = 1 AND opener = ? AND (year, ordinal) < (?, ?)
      ORDER BY year DESC, ordinal DESC LIMIT ?`,
  },
  apply(tables, events: readonly Happened<{ type: string }>[]) {
    // An entry speaks of one case several times: it is written once.
    const changed = new Map<string, CaseRecord>()
    for (const { event, at } of events) {
      if (!isCaseEvent(event)) continue
      const { caseId } = event
      if (event.type === 'case-visited' && event.slip !== undefined)
        tables.run('rememberSlip', event.slip, caseId)
      if (event.type === 'case-forgotten') {
        tables.run('forgetSlips', caseId)
        tables.run('forgetPerson', caseId)
      }
      const before = changed.get(caseId) ?? recordOf(tables.get('byId', caseId))
      const record = evolveRecord(before, event, at)
      if (record !== undefined) changed.set(caseId, record)
    }
    for (const record of changed.values()) {
      const { id, number, code, by, window } = record
      const [year, ordinal] = number.split('-').map(Number)
      const over = isAtHand(record) ? 0 : 1
      const keepsSince = over === 1 && keepsAPerson(record) ? endedOn(record) : null
      const { forgottenOn = null } = record
      const place = [year ?? 0, ordinal ?? 0] as const
      if (record.person !== undefined && forgottenOn === null) tables.run('rememberPerson', id, record.person)
      tables.run('put', id, ...place, code, over, by, window, keepsSince, forgottenOn, writtenRow(record))
      if (record.state.at === 'voided') tables.run('forgetVisits', id)
      else
        for (const [at, { on, why, offline = null }] of record.visits.entries())
          tables.run('putVisit', id, at, on, why, offline)
      const carried = carriedRow(record)
      if (carried !== null) tables.run('putAgency', id, ...carried)
      // The step was taken back.
      else if (record.acts.some(({ at }) => at === 'entrusted')) tables.run('forgetAgency', id)
    }
  },
  queries: (tables) => ({
    byId: (id: string): CaseRecord | undefined => recordOf(tables.get('byId', id)),
    byCode: (code: string): CaseRecord | undefined => recordOf(tables.get('byCode', code)),
    byNumber: ({ year, ordinal }: Place): CaseRecord | undefined =>
      recordOf(tables.get('byNumber', year, ordinal)),
    /** Those for which somebody came with the ticket of this slip, oldest first; none once their person is forgotten. */
    ofSlip: (token: string): CaseRecord[] => recordsOf(tables.all('ofSlip', token)),
    /** So many that came by card, from this id on (not with it), with the sealed tags of their cards. */
    people: (after: string, count: number): { id: string; person: string }[] =>
      tables
        .all('people', after, count)
        .map((row) => ({ id: String(row['id']), person: String(row['person']) })),
    /** So many of those that are over since this day or longer and whose person can still be read, the longest first. */
    kept: (day: string, count: number): CaseRecord[] => recordsOf(tables.all('kept', day, count)),
    /** 帮办代办 that was entrusted between these days (YYYY-MM-DD), both counted, by agent. */
    tally: (from: string, until: string): AgencyCount[] =>
      tables.all('tally', from, until).map((row) => ({
        agent: String(row['agent']),
        entrusted: Number(row['entrusted']),
        delivered: Number(row['delivered']),
        archived: Number(row['archived']),
        satisfied: Number(row['satisfied']),
        dissatisfied: Number(row['dissatisfied']),
      })),
    /** Visits of this day (YYYY-MM-DD), those of void cases left out. */
    visits: (day: string): DayVisits => countedVisits(tables.all('visits', day)),
    /** Those whose key was destroyed on this day or later. */
    forgottenSince: (day: string): CaseRecord[] => recordsOf(tables.all('forgotten', day)),
    /** Those that are over with a number below this one, newest first; `opener`: of whom alone. */
    over: (before: Place, count: number, opener: string | null): CaseRecord[] => {
      const { year, ordinal } = before
      return recordsOf(
        opener === null
          ? tables.all('over', year, ordinal, count)
          : tables.all('overOf', opener, year, ordinal, count),
      )
    },
  }),
})

/** What an agent was asked to carry, and what came of it. `agent`: an account's id. */
export type AgencyCount = {
  agent: string
  entrusted: number
  delivered: number
  archived: number
  satisfied: number
  dissatisfied: number
}

/** Agent, days of consent and delivery, where it stands and what the person said; null for a void case, and one that nobody carries. */
function carriedRow({ agency, state, documents, acts }: CaseRecord) {
  if (agency === undefined || state.at === 'voided') return null
  const dayOf = (kind: 'entrusted' | 'delivered') =>
    documents.findLast((each) => each.kind === kind && !each.void)?.on ?? null
  // A 回访 that was taken back, or came before the case was opened again, is no answer to what was done.
  const wasAsked = agency.at === 'called-back' || agency.at === 'archived'
  const said = wasAsked
    ? acts.findLast(({ at, why }) => at === 'called-back' && why !== 'not-reached')?.why
    : null
  return [agency.agent, dayOf('entrusted') ?? agency.on, dayOf('delivered'), agency.at, said ?? null] as const
}

function countedVisits(rows: readonly Row[]): DayVisits {
  const visits: DayVisits = {
    first: 0,
    again: { 'not-all-told': 0, 'result-not-there': 0, other: 0 },
    offline: { 'cannot-use': 0, 'no-phone': 0, 'not-possible': 0, other: 0 },
  }
  for (const row of rows) {
    const [count, why, offline] = [Number(row['count']), row['why'], row['offline']]
    if (row['first'] === 1) visits.first += count
    else if (isKeyOf(visits.again, why)) visits.again[why] += count
    if (isKeyOf(visits.offline, offline)) visits.offline[offline] += count
  }
  return visits
}

const isKeyOf = <Counts extends object>(counts: Counts, name: unknown): name is keyof Counts =>
  typeof name === 'string' && Object.hasOwn(counts, name)

/** A case's number, apart. */
export type Place = { year: number; ordinal: number }
