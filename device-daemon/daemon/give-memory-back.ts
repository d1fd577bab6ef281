import type { Clock } from '#daemon/clock.ts'

const LOOKED_AT_EVERY_MS = 3_000
/** Less is not worth the few milliseconds. */
const GROWN_BY_BYTES = 8 * 1024 * 1024

/**
 * Gives memory back to the machine that the C library keeps between pieces in use, once now and then whenever the process has
 * grown: V8's compilers leave 20 MB so after 10,000 tickets. A machine without glibc keeps it.
 */
export function giveMemoryBack(clock: Pick<Clock, 'after'>): void {
  const trim = trimOfGlibc()
  if (trim === null) return
  let kept = 0
  const look = () => {
    if (process.memoryUsage.rss() - kept > GROWN_BY_BYTES) {
      trim()
      kept = process.memoryUsage.rss()
    }
    clock.after(LOOKED_AT_EVERY_MS, look)
  }
  look()
}

/** `malloc_trim(3)` of the C library that this process runs on; null where there is none. */
function trimOfGlibc(): (() => void) | null {
  try {
    const { functions } = process
      .getBuiltinModule('node:ffi')
      .dlopen('libc.so.6', { malloc_trim: { arguments: ['u64'], return: 'i32' } })
    return () => void functions.malloc_trim(0n)
  } catch {
    return null
  }
}
