import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import { openCardBench, type CardBench } from '#test/support/card-bench.ts'
import { whenSeen } from '#test/support/when-seen.ts'
import { openSimulatedPort } from '../../../scripts/simulated-port.ts'

let folder: string
let bench: CardBench
let port: { close(): Promise<void> }

const READY = { at: 'ready', conditions: [] }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-reader-'))
  const simulator = openSimulator('card-reader', systemClock)
  if (simulator === undefined) throw new Error('card-reader is gone')
  port = await openSimulatedPort(simulator, join(folder, 'tty'))
  bench = openCardBench({
    clock: systemClock,
    driver: 'sdt',
    simulator,
    wire: () => serialWire(join(folder, 'tty'), 115_200, systemClock),
  })
  await expect.poll(() => bench.health()).toEqual(READY)
})
afterEach(async () => {
  await bench.supervisor.stop()
  await port.close()
  await rm(folder, { recursive: true })
})

test('over a real serial port a card is read, and told when it is taken away', async () => {
  const { told } = bench.arm()
  bench.put(5)
  await expect.poll(() => told).toEqual(['waiting for card', 'read 𠮷*'])
  bench.act({ action: 'take-card' })
  await expect.poll(() => told.at(-1)).toBe('removed')
})

test('pulled in mid-read, the reader is down and reads nothing, and reads again when it is plugged in', async () => {
  const { told } = bench.arm()
  bench.put(0)
  await whenSeen(bench.simulator, () => bench.view().work === 'reading')
  bench.act({ action: 'unplug' })
  await expect.poll(() => told).toEqual(['waiting for card', 'failed reader-down'])
  await expect.poll(() => bench.health().at).toBe('down')
  expect(bench.arm().told).toEqual(['failed reader-down'])

  bench.act({ action: 'plug-in' })
  await expect.poll(() => bench.health()).toEqual(READY)
  const again = bench.arm()
  await expect.poll(() => again.told).toEqual(['waiting for card', 'read 张*'])
  expect(told).toEqual(['waiting for card', 'failed reader-down'])
})

test('pulled in the middle of the bytes of a reading, half of them are never taken for a card', async () => {
  bench.act({ action: 'set-speed', speed: 'slow' })
  const { told } = bench.arm()
  bench.put(0)
  // The chip is read; its 1295 bytes take more than a second from now on.
  await whenSeen(bench.simulator, () => bench.view().work === 'reading')
  await whenSeen(bench.simulator, () => bench.view().work === 'looking')
  bench.act({ action: 'unplug' })
  await expect.poll(() => told).toEqual(['waiting for card', 'failed reader-down'])
  await expect.poll(() => bench.health().at).toBe('down')
  bench.act({ action: 'plug-in' }, { action: 'set-speed', speed: 'normal' })
  await expect.poll(() => bench.health()).toEqual(READY)
  const again = bench.arm()
  await expect.poll(() => again.told).toEqual(['waiting for card', 'read 张*'])
})
