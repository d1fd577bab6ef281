import type { Clock } from '#daemon/clock.ts'
import type { PadPress } from '#daemon/devices/ports.ts'

/** Presses on the pads: to the queue, but for those of a pad that is tried just now. */
export type PadPresses = {
  /** As the supervisor's: every press that is meant for the queue. */
  listen(listener: (window: string, press: PadPress) => void): () => void
  /**
   * The next press on a pad of one of these windows, which then does nothing else. Returns the end of waiting; what is pressed
   * soon after the one that was heard, the same finger once more, reaches nobody.
   */
  tryNext(windows: readonly string[], heard: (press: PadPress) => void): () => void
}

/** A person who tries a key presses it twice. */
const QUIET_MS = 2_000

export function openPadPresses(
  listenToPads: (listener: (window: string, press: PadPress) => void) => () => void,
  clock: Pick<Clock, 'after'>,
): PadPresses {
  const tried = new Map<string, (press: PadPress) => void>()
  return {
    listen: (listener) =>
      listenToPads((window, press) => {
        const hear = tried.get(window)
        if (hear) hear(press)
        else listener(window, press)
      }),
    tryNext(windows, heard) {
      let isHeard = false
      const hear = (press: PadPress) => {
        if (isHeard) return
        isHeard = true
        heard(press)
      }
      const leave = () => {
        for (const window of windows) if (tried.get(window) === hear) tried.delete(window)
      }
      for (const window of windows) tried.set(window, hear)
      return () => {
        if (isHeard) clock.after(QUIET_MS, leave)
        else leave()
      }
    },
  }
}
