import { Create } from 'typebox/value'
import type { BenchAction, BenchCardReader } from '#contract/bench.ts'
import type { CardEvent, CardReader, DeviceHealth, Wire } from '#daemon/devices/ports.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { DRAWER_CARDS } from '#daemon/devices/simulators/card-reader.ts'
import { fillDrawer, type Person } from '#daemon/devices/simulators/drawer.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { superviseDevices, type Supervisor } from '#daemon/devices/supervisor.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import { silentLog } from './silent-log.ts'

const registry = await scanDrivers()

/** What was told of an arming, without the card itself. */
type Told =
  | 'waiting for card'
  | 'waiting for removal'
  | `read ${string}`
  | `failed ${string}`
  | 'removed'
  | `present ${string}`

export type CardBench = {
  simulator: Simulator
  supervisor: Supervisor
  reader: CardReader
  /** Whose cards lie in the drawer, by their place. */
  people: readonly Person[]
  health(): DeviceHealth
  act(...actions: BenchAction[]): void
  put(card: number): void
  view(): BenchCardReader
  /** Arms the reader; what is told of it is added to `told`, each card let go at once. */
  arm(onEvent?: (event: CardEvent) => void): { told: Told[]; end: () => void }
  /** Every byte that the host has sent, as hex of each write. */
  sent: string[]
}

export type CardBenchOptions = {
  clock: Clock
  driver: string
  /** By its name in devices.yaml, or one that the test holds already. */
  simulator: string | Simulator
  options?: Record<string, unknown>
  log?: Log
  /** Instead of the simulated wire: what stands between driver and simulator. */
  wire?: (simulator: Simulator, clock: Clock) => Wire
}

/** A simulated card reader with the real driver on it, kept running by the real supervisor as the reader of `kiosk-1`. */
export function openCardBench(wanted: CardBenchOptions): CardBench {
  const { clock } = wanted
  const simulator =
    typeof wanted.simulator === 'string' ? openSimulator(wanted.simulator, clock) : wanted.simulator
  const driver = registry.get(`card-reader/${wanted.driver}`)
  if (simulator === undefined || driver === undefined) throw new Error('no such simulator or driver')
  const sent: string[] = []
  const supervisor = superviseDevices({
    devices: [
      {
        id: 'reader-1',
        port: 'card-reader',
        driver: wanted.driver,
        wire: { simulated: simulator.name },
        options: { ...(Create(driver.settings) as Record<string, unknown>), ...wanted.options },
      },
    ],
    registry,
    openWire: (_config, wireClock) => watched((wanted.wire ?? simulatedWire)(simulator, wireClock), sent),
    clock,
    log: wanted.log ?? silentLog(),
    random: () => 0.5,
    profile: () => Promise.resolve(undefined),
  })
  const reader = supervisor.readerFor('kiosk-1', 'anything')
  if (reader === undefined) throw new Error('the bench has no reader')
  const act = (...actions: BenchAction[]) => {
    for (const action of actions) {
      const result = simulator.act(action)
      if (result.at === 'refused') throw new Error(result.reason)
    }
  }
  return {
    simulator,
    supervisor,
    reader,
    people: fillDrawer(DRAWER_CARDS, clock.now()),
    health: () => supervisor.health()[0]?.health ?? { at: 'down', reason: 'not configured' },
    act,
    put: (card) => act({ action: 'put-card', card }),
    view: () => readerView(simulator),
    arm(onEvent) {
      const told: Told[] = []
      const end = reader.arm((event) => {
        told.push(toldOf(event))
        onEvent?.(event)
        if (event.at === 'read') event.card.release()
      })
      return { told, end }
    },
    sent,
  }
}

function readerView(simulator: Simulator): BenchCardReader {
  const view = simulator.view()
  if (view.at !== 'card-reader') throw new Error(`a ${view.at} is no card reader`)
  return view
}

function toldOf(event: CardEvent): Told {
  switch (event.at) {
    case 'waiting':
      return `waiting for ${event.for}`
    case 'read':
      return `read ${event.card.maskedName}`
    case 'failed':
      return `failed ${event.reason}`
    case 'removed':
      return 'removed'
    case 'present':
      return `present ${Buffer.from(event.atr).toString('hex')}`
  }
}

/** The wire itself, with a note of everything that goes out. */
function watched(wire: Wire, sent: string[]): Wire {
  return {
    ...wire,
    async open(events) {
      const opened = await wire.open(events)
      if (opened.at === 'failed') return opened
      const { value } = opened
      return {
        at: 'open',
        value: {
          close: () => value.close(),
          write(bytes, deadlineMs) {
            sent.push(Buffer.from(bytes).toString('hex'))
            return value.write(bytes, deadlineMs)
          },
        },
      }
    },
  }
}
