import { clockFuzz } from './clock-fuzz.ts'
import { corruption } from './corruption.ts'
import { killLoop } from './kill-loop.ts'
import type { Suite } from './suite.ts'

/** Every suite of `npm run proof`, in the order of the report. */
export const suites: readonly Suite[] = [killLoop, corruption, clockFuzz]
