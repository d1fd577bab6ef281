import { type ChildProcess, fork } from 'node:child_process'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Soundness, soundnessOf } from './soundness.ts'

/** Looks through the database file at `path`; never rejects for a fault of the disk. */
export type LookThrough = (path: string) => Promise<Soundness>

/** Seen in about 4 ms; a process would cost more than that. */
const AT_ONCE_BYTES = 1024 * 1024

const BESIDE = fileURLToPath(new URL('beside.ts', import.meta.url))

/** Busy with a large file for minutes: left behind, each start would add one that slows the next down. */
const looking = new Set<ChildProcess>()
process.once('exit', () => looking.forEach((child) => child.kill('SIGKILL')))

/** A small file is seen at once, a large one in a process of its own that yields to everything else. */
export const lookThrough: LookThrough = async (path) => {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return bytes <= AT_ONCE_BYTES ? soundnessOf(path) : lookBeside(path)
}

/** Of a thread, 10 MB would stay; and an engine that falls over a damaged file takes nothing along. */
async function lookBeside(path: string): Promise<Soundness> {
  try {
    const child = fork(BESIDE, [path], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    looking.add(child)
    child.once('exit', () => looking.delete(child))
    // A stop does not wait for it.
    child.unref()
    child.channel?.unref()
    return await new Promise<Soundness>((resolve, reject) => {
      child.once('message', (seen: Soundness) => resolve(seen))
      child.once('error', reject)
      // Comes after the message, which its exit may not.
      child.once('disconnect', () => resolve({ at: 'unknown', reason: 'its process ended' }))
    })
  } catch (error) {
    // Out of memory or descriptors, most likely; the next look may have enough.
    return { at: 'unknown', reason: String(error) }
  }
}
