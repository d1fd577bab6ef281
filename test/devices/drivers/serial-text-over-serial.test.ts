import type { Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import { temporaryPty } from '#test/support/pty.ts'
import { openScannerBench, type ScannerBench } from '#test/support/scanner-bench.ts'

const READY = { at: 'ready', conditions: [] }

let pty: Awaited<ReturnType<typeof temporaryPty>>
let device: Socket | undefined
let bench: ScannerBench
beforeEach(async () => {
  pty = await temporaryPty((end) => (device = end))
  bench = openScannerBench({
    clock: systemClock,
    driver: 'serial-text',
    simulator: 'scanner-serial',
    wire: () => serialWire(pty.path, 9600, systemClock),
  })
  await expect.poll(() => bench.health()).toEqual(READY)
})
afterEach(async () => {
  await bench.supervisor.stop()
  await pty.close()
})

test('over a real serial port a code is told, in whatever pieces it comes', async () => {
  const { told } = bench.listen()
  for (const piece of ['KT1:ab', 'cdef\r', '\n']) device?.write(piece)
  await expect.poll(() => told).toEqual([{ text: 'KT1:abcdef', symbology: null }])
})

test('pulled and plugged in again, the scanner is heard by those who listened before', async () => {
  const { told } = bench.listen()
  await pty.unplug()
  await expect.poll(() => bench.health().at).toBe('down')
  await pty.plugIn()
  await expect.poll(() => bench.health()).toEqual(READY)
  device?.write('KT1:back\r\n')
  await expect.poll(() => told.map(({ text }) => text)).toEqual(['KT1:back'])
})
