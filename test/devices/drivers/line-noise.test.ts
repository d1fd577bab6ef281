import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceHealth, Wire, WireEvents } from '#daemon/devices/ports.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { Supervisor } from '#daemon/devices/supervisor.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import type { Clock } from '#daemon/clock.ts'
import { openCardBench } from '#test/support/card-bench.ts'
import { openHallBench } from '#test/support/hall-bench.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import { openPrinterBench, slip } from '#test/support/printer-bench.ts'
import { openScannerBench } from '#test/support/scanner-bench.ts'

type Under = { supervisor: Supervisor; health(): DeviceHealth; act(...actions: never[]): void }
type Options = { clock: Clock; wire: (simulator: Simulator, clock: Clock) => Wire }

const READY = { at: 'ready', conditions: [] }

/** Each driver that reads what comes, and so many bytes without a sense as it bears in a row. */
const DRIVERS: Readonly<Record<string, { bears: number; open(options: Options): Under }>> = {
  escpos: {
    bears: 64,
    open: (options) => openPrinterBench({ ...options, driver: 'escpos', simulator: 'thermal-80' }),
  },
  sdt: {
    bears: 9284,
    open: (options) => openCardBench({ ...options, driver: 'sdt', simulator: 'card-reader' }),
  },
  'serial-text': {
    bears: 5906,
    open: (options) => openScannerBench({ ...options, driver: 'serial-text', simulator: 'scanner-serial' }),
  },
  'serial-frame': {
    bears: 4096,
    open: (options) =>
      openHallBench({ ...options, port: 'caller-pad', driver: 'serial-frame', simulator: 'caller-pad' }),
  },
  syn6288: {
    bears: 64,
    open: (options) =>
      openHallBench({ ...options, port: 'announcer', driver: 'syn6288', simulator: 'syn6288' }),
  },
}

let clock: ManualClock
let opens: number
let hears: WireEvents['onBytes']
let under: Under
beforeEach(() => {
  clock = manualClock()
  opens = 0
})
afterEach(async () => {
  await under.supervisor.stop()
  await clock.advance(60_000)
  expect(clock.pending(), 'no timer is left behind').toBe(0)
})

/** A simulated wire on which anything else can be heard as well. */
function noisyWire(simulator: Simulator, wireClock: Clock): Wire {
  const wire = simulatedWire(simulator, wireClock)
  return {
    ...wire,
    open(events) {
      opens += 1
      hears = events.onBytes
      return wire.open(events)
    },
  }
}

/** A line that carries nothing but ones: the usual sight of a wrong baud rate, or of an unplugged far end. */
function hum(bytes: number): void {
  for (let left = bytes; left > 0; left -= 32) hears(new Uint8Array(Math.min(left, 32)).fill(0xff))
}

describe.each(Object.entries(DRIVERS))('%s', (_driver, { bears, open }) => {
  beforeEach(async () => {
    under = open({ clock, wire: noisyWire })
    await clock.advance(3000)
    expect(under.health()).toEqual(READY)
  })

  test('bears some noise, and goes on', async () => {
    hum(bears - 64)
    await clock.advance(20_000)
    expect({ opens, health: under.health() }).toEqual({ opens: 1, health: READY })
  })

  test('a line that only hums is let go of, named to staff, and opened again until the device is heard', async () => {
    for (let second = 0; second < 10; second += 1) {
      hum(2 * bears)
      await clock.advance(1000)
    }
    expect(under.health()).toEqual({ at: 'down', reason: 'nothing but noise on the line' })
    expect(opens).toBeLessThan(10)
    await clock.advance(60_000)
    expect(under.health()).toEqual(READY)
  })
})

test('a slip under way when the line begins to hum is not confirmed by it, and the next one is printed', async () => {
  const bench = openPrinterBench({ clock, driver: 'escpos', simulator: 'thermal-80', wire: noisyWire })
  under = bench
  await clock.advance(3000)
  const printing = bench.printer.print(slip('A001'))
  await clock.advance(100)
  hum(65_536)
  expect(await printing).toEqual({ at: 'unconfirmed', reason: 'timeout' })
  await clock.advance(60_000)
  const next = bench.printer.print(slip('A002'))
  await clock.advance(5000)
  expect(await next).toEqual({ at: 'printed' })
})
