import type { SerialPort } from 'serialport'
import type { Clock } from '#daemon/clock.ts'
import type { Connection, Opened, Wire, WireEvents } from '#daemon/devices/ports.ts'
import { connectionLife } from '#daemon/devices/wires/connection.ts'
import { isThere, watchName } from '#daemon/devices/wires/device-name.ts'

const CLOSE_DEADLINE_MS = 5000
const BITS_PER_BYTE = 10 // 8N1: a start and a stop bit around eight

/** A serial port, 8N1 without flow control. `path` as in /dev, `baudRate` in bits per second. */
export function serialWire(path: string, baudRate: number, clock: Clock): Wire {
  return {
    name: `serial ${path}`,
    bytesPerSecond: baudRate / BITS_PER_BYTE,
    open: (events) => openSerial(path, baudRate, events, clock),
    watch: (mayBeBack) => watchName(path, mayBeBack),
  }
}

/** A new SerialPort each time: a used one keeps bytes of the last connection and sends them after a reopen. */
async function openSerial(
  path: string,
  baudRate: number,
  events: WireEvents,
  clock: Clock,
): Promise<Opened<Connection>> {
  // Loaded when first wanted: a station without serial devices needs no native code.
  const { SerialPort } = await import('serialport')
  const port = new SerialPort({ path, baudRate, autoOpen: false })
  // Closing with a write in flight raises `Canceled` here; without a listener for good it would end the process.
  port.on('error', (error) => life.lost(error.message))
  let unwatch = () => {}
  // The binding misses some unplugs (right after an open, or when the kernel reads as empty); the name in /dev does not.
  const checkPresence = async () => {
    if (!(await isThere(path))) life.lost('port vanished')
  }
  const gone = new Promise<void>((resolve) => port.once('close', () => resolve()))
  const life = connectionLife(
    {
      send(bytes, done) {
        // A closed port would queue the bytes and print them after the next open.
        if (port.isOpen) port.write(bytes, (error) => done(!error))
        else done(false)
      },
      release(how) {
        unwatch()
        return releaseSerial(port, gone, how, clock)
      },
    },
    events,
    clock,
  )
  // Always flowing: a port that is not read never reports an unplug.
  port.on('data', (bytes: Buffer) => life.received(bytes))
  port.on('end', () => life.lost('end of file'))
  port.on('close', (error: Error | null) => life.lost(error?.message ?? 'port closed'))
  return new Promise((resolve) => {
    port.open((error) => {
      if (error) return resolve({ at: 'failed', reason: error.message })
      runPromisesAfterPolls(port)
      unwatch = watchName(path, () => void checkPresence())
      void checkPresence()
      return resolve({ at: 'open', value: life })
    })
  })
}

/**
 * The binding tells of readable and writable lines without running promises afterwards, and Node from 26.4 on does not
 * do it either (serialport/bindings-cpp#239): bytes would lie there until some timer fires. A turn of the loop runs them.
 */
function runPromisesAfterPolls(port: SerialPort): void {
  const binding = port.port
  if (binding === undefined || !('poller' in binding)) return
  for (const event of ['readable', 'writable', 'disconnect']) {
    binding.poller.on(event, () => void setImmediate(() => undefined))
  }
}

/** A driver in the kernel that can neither flush nor close must not keep the device from being tried again. */
async function releaseSerial(
  port: SerialPort,
  gone: Promise<void>,
  how: 'gently' | 'at-once',
  clock: Clock,
): Promise<void> {
  const late = Promise.withResolvers<void>()
  const cancel = clock.after(CLOSE_DEADLINE_MS, late.resolve)
  await Promise.race([flushAndClose(port, gone, how), late.promise])
  cancel()
}

async function flushAndClose(
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
