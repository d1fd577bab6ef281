import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import type { Connection, PrintOutcome, Wire } from '#daemon/devices/ports.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import { openPrinterBench, slip } from '#test/support/printer-bench.ts'

const SCRIPT = join(import.meta.dirname, '..', '..', '..', 'scripts', 'simulate.ts')
const STALL_MS = 800 // an fsync of a disk that is worn out, seen at a real station
const SLIPS = 2

/** Like SQLite at an fsync: nothing else of this process happens meanwhile. */
function stall(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STALL_MS)
}

/** The worst moment for it: bytes are on their way, and the answer will be there before anybody can read it. */
function stallingWire(wire: Wire, isBusy: () => boolean): Wire {
  return {
    ...wire,
    async open(events) {
      const opened = await wire.open(events)
      if (opened.at === 'failed') return opened
      const { write, close } = opened.value
      const writeAndStall: Connection['write'] = (bytes, deadlineMs) => {
        const written = write(bytes, deadlineMs)
        if (isBusy()) setImmediate(stall)
        return written
      }
      return { at: 'open', value: { write: writeAndStall, close } }
    },
  }
}

test('a good printer on a serial port fails no slip of a daemon whose disk takes most of a second for everything', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-busy-'))
  const link = join(folder, 'printer')
  // A process of its own: a real printer answers in time, however busy this one is.
  const printer = spawn(process.execPath, [SCRIPT, 'thermal-80', '--link', link])
  const gone = once(printer, 'exit')
  let said = ''
  printer.stdout.on('data', (text: Buffer) => (said += text.toString()))
  await expect.poll(() => said).toContain(link)
  let disk: 'good' | 'slow' = 'good'
  const bench = openPrinterBench({
    clock: systemClock,
    driver: 'escpos',
    simulator: openSimulator('thermal-80', systemClock) ?? 'thermal-80',
    wire: (_none, clock) => stallingWire(serialWire(link, 115_200, clock), () => disk === 'slow'),
  })
  onTestFinished(async () => {
    await bench.supervisor.stop()
    printer.kill()
    await gone
    await rm(folder, { recursive: true })
  })
  await expect.poll(() => bench.health()).toEqual({ at: 'ready', conditions: [] })

  disk = 'slow'
  const outcomes: PrintOutcome[] = []
  for (let n = 1; n <= SLIPS; n += 1) outcomes.push(await bench.printer.print(slip(`A00${n}`)))
  expect(outcomes).toEqual(Array.from({ length: SLIPS }, () => ({ at: 'printed' })))
})
