import { Worker } from 'node:worker_threads'
import { cleanPicture } from './clean-picture.ts'
import type { CleanPicture } from './picture.ts'

/** Decoded in some 20 ms, which is less than a thread takes to start. */
const SMALL_BYTES = 64 * 1024

/**
 * The same as `cleanPicture`, a large one in a thread of its own: a megabyte takes half a second to decode, in which nobody
 * would be given a number.
 */
export async function cleanApart(bytes: Buffer): Promise<CleanPicture> {
  if (bytes.length <= SMALL_BYTES) return cleanPicture(bytes)
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('clean-worker.ts', import.meta.url), { workerData: bytes })
    // Bytes come over as plain ones, whatever they were.
    worker.once('message', (clean: CleanPicture) =>
      resolve(clean.at === 'picture' ? { ...clean, bytes: Buffer.from(clean.bytes) } : clean),
    )
    worker.once('error', reject)
  })
}
