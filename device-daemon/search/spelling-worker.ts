import { parentPort } from 'node:worker_threads'
import { spell } from './spelling.ts'

// The dictionary lives and dies with this thread: ten megabytes that the daemon needs once.
parentPort?.once('message', (texts: readonly string[]) => {
  parentPort?.postMessage(texts.map(spell))
})
