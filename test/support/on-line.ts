import type { Wire } from '#daemon/devices/ports.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { Clock } from '#daemon/clock.ts'
import type { ManualClock } from './manual-clock.ts'

/** What stands between a driver and its simulated device, where it is not the simulated wire; and the clock that knows it. */
export type OnLine = {
  wire?: (simulator: Simulator, clock: Clock) => Wire
  clock?: () => ManualClock
}
