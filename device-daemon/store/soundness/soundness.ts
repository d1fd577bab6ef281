import { statSync } from 'node:fs'
import { diskReason, faultsInFile } from '../sqlite.ts'

/** What was seen of a database file as it lies on the disk. */
export type Soundness =
  | { at: 'sound' }
  /** `faults`: for the log, e.g. `row 7 missing from index sqlite_autoindex_entries_1`. */
  | { at: 'unsound'; faults: readonly string[] }
  /** Written meanwhile, or it cannot be read now: another look may tell. */
  | { at: 'unknown'; reason: string }

/** Looks at the whole file at `path`, beside the one who works with it. Takes about 4 ms a megabyte. */
export function soundnessOf(path: string): Soundness {
  const first = look(path)
  // A second look at damage costs nothing that matters, and a file that is thrown away without need does.
  return first.at === 'unsound' ? look(path) : first
}

function look(path: string): Soundness {
  try {
    const before = stateOf(path)
    const faults = faultsIn(path)
    // Pages from before and after a write do not fit each other.
    if (stateOf(path) !== before) return { at: 'unknown', reason: 'written meanwhile' }
    return faults.length === 0 ? { at: 'sound' } : { at: 'unsound', faults }
  } catch (error) {
    const reason = diskReason(error)
    if (reason === null) throw error
    return { at: 'unknown', reason }
  }
}

function faultsIn(path: string): readonly string[] {
  try {
    return faultsInFile(path)
  } catch (error) {
    const reason = diskReason(error)
    if (reason !== 'corrupt') throw error
    return [reason]
  }
}

function stateOf(path: string): string {
  const { mtimeNs, size } = statSync(path, { bigint: true })
  return `${mtimeNs} ${size}`
}
