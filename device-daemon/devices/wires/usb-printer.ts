import { constants, write } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Clock } from '#daemon/clock.ts'
import type { Connection, Opened, Wire, WireEvents } from '#daemon/devices/ports.ts'
import { connectionLife, type Life } from '#daemon/devices/wires/connection.ts'
import { isThere, watchName } from '#daemon/devices/wires/device-name.ts'

const PACKET_BYTES = 8192 // the kernel's buffer of one transfer in each direction (usblp.c, USBLP_BUF_SIZE)
const WRITE_AGAIN_MS = 2 // a full-speed printer takes a transfer in some 8 ms; doubled each time
const WRITE_AGAIN_AT_MOST_MS = 50 // one that is held up is asked no more often
const LISTEN_MS = 20 // while an answer may come: less than any driver waits for
const IDLE_LISTEN_MS = 200 // else; what the printer tells by itself, and its unplugging, are known that fast
const ANSWER_MS = 2000 // after the last bytes in either direction; no driver waits longer for an answer

/**
 * A printer of the USB printer class at the kernel's usblp, `path` as in /dev/usb/lp0. Node cannot poll such a file, and a
 * reading that blocks would hold one of its few threads, so the file never blocks and is looked at in intervals. Its status
 * by ioctl (LPGETSTATUS) is out of Node's reach as well; what a printer answers on its way back says more.
 */
export function usbPrinterWire(path: string, clock: Clock): Wire {
  return {
    name: `usb-printer ${path}`,
    open: (events) => openUsbPrinter(path, events, clock),
    watch: (mayBeBack) => watchName(path, mayBeBack),
  }
}

async function openUsbPrinter(path: string, events: WireEvents, clock: Clock): Promise<Opened<Connection>> {
  let file: FileHandle
  try {
    file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  } catch (error) {
    return { at: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
  const released = new AbortController()
  let heardOf = clock.monotonic()
  const touched = () => (heardOf = clock.monotonic())
  // Writes go out one after another; those still waiting when the connection ends are dropped.
  let sent: Promise<void> = Promise.resolve()
  const life = connectionLife(
    {
      send(bytes, done) {
        const before = sent
        const sendNext = async () => {
          await before
          const result = await writeAll(file, bytes, clock, released.signal)
          touched()
          listener.soon()
          done(result.at === 'taken')
          if (result.at === 'gone') life.lost(result.reason)
        }
        sent = sendNext()
      },
      async release() {
        released.abort()
        unwatch()
        listener.end()
        // Written means that the printer has taken it; of a write under way the kernel drops what it still holds.
        await sent
        await file.close().catch(() => undefined)
      },
    },
    events,
    clock,
  )
  const listener = listenTo(file, life, clock, {
    intervalMs: () => (clock.monotonic() - heardOf < ANSWER_MS ? LISTEN_MS : IDLE_LISTEN_MS),
    touched,
  })
  const checkPresence = async () => {
    if (!(await isThere(path))) life.lost('printer vanished')
  }
  const unwatch = watchName(path, () => void checkPresence())
  void checkPresence()
  listener.soon()
  return { at: 'open', value: life }
}

/** Looks for bytes of the printer until it is gone. `soon`: looks at once, and then again in the interval. */
function listenTo(
  file: FileHandle,
  life: Life,
  clock: Clock,
  { intervalMs, touched }: { intervalMs: () => number; touched: () => void },
): { soon(): void; end(): void } {
  const buffer = new Uint8Array(PACKET_BYTES)
  let state: 'waiting' | 'looking' | 'ended' = 'waiting'
  let cancel = () => {}
  const look = async () => {
    if (state !== 'waiting') return
    cancel()
    state = 'looking'
    const heard = await readNow(file, buffer)
    if (isEnded()) return
    if (heard.at === 'mute') return end()
    if (heard.at === 'gone') return life.lost(heard.reason)
    if (heard.bytes > 0) {
      touched()
      life.received(buffer.slice(0, heard.bytes))
    }
    // The owner may have closed it on what it has just heard.
    if (isEnded()) return
    state = 'waiting'
    cancel = clock.after(heard.bytes > 0 ? 0 : intervalMs(), () => void look())
  }
  const isEnded = () => state === 'ended'
  const end = () => {
    state = 'ended'
    cancel()
  }
  return { soon: () => void look(), end }
}

type Heard = { at: 'heard'; bytes: number } | { at: 'mute' } | { at: 'gone'; reason: string }

/** `mute`: the printer has no way back (protocol 1 of the class); it prints and says nothing. */
async function readNow(file: FileHandle, buffer: Uint8Array): Promise<Heard> {
  try {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null)
    return { at: 'heard', bytes: bytesRead }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EAGAIN' || code === 'EINTR') return { at: 'heard', bytes: 0 }
    return code === 'EINVAL' ? { at: 'mute' } : { at: 'gone', reason: wordsOf(error) }
  }
}

/**
 * Resolves when the printer itself has taken all of it: the kernel takes a transfer ahead, and a write of nothing says
 * whether the one before is through. `reason`: why the printer is gone.
 */
async function writeAll(
  file: FileHandle,
  bytes: Uint8Array,
  clock: Clock,
  released: AbortSignal,
): Promise<{ at: 'taken' | 'released' } | { at: 'gone'; reason: string }> {
  for (let from = 0, waitMs = WRITE_AGAIN_MS; ;) {
    if (released.aborted) return { at: 'released' }
    const rest = bytes.subarray(from, from + PACKET_BYTES)
    const took = await writeNow(file, rest)
    if (typeof took === 'string') return { at: 'gone', reason: took }
    if (took.at === 'busy') {
      await pause(clock, waitMs, released)
      waitMs = Math.min(2 * waitMs, WRITE_AGAIN_AT_MOST_MS)
    } else if (rest.length === 0) return { at: 'taken' }
    else {
      from += took.bytes
      waitMs = WRITE_AGAIN_MS
    }
  }
}

/** FileHandle.write would leave out a write of nothing. */
function writeNow(
  file: FileHandle,
  bytes: Uint8Array,
): Promise<{ at: 'busy' } | { at: 'took'; bytes: number } | string> {
  return new Promise((resolve) => {
    write(file.fd, bytes, 0, bytes.length, null, (error, took) => {
      if (error === null) resolve({ at: 'took', bytes: took })
      else resolve(['EAGAIN', 'EINTR'].includes(codeOf(error)) ? { at: 'busy' } : wordsOf(error))
    })
  })
}

function pause(clock: Clock, ms: number, released: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      cancel()
      released.removeEventListener('abort', go)
      resolve()
    }
    const cancel = clock.after(ms, go)
    released.addEventListener('abort', go)
  })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
