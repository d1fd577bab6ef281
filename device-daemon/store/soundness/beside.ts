import { constants, setPriority } from 'node:os'
import { soundnessOf } from './soundness.ts'

// With it goes the turn at the disk.
setPriority(constants.priority.PRIORITY_LOW)
process.send?.(soundnessOf(String(process.argv[2])), () => process.disconnect?.())
