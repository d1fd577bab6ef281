import { Create } from 'typebox/value'
import type { BenchAction, BenchScanner } from '#contract/bench.ts'
import type { Clock } from '#daemon/clock.ts'
import type { CodeScanner, DeviceHealth, ScannedCode, Wire } from '#daemon/devices/ports.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { superviseDevices, type Supervisor } from '#daemon/devices/supervisor.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import { scannerFile } from './scanner-profiles.ts'
import { silentLog } from './silent-log.ts'

const registry = await scanDrivers()

export type ScannerBench = {
  supervisor: Supervisor
  scanner: CodeScanner
  health(): DeviceHealth
  /** What a person does; throws when it cannot be done. */
  act(...actions: BenchAction[]): void
  scan(text: string): void
  view(): BenchScanner
  /** Listens; every code told is added to `told`. */
  listen(): { told: ScannedCode[]; end: () => void }
}

export type ScannerBenchOptions = {
  clock: Clock
  /** As in drivers/code-scanner/. */
  driver: string
  /** By its name in devices.yaml. */
  simulator: string
  options?: Record<string, unknown>
  /** What the files of config/scanners hold, where not as shipped. */
  profile?: (name: string) => unknown
  /** Instead of the simulated wire: what stands between driver and simulator. */
  wire?: (simulator: Simulator, clock: Clock) => Wire
}

/** A simulated code scanner with the real driver on it, kept running by the real supervisor as the scanner of `kiosk-1`. */
export function openScannerBench(wanted: ScannerBenchOptions): ScannerBench {
  const { clock } = wanted
  const simulator = openSimulator(wanted.simulator, clock)
  const driver = registry.get(`code-scanner/${wanted.driver}`)
  if (simulator === undefined || driver === undefined) throw new Error('no such simulator or driver')
  const supervisor = superviseDevices({
    devices: [
      {
        id: 'scanner-1',
        port: 'code-scanner',
        driver: wanted.driver,
        wire: { simulated: simulator.name },
        at: { kiosk: 'kiosk-1' },
        options: { ...(Create(driver.settings) as Record<string, unknown>), ...wanted.options },
      },
    ],
    registry,
    openWire: (_config, wireClock) => (wanted.wire ?? simulatedWire)(simulator, wireClock),
    clock,
    log: silentLog(),
    random: () => 0.5,
    profile: async (_kind, name) => (wanted.profile ?? scannerFile)(name),
  })
  const scanner = supervisor.scannerFor('kiosk-1')
  if (scanner === undefined) throw new Error('the bench has no scanner')
  const act = (...actions: BenchAction[]) => {
    for (const action of actions) {
      const result = simulator.act(action)
      if (result.at === 'refused') throw new Error(result.reason)
    }
  }
  return {
    supervisor,
    scanner,
    health: () => supervisor.health()[0]?.health ?? { at: 'down', reason: 'not configured' },
    act,
    scan: (text) => act({ action: 'scan-code', text }),
    view() {
      const view = simulator.view()
      if (view.at !== 'code-scanner') throw new Error(`a ${view.at} is no code scanner`)
      return view
    },
    listen() {
      const told: ScannedCode[] = []
      return { told, end: scanner.listen((code) => told.push(code)) }
    },
  }
}
