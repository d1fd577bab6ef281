import { readFileSync } from 'node:fs'
import { Create } from 'typebox/value'
import { parse } from 'yaml'
import type { BenchAction, BenchDevice } from '#contract/bench.ts'
import type { Clock } from '#daemon/clock.ts'
import type { DeviceHealth, PortName, Wire } from '#daemon/devices/ports.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { superviseDevices, type Supervisor } from '#daemon/devices/supervisor.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import type { Log } from '#daemon/log.ts'
import { silentLog } from './silent-log.ts'

const registry = await scanDrivers()
const PADS = new URL('../../config/pads/', import.meta.url)

type View<At> = Extract<BenchDevice['device'], { at: At }>
/** The ports whose devices stand in the hall. */
type HallPort = Extract<PortName, 'window-display' | 'caller-pad' | 'announcer'>

export type HallBench<Port extends HallPort> = {
  supervisor: Supervisor
  simulator: Simulator
  health(): DeviceHealth
  /** What a person does; throws when it cannot be done. */
  act(...actions: BenchAction[]): void
  view(): View<Port>
}

export type HallBenchOptions<Port extends HallPort> = {
  clock: Clock
  port: Port
  /** As in drivers/<port>/. */
  driver: string
  /** By its name in devices.yaml, or one that is there already. */
  simulator: string | Simulator
  options?: Record<string, unknown>
  /** What the files of config/pads hold, where not as shipped. */
  profile?: (name: string) => unknown
  log?: Log
  /** Instead of the simulated wire: what stands between driver and simulator. */
  wire?: (simulator: Simulator, clock: Clock) => Wire
}

/** What a file of config/pads holds, unchecked. */
export function padFile(name: string): unknown {
  return parse(readFileSync(new URL(`${name}.yaml`, PADS), 'utf8'))
}

/** A simulated device of window W1 with the real driver on it, kept running by the real supervisor. */
export function openHallBench<Port extends HallPort>(wanted: HallBenchOptions<Port>): HallBench<Port> {
  const { clock, port } = wanted
  const simulator =
    typeof wanted.simulator === 'string' ? openSimulator(wanted.simulator, clock) : wanted.simulator
  const driver = registry.get(`${port}/${wanted.driver}`)
  if (simulator === undefined || driver === undefined) throw new Error('no such simulator or driver')
  const supervisor = superviseDevices({
    devices: [
      {
        id: 'device-1',
        port,
        driver: wanted.driver,
        wire: { simulated: simulator.name },
        at: { window: 'W1' },
        options: { ...(Create(driver.settings) as Record<string, unknown>), ...wanted.options },
      },
    ],
    registry,
    openWire: (_config, wireClock) => (wanted.wire ?? simulatedWire)(simulator, wireClock),
    clock,
    log: wanted.log ?? silentLog(),
    random: () => 0.5,
    profile: async (_kind, name) => (wanted.profile ?? padFile)(name),
  })
  return {
    supervisor,
    simulator,
    health: () => supervisor.health()[0]?.health ?? { at: 'down', reason: 'not configured' },
    act(...actions) {
      for (const action of actions) {
        const result = simulator.act(action)
        if (result.at === 'refused') throw new Error(result.reason)
      }
    },
    view() {
      const view = simulator.view()
      if (view.at !== port) throw new Error(`a ${view.at} is no ${port}`)
      return view as View<Port>
    },
  }
}
