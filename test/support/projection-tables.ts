import { DatabaseSync } from 'node:sqlite'
import type { Reading, Writing } from '#daemon/domain/projection.ts'

/** A projection's tables in memory, without a ledger and its cursor. */
export function projectionTables({
  tables,
  statements,
}: {
  tables: string
  statements: Readonly<Record<string, string>>
}): { tables: Writing; reading: Reading } {
  const database = new DatabaseSync(':memory:')
  database.exec(tables)
  const prepared = new Map(Object.entries(statements).map(([name, sql]) => [name, database.prepare(sql)]))
  const statement = (name: string) => {
    const found = prepared.get(name)
    if (found === undefined) throw new Error(`no statement ${name}`)
    return found
  }
  const writing: Writing = {
    get: (name, ...values) => statement(name).get(...values),
    all: (name, ...values) => statement(name).all(...values),
    run: (name, ...values) => void statement(name).run(...values),
  }
  return { tables: writing, reading: writing }
}
