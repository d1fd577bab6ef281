import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type Soundness, soundnessOf } from './soundness.ts'

/** Looks through the database file at `path`; never rejects for a fault of the disk. */
export type LookThrough = (path: string) => Promise<Soundness>

/** Seen in about 4 ms; a thread would cost more than that. */
const AT_ONCE_BYTES = 1024 * 1024

/** A small file is seen at once, a large one in a thread of its own that yields to everything else. */
export const lookThrough: LookThrough = async (path) => {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return bytes <= AT_ONCE_BYTES ? soundnessOf(path) : lookAside(path)
}

async function lookAside(path: string): Promise<Soundness> {
  const thread = new Worker(new URL('thread.ts', import.meta.url), { workerData: path })
  // A stop does not wait for it.
  thread.unref()
  try {
    return await new Promise<Soundness>((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', () => resolve({ at: 'unknown', reason: 'the thread ended' }))
    })
  } catch (error) {
    // Out of memory or descriptors, most likely; the next look may have enough.
    return { at: 'unknown', reason: String(error) }
  }
}
