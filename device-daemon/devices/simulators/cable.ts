import type { Clock } from '#daemon/clock.ts'
import type { HostEnd, Simulator } from './simulator.ts'

/** The cable of a simulated device: one host at its other end, or none. */
export type Cable = Pick<Simulator, 'attach'> & {
  plug(): 'in' | 'out'
  pull(): void
  plugIn(): void
  /** To the host that is there now, if it still is when `afterMs` have passed; never before what was said earlier. */
  say(bytes: Uint8Array, afterMs: number): void
  /** Takes no more bytes: a write waits until `flow`. */
  hold(): void
  flow(): void
}

/** `taken`: with every byte that the device has taken off the line. */
export function openCable(clock: Clock, taken: (bytes: Uint8Array) => void): Cable {
  let plug: 'in' | 'out' = 'in'
  let host: HostEnd | undefined
  const said: { bytes: Uint8Array; to: HostEnd | undefined }[] = []
  let held: { at: 'flowing' } | { at: 'held'; writers: (() => void)[] } = { at: 'flowing' }

  return {
    attach(end) {
      if (plug === 'out' || host !== undefined) return undefined
      host = end
      return {
        async fromHost(bytes) {
          const { writers } = held.at === 'held' ? held : { writers: undefined }
          if (writers !== undefined) await new Promise<void>((resolve) => writers.push(resolve))
          if (host === end) taken(bytes)
        },
        detach() {
          if (host === end) host = undefined
        },
      }
    },
    plug: () => plug,
    pull() {
      const gone = host
      host = undefined
      plug = 'out'
      gone?.onVanish('unplugged')
    },
    plugIn() {
      plug = 'in'
    },
    say(bytes, afterMs) {
      const mine = { bytes, to: host }
      said.push(mine)
      // A line gives out what was said in the order of saying. Times cannot tell it: a machine that was busy lets timers
      // ring in any order, and what was said after it was held up would stand between two pieces said before.
      clock.after(afterMs, () => {
        const due = said.splice(0, said.indexOf(mine) + 1)
        for (const { bytes: piece, to } of due) if (host === to) to?.toHost(piece)
      })
    },
    hold() {
      if (held.at === 'flowing') held = { at: 'held', writers: [] }
    },
    flow() {
      const { writers } = held.at === 'held' ? held : { writers: [] }
      held = { at: 'flowing' }
      for (const go of writers) go()
    },
  }
}
