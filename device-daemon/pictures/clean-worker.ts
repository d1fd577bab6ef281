import { parentPort, workerData } from 'node:worker_threads'
import { cleanPicture } from './clean-picture.ts'

// A thread of clean-apart.ts: one picture, one answer.
if (workerData instanceof Uint8Array) parentPort?.postMessage(cleanPicture(Buffer.from(workerData)))
