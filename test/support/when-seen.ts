import type { Simulator } from '#daemon/devices/simulators/simulator.ts'

/** Resolves at the moment in which the simulated device looks like this; polling could miss it. */
export function whenSeen(simulator: Pick<Simulator, 'watch'>, looksSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!looksSo()) return
      unwatch()
      resolve()
    }
    const unwatch = simulator.watch(look)
    look()
  })
}
