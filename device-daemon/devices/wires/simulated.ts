import type { Clock } from '#daemon/clock.ts'
import type { Wire } from '#daemon/devices/ports.ts'
import type { DeviceEnd, Simulator } from '#daemon/devices/simulators/simulator.ts'
import { connectionLife } from '#daemon/devices/wires/connection.ts'

const SLICES_PER_SECOND = 100 // a paced line delivers every 10 ms, about what a UART's buffer does

/**
 * A wire to a device that is not there. `bytesPerSecond` paces what goes out like a slow line (960 = 9600 baud); without
 * it bytes arrive as fast as the device takes them. The device unplugged looks like any wire whose far end vanished.
 */
export function simulatedWire(simulator: Simulator, clock: Clock, bytesPerSecond?: number): Wire {
  return {
    name: `simulated ${simulator.name}`,
    bytesPerSecond,
    open: (events) => {
      let end: DeviceEnd | undefined
      let sent: Promise<void> = Promise.resolve()
      const life = connectionLife(
        {
          send(bytes, done) {
            const before = sent
            const deliverNext = async () => {
              await before
              await deliver(bytes, () => end, clock, bytesPerSecond)
              done(end !== undefined)
            }
            sent = deliverNext()
          },
          release() {
            end?.detach()
            end = undefined
            return Promise.resolve()
          },
        },
        events,
        clock,
      )
      end = simulator.attach({ toHost: (bytes) => life.received(bytes), onVanish: (why) => life.lost(why) })
      return Promise.resolve(
        end === undefined
          ? { at: 'failed', reason: `simulated ${simulator.name} is unplugged or in use` }
          : { at: 'open', value: life },
      )
    },
    watch: (mayBeBack) => simulator.watch(mayBeBack),
  }
}

/** Stops between two slices once the far end is gone. */
async function deliver(
  bytes: Uint8Array,
  end: () => DeviceEnd | undefined,
  clock: Clock,
  bytesPerSecond: number | undefined,
): Promise<void> {
  if (bytesPerSecond === undefined) return end()?.fromHost(bytes)
  const slice = Math.max(1, Math.floor(bytesPerSecond / SLICES_PER_SECOND))
  for (let start = 0; start < bytes.length && end() !== undefined; start += slice) {
    await new Promise<void>((resolve) => clock.after((slice * 1000) / bytesPerSecond, () => resolve()))
    await end()?.fromHost(bytes.subarray(start, start + slice))
  }
}
