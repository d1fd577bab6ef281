import { Worker } from 'node:worker_threads'
import type { Clock } from '#daemon/clock.ts'

/** `spelled`: without tones, to be looked for. `said`: with tones, to be spoken. */
export type Asked = { id: number; as: 'spelled' | 'said'; texts: readonly string[] }
export type Answered = { id: number; read: string[][] }

export type PinyinAside = {
  /** The syllables of every text, in order. Rejects when the thread has died; the next question starts another. */
  read(as: Asked['as'], texts: readonly string[]): Promise<string[][]>
  close(): void
}

/** Long enough to read a page; then the memory is given back. */
const KEEP_MS = 120_000

/** Reads texts in a thread of its own, so that no tap waits for it. The thread begins with the first question. */
export function openPinyinAside({ after }: Pick<Clock, 'after'>): PinyinAside {
  let worker: Worker | null = null
  let stopKeeping: (() => void) | null = null
  let lastId = 0
  const waiting = new Map<number, PromiseWithResolvers<string[][]>>()

  function started(): Worker {
    const thread = new Worker(new URL('worker.ts', import.meta.url))
    thread.on('message', ({ id, read }: Answered) => {
      waiting.get(id)?.resolve(read)
      waiting.delete(id)
      // A stop does not wait for the dictionary.
      if (waiting.size === 0) thread.unref()
    })
    thread.once('error', (error) => {
      for (const { reject } of waiting.values()) reject(error)
      end()
    })
    return thread
  }

  function end(): void {
    stopKeeping?.()
    waiting.clear()
    void worker?.terminate()
    worker = null
  }

  return {
    read(as, texts) {
      const answer = Promise.withResolvers<string[][]>()
      const id = ++lastId
      waiting.set(id, answer)
      worker ??= started()
      worker.ref()
      worker.postMessage({ id, as, texts } satisfies Asked)
      stopKeeping?.()
      stopKeeping = after(KEEP_MS, end)
      return answer.promise
    },
    close: end,
  }
}

/** Spells every text in a thread that ends afterwards: its memory is given back. */
export async function spellAside(texts: readonly string[]): Promise<string[][]> {
  const aside = openPinyinAside({ after: () => () => {} })
  try {
    return await aside.read('spelled', texts)
  } finally {
    aside.close()
  }
}
