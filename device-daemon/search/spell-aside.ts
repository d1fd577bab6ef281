import { Worker } from 'node:worker_threads'

/** Spells every text in a thread of its own, which ends afterwards: no tap waits for it, and its memory is given back. */
export function spellAside(texts: readonly string[]): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('spelling-worker.ts', import.meta.url))
    worker.once('message', (spelled: string[][]) => {
      resolve(spelled)
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.postMessage(texts)
  })
}
