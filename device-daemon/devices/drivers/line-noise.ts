import type { DriverContext } from '#daemon/devices/ports.ts'

/** Bytes that mean nothing to a driver, as long as nothing else comes between. */
type LineNoise = {
  /** So many more of them. */
  heard(bytes: number): void
  /** Something sensible came. */
  understood(): void
}

/**
 * Has the wire opened again, with backoff, once more than `limit` bytes in a row meant nothing: a wrong baud rate, a line
 * that hums or a device that has gone mad is shown to staff and must not keep the daemon busy.
 */
export function openLineNoise({ reopen }: Pick<DriverContext<unknown>, 'reopen'>, limit: number): LineNoise {
  let count = 0
  return {
    heard(bytes) {
      count += bytes
      if (count <= limit) return
      count = 0
      reopen('nothing but noise on the line')
    },
    understood() {
      count = 0
    },
  }
}
