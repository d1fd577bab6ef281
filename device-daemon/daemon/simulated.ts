import type { Clock } from '#daemon/clock.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { Settings } from '#daemon/settings.ts'
import type { WireConfig } from '#daemon/settings/devices.ts'

/** The far ends of all simulated wires, by the device's id and by its wire. */
export function simulatorsOf(settings: Settings, clock: Clock) {
  const byId = new Map<string, Simulator>()
  const byWire = new Map<WireConfig, Simulator>()
  for (const { id, wire } of settings.devices) {
    const simulator = 'simulated' in wire ? openSimulator(wire.simulated, clock) : undefined
    if (!simulator) continue
    byId.set(id, simulator)
    byWire.set(wire, simulator)
  }
  return { byId, byWire }
}

export function everySimulated(settings: Pick<Settings, 'devices'>): boolean {
  return settings.devices.length > 0 && settings.devices.every(({ wire }) => 'simulated' in wire)
}
