import type { Numbers } from '../numbers.ts'
import type { CaseRecord } from './types.ts'

/**
 * Cases that are open, oldest first; those that ended within the last minute, so that it can be undone; and the newest
 * number of each series.
 */
export type CasesState = {
  numbers: Numbers
  open: readonly CaseRecord[]
  lately: readonly CaseRecord[]
}
