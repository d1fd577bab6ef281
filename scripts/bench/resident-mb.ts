import { readFile } from 'node:fs/promises'

/** By then a daemon has done what a start leaves for later: the index of the guides, and its own tidying up. */
export const SETTLED_AFTER_MS = 15_000

/** Resident memory of a process. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
