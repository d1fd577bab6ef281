import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import type { PadKey } from '#contract/pad.ts'
import type { Connection, PrintOutcome, Wire } from '#daemon/devices/ports.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { frameSpeech } from '#daemon/devices/simulators/pad-speech.ts'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import { tcpWire } from '#daemon/devices/wires/tcp.ts'
import { openHallBench } from '#test/support/hall-bench.ts'
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

/** Sends what it is told a tenth of a second apart, whatever the main thread does; says its port first. */
const SENDER = `
const { parentPort, workerData } = require('node:worker_threads')
const server = require('node:net').createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => socket.destroy())
  parentPort.once('message', () => {
    workerData.forEach((piece, i) => setTimeout(() => socket.write(piece), i * 100))
  })
})
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))
`

test('a press of which the second half arrives while the daemon is busy is heard, however long that lasts', async () => {
  const pieces = frameSpeech(1).keys.find(({ key }) => key === 'next')?.pieces
  const pad = new Worker(SENDER, { eval: true, workerData: pieces })
  const [port] = (await once(pad, 'message')) as [number]
  const bench = openHallBench({
    clock: systemClock,
    port: 'caller-pad',
    driver: 'serial-frame',
    simulator: 'caller-pad',
    options: { pauseMs: 300 },
    wire(_none, clock) {
      const wire = tcpWire('127.0.0.1', port, clock)
      return {
        ...wire,
        open: (events) =>
          wire.open({
            ...events,
            onBytes(bytes) {
              events.onBytes(bytes)
              stall()
            },
          }),
      }
    },
  })
  onTestFinished(async () => {
    await bench.supervisor.stop()
    await pad.terminate()
  })
  const heard: PadKey[] = []
  bench.supervisor.listenToPads((_window, { key }) => heard.push(key))
  await expect.poll(() => bench.health()).toEqual({ at: 'ready', conditions: [] })
  pad.postMessage('press')
  await expect.poll(() => heard).toEqual(['next'])
})
