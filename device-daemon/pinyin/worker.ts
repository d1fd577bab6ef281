import { parentPort } from 'node:worker_threads'
import type { Asked, Answered } from './aside.ts'
import { spell, syllables } from './spelling.ts'

// The dictionary lives and dies with this thread: ten megabytes that the daemon needs now and then.
parentPort?.on('message', ({ id, as, texts }: Asked) => {
  const answer: Answered = { id, read: texts.map(as === 'spelled' ? spell : syllables) }
  parentPort?.postMessage(answer)
})
