import type { Simulator } from '#daemon/devices/simulators/simulator.ts'

/** Resolves in the very moment in which the simulated device looks like this; somebody who asks now and then may miss it. */
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
