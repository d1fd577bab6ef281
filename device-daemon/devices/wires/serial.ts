import { SerialPort } from 'serialport'
import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { Connection, Opened, Wire, WireEvents } from '#daemon/devices/ports.ts'
import { connectionLife } from '#daemon/devices/wires/connection.ts'

const TURN_MS = 20 // without it a 300 kB write through a PTY was seen to stand still (serialport 13, Node 26)

/** A serial port, 8N1 without flow control. `path` as in /dev, `baudRate` in bits per second. */
export function serialWire(path: string, baudRate: number, clock: Clock): Wire {
  return {
    name: `serial ${path}`,
    open: (events) => openSerial(path, baudRate, events, clock),
    watch: (mayBeBack) => watchPath(path, mayBeBack),
  }
}

/** A new SerialPort each time: a used one keeps bytes of the last connection and sends them after a reopen. */
function openSerial(
  path: string,
  baudRate: number,
  events: WireEvents,
  clock: Clock,
): Promise<Opened<Connection>> {
  const port = new SerialPort({ path, baudRate, autoOpen: false })
  // Closing with a write in flight raises `Canceled` here; without a listener for good it would end the process.
  port.on('error', (error) => life.lost(error.message))
  const gone = new Promise<void>((resolve) => port.once('close', () => resolve()))
  const life = connectionLife(
    {
      send(bytes, done) {
        // A closed port would queue the bytes and print them after the next open.
        if (port.isOpen) writeSerial(port, bytes, done, clock)
        else done(false)
      },
      release: (how) => releaseSerial(port, gone, how),
    },
    events,
    clock,
  )
  // Always flowing: a port nobody reads never reports an unplug.
  port.on('data', (bytes: Buffer) => life.received(bytes))
  port.on('end', () => life.lost('end of file'))
  port.on('close', (error: Error | null) => life.lost(error?.message ?? 'port closed'))
  return new Promise((resolve) => {
    port.open((error) =>
      resolve(error ? { at: 'failed', reason: error.message } : { at: 'open', value: life }),
    )
  })
}

/** The binding may not hear that the line takes bytes again until the event loop turns for some other reason. */
function writeSerial(
  port: SerialPort,
  bytes: Uint8Array,
  done: (taken: boolean) => void,
  clock: Clock,
): void {
  let cancelTurn = () => {}
  const turn = () => {
    if (port.isOpen) cancelTurn = clock.after(TURN_MS, turn)
  }
  turn()
  port.write(bytes, (error) => {
    cancelTurn()
    done(!error)
  })
}

async function releaseSerial(
  port: SerialPort,
  gone: Promise<void>,
  how: 'gently' | 'at-once',
): Promise<void> {
  if (port.isOpen && how === 'at-once') {
    // What the kernel still holds would come out on paper whenever the line moves again.
    await new Promise<void>((resolve) => port.flush(() => resolve()))
  }
  if (port.isOpen) port.close(() => undefined)
  if (port.isOpen || port.closing) await gone
}

/** Devices come back as a new name in their folder; many events are about others, so only the name counts. */
function watchPath(path: string, mayBeBack: () => void): () => void {
  try {
    const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      if (name === basename(path)) mayBeBack()
    })
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    // Without a watch the supervisor's own waiting still finds the device.
    return () => undefined
  }
}
