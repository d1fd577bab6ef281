import { DatabaseSync } from 'node:sqlite'

/** A real database whose next commit fails the way a disk makes it fail. */
export type FaultyDatabase = {
  open(path: string): DatabaseSync
  /** `full`: nothing is written (SQLITE_FULL). `lost-answer`: written, then the fsync reports a fault. */
  failNext(fault: 'full' | 'lost-answer'): void
}

export function faultyDatabase(): FaultyDatabase {
  let next: 'none' | 'full' | 'lost-answer' = 'none'
  return {
    failNext: (fault) => {
      next = fault
    },
    open: (path) => {
      const database = new DatabaseSync(path)
      const exec = database.exec.bind(database)
      database.exec = (sql) => {
        if (sql !== 'COMMIT' || next === 'none') return exec(sql)
        const fault = next
        next = 'none'
        exec(fault === 'full' ? 'ROLLBACK' : 'COMMIT')
        // SQLITE_FULL and SQLITE_IOERR_FSYNC, https://www.sqlite.org/rescode.html
        throw Object.assign(new Error(fault), {
          code: 'ERR_SQLITE_ERROR',
          errcode: fault === 'full' ? 13 : 1034,
        })
      }
      return database
    },
  }
}
