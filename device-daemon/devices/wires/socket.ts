import type { Clock } from '#daemon/clock.ts'
import type { Wire } from '#daemon/devices/ports.ts'
import { watchName } from '#daemon/devices/wires/device-name.ts'
import { openStream } from '#daemon/devices/wires/stream.ts'

/** A Unix socket of a daemon on this machine that has a device in its care, e.g. pcscd's. */
export function socketWire(path: string, clock: Clock): Wire {
  return {
    name: `socket ${path}`,
    open: (events) => openStream({ path }, events, clock),
    watch: (mayBeBack) => watchName(path, mayBeBack),
  }
}
