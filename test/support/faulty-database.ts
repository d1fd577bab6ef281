import { DatabaseSync } from 'node:sqlite'

/** A real database whose next commit fails the way a disk makes it fail. */
export type FaultyDatabase = {
  open(path: string): DatabaseSync
  /**
   * `full`: nothing is written (SQLITE_FULL). `refused`: nothing is written, for a reason the engine does not tell
   * (SQLITE_IOERR_WRITE). `lost-answer`: written, then the fsync reports a fault (SQLITE_IOERR_FSYNC).
   */
  failNext(fault: Fault): void
}

type Fault = 'full' | 'refused' | 'lost-answer'

// https://www.sqlite.org/rescode.html
const ERRCODES: Readonly<Record<Fault, number>> = { full: 13, refused: 778, 'lost-answer': 1034 }

export function faultyDatabase(): FaultyDatabase {
  let next: 'none' | Fault = 'none'
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
        exec(fault === 'lost-answer' ? 'COMMIT' : 'ROLLBACK')
        throw Object.assign(new Error(fault), { code: 'ERR_SQLITE_ERROR', errcode: ERRCODES[fault] })
      }
      return database
    },
  }
}
