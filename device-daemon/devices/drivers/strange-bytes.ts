import type { DriverContext } from '#daemon/devices/ports.ts'

const EVERY_MS = 60_000
const BYTES_TOLD = 64 // of one piece; a frame is no longer

/** The author of a profile has to see them; the log has to stay readable. */
type StrangeBytes = { note(bytes: Uint8Array): void; stop(): void }

/**
 * Logs as hex what a device sends and its profile does not explain: the first at once, and then once a minute what has
 * come since, each piece once and no more than `perMinute` of them.
 */
export function openStrangeBytes(
  { clock, log }: Pick<DriverContext<unknown>, 'clock' | 'log'>,
  perMinute: number,
): StrangeBytes {
  let kept = new Set<string>()
  let resting: (() => void) | undefined

  const tell = () => {
    resting = undefined
    if (kept.size === 0) return
    log.info({ bytes: [...kept] }, 'bytes that the profile does not explain')
    kept = new Set()
    resting = clock.after(EVERY_MS, tell)
  }
  return {
    note(bytes) {
      if (kept.size < perMinute)
        kept.add(
          Buffer.from(bytes.subarray(0, BYTES_TOLD))
            .toString('hex')
            .replaceAll(/..(?!$)/g, '$& '),
        )
      if (resting === undefined) tell()
    },
    stop: () => resting?.(),
  }
}
