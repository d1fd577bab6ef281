import { clockFuzz } from './clock-fuzz.ts'
import { combined } from './combined.ts'
import { bitFlips, corruption } from './corruption.ts'
import { crashStates } from './crash-states.ts'
import { diskFaults } from './disk-faults.ts'
import { killLoop } from './kill-loop.ts'
import { parserFuzz } from './parser-fuzz.ts'
import { printFaults } from './print-faults.ts'
import { shutdown } from './shutdown.ts'
import { soak } from './soak.ts'
import type { Suite } from './suite.ts'
import { wholeDay } from './whole-day.ts'

/** Every suite of `npm run proof`, in the order of the report. */
export const suites: readonly Suite[] = [
  killLoop,
  corruption,
  bitFlips,
  diskFaults,
  crashStates,
  shutdown,
  clockFuzz,
  printFaults,
  parserFuzz,
  combined,
  wholeDay,
  soak,
]
