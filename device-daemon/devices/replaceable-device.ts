import type { DeviceHealth } from '#daemon/devices/ports.ts'
import type { SupervisedDevice } from '#daemon/devices/supervised-device.ts'

/** A device that can give way to another of its port while the station runs; who uses it keeps what they hold. */
export type ReplaceableDevice<Device> = SupervisedDevice<Device> & {
  /** Ends what stands here, then begins the next one. Resolves when that was tried once. Never throws. */
  replace(begin: () => SupervisedDevice<Device>): Promise<void>
}

/** `changed` hears that the old one is gone; of the next one, its own supervisor tells. */
export function replaceable<Device>(
  first: SupervisedDevice<Device>,
  changed: (health: DeviceHealth) => void,
): ReplaceableDevice<Device> {
  type State =
    | { at: 'standing'; device: SupervisedDevice<Device> }
    /** The old one must have let go of the wire before the next one opens it. */
    | { at: 'changing'; old: SupervisedDevice<Device>; next: Promise<SupervisedDevice<Device>> }
    | { at: 'stopped'; device: SupervisedDevice<Device> }
  let state: State = { at: 'standing', device: first }
  let last: Promise<unknown> = Promise.resolve()

  const newest = () => (state.at === 'changing' ? state.old : state.device)

  async function change(begin: () => SupervisedDevice<Device>): Promise<void> {
    if (state.at !== 'standing') return
    const old = state.device
    const next = Promise.withResolvers<SupervisedDevice<Device>>()
    state = { at: 'changing', old, next: next.promise }
    changed({ at: 'opening' })
    await old.stop()
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- it may have been stopped meanwhile
    if ((state as State).at === 'stopped') return next.resolve(old)
    const device = begin()
    state = { at: 'standing', device }
    next.resolve(device)
    await device.triedOnce
  }

  return {
    health: () => (state.at === 'changing' ? { at: 'opening' } : state.device.health()),
    device: () => (state.at === 'changing' ? undefined : state.device.device()),
    known: () => newest().known(),
    get triedOnce() {
      return state.at === 'changing' ? state.next.then(({ triedOnce }) => triedOnce) : state.device.triedOnce
    },
    replace(begin) {
      const done = last.then(() => change(begin))
      last = done
      return done
    },
    async stop() {
      const device = newest()
      state = { at: 'stopped', device }
      await device.stop()
    },
  }
}
