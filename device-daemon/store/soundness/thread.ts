import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { soundnessOf } from './soundness.ts'

// On Linux this is the priority of the thread that calls, and with it its turn at the disk.
setPriority(constants.priority.PRIORITY_LOW)
parentPort?.postMessage(soundnessOf(String(workerData)))
