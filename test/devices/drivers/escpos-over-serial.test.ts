import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import {
  isWhole,
  openPrinterBench,
  slip,
  timesPrinted,
  type PrinterBench,
} from '#test/support/printer-bench.ts'
import { whenSeen } from '#test/support/when-seen.ts'
import { openSimulatedPort } from '../../../scripts/simulated-port.ts'

let folder: string
let bench: PrinterBench
let port: { close(): Promise<void> }

const READY = { at: 'ready', conditions: [] }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-printer-'))
  const simulator = openSimulator('thermal-80', systemClock)
  if (simulator === undefined) throw new Error('thermal-80 is gone')
  port = await openSimulatedPort(simulator, join(folder, 'tty'))
  bench = openPrinterBench({
    clock: systemClock,
    driver: 'escpos',
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

test('over a real serial port a slip is printed whole and confirmed by the printer', async () => {
  expect(await bench.printer.print(slip('A001'))).toEqual({ at: 'printed' })
  expect(isWhole(bench.view(), 'A001')).toBe(true)
})

test('pulled in mid-slip, the printer never prints that slip again, and prints the next one once', async () => {
  const printing = bench.printer.print(slip('A001'))
  const waiting = bench.printer.print(slip('A002'))
  await whenSeen(bench.simulator, () => timesPrinted(bench.view(), 'A001') === 1)
  bench.act({ action: 'unplug' })
  expect(await printing).toEqual({ at: 'unconfirmed', reason: 'unplugged' })
  expect(await waiting).toEqual({ at: 'failed', reason: 'unplugged' })
  expect(await bench.printer.print(slip('A003'))).toEqual({ at: 'failed', reason: 'unplugged' })
  await expect.poll(() => bench.health().at).toBe('down')

  bench.act({ action: 'plug-in' })
  await expect.poll(() => bench.health()).toEqual(READY)
  expect(await bench.printer.print(slip('A004'))).toEqual({ at: 'printed' })
  const times = ['A001', 'A002', 'A003', 'A004'].map((number) => timesPrinted(bench.view(), number))
  expect(times).toEqual([1, 0, 0, 1])
  expect(isWhole(bench.view(), 'A004')).toBe(true)
})

test('a printer that takes no bytes over its serial port fails the slip in time, and prints again when it does', async () => {
  bench.act({ action: 'set-manners', manners: 'stuck' })
  expect(await bench.printer.print(slip('A001'))).toEqual({ at: 'failed', reason: 'timeout' })
  await expect.poll(() => bench.health().at).not.toBe('ready')
  bench.act({ action: 'set-manners', manners: 'all' })
  await expect.poll(() => bench.health()).toEqual(READY)
  expect(await bench.printer.print(slip('A002'))).toEqual({ at: 'printed' })
  expect(timesPrinted(bench.view(), 'A001')).toBe(0)
})
