import type { Clock } from '#daemon/clock.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { Settings } from '#daemon/settings.ts'
import type { WireConfig } from '#daemon/settings/devices.ts'

/** The far ends of all simulated wires, by device. */
export function simulatorsOf(clock: Clock) {
  const byId = new Map<string, Simulator>()
  return {
    byId,
    /** What stands at the far end of a device's wire: the same one for as long as the wire asks for it. */
    at(device: string, wire: WireConfig): Simulator | undefined {
      const known = byId.get(device)
      const simulator =
        'simulated' in wire && known?.name !== wire.simulated ? openSimulator(wire.simulated, clock) : known
      if ('simulated' in wire && simulator) byId.set(device, simulator)
      else byId.delete(device)
      return simulator
    },
  }
}

export function everySimulated(settings: Pick<Settings, 'devices'>): boolean {
  return settings.devices.length > 0 && settings.devices.every(({ wire }) => 'simulated' in wire)
}
