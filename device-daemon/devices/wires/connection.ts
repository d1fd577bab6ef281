import type { Clock } from '#daemon/clock.ts'
import type { Connection, WireEvents } from '#daemon/devices/ports.ts'

/** What a wire has to offer so that one life cycle serves all of them. */
export type Line = {
  /** Hands bytes to the far end; `done` says whether they were taken, at most once, and may come late or never. */
  send(bytes: Uint8Array, done: (taken: boolean) => void): void
  /** Lets go of everything. `gently` lets bytes already handed over reach the far end, `at-once` discards them. */
  release(how: 'gently' | 'at-once'): Promise<void>
}

/** A connection and what its wire reports from below. */
export type Life = Connection & {
  received(bytes: Uint8Array): void
  /** The far end is gone; tells the owner once. */
  lost(reason: string): void
}

/**
 * One connection from open to its only end. However it ends, each write still waiting is answered, the owner hears of
 * it at most once (not at all when the owner closed it), and no byte is delivered afterwards.
 */
export function connectionLife(line: Line, events: WireEvents, clock: Clock): Life {
  let state: { at: 'open' } | { at: 'ended'; released: Promise<void> } = { at: 'open' }
  const waiting = new Set<() => void>()

  const end = (how: 'gently' | 'at-once'): Promise<void> => {
    if (state.at === 'ended') return state.released
    const released = line.release(how)
    state = { at: 'ended', released }
    for (const settleClosed of waiting) settleClosed()
    return released
  }
  const lost = (reason: string) => {
    if (state.at === 'ended') return
    void end('at-once')
    events.onClose(reason)
  }

  return {
    received(bytes) {
      if (state.at === 'open') events.onBytes(bytes)
    },
    lost,
    close: () => end('gently'),
    write(bytes, deadlineMs) {
      if (state.at === 'ended') return Promise.resolve({ at: 'closed' })
      return new Promise((resolve) => {
        const settle = (result: { at: 'written' } | { at: 'timeout' } | { at: 'closed' }) => {
          waiting.delete(closed)
          cancelDeadline()
          resolve(result)
        }
        const closed = () => settle({ at: 'closed' })
        waiting.add(closed)
        const cancelDeadline = clock.after(deadlineMs, () => {
          settle({ at: 'timeout' })
          // A late write must not come out after it was called off, so the connection ends with it.
          lost(`write not taken within ${deadlineMs} ms`)
        })
        line.send(bytes, (taken) => settle(taken ? { at: 'written' } : { at: 'closed' }))
      })
    },
  }
}
