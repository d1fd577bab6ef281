import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** The device's own end of a line in the kernel: a gadget's file, or a port to the machine outside. */
export type DeviceEnd = {
  /** Each piece is handed over by itself, as a report is; in order, and only while the end is open. */
  say(bytes: Uint8Array): void
  /** Takes no more bytes until `flow`. */
  stall(): void
  flow(): void
  close(): Promise<void>
}

const LOOK_MS = 1
const PIECE_BYTES = 8192

/** Opens `path` without blocking; what comes is told to `received` in the pieces of the kernel. */
export async function openDeviceEnd(
  path: string,
  received: (bytes: Buffer) => void,
  said: (bytes: number) => void = () => {},
): Promise<DeviceEnd> {
  const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  let state: 'open' | 'closed' = 'open'
  let flow: 'taking' | 'stalled' = 'taking'
  const isOpen = () => state === 'open'
  const reading = read()
  let saying: Promise<void> = Promise.resolve()

  async function read(): Promise<void> {
    const buffer = Buffer.alloc(PIECE_BYTES)
    while (isOpen()) {
      const count = flow === 'taking' ? await readNow(file, buffer) : 0
      if (count > 0 && isOpen()) received(Buffer.from(buffer.subarray(0, count)))
      else await sleep(LOOK_MS)
    }
  }
  async function write(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length && isOpen();) {
      const took = await writeNow(file, bytes.subarray(from))
      from += took
      if (took === 0) await sleep(LOOK_MS)
    }
    said(bytes.length)
  }

  return {
    say(bytes) {
      const before = saying
      const next = async () => {
        await before
        await write(bytes)
      }
      saying = next()
    },
    stall: () => (flow = 'stalled'),
    flow: () => (flow = 'taking'),
    async close() {
      state = 'closed'
      await Promise.all([reading, saying])
      await file.close()
    },
  }
}

/** 0 where nothing is there; an end whose host is gone says so in several ways, and is closed by the one who pulled it. */
async function readNow(file: FileHandle, buffer: Buffer): Promise<number> {
  return file.read(buffer, 0, buffer.length, null).then(
    ({ bytesRead }) => bytesRead,
    () => 0,
  )
}

async function writeNow(file: FileHandle, bytes: Uint8Array): Promise<number> {
  return file.write(bytes, 0, bytes.length, null).then(
    ({ bytesWritten }) => bytesWritten,
    () => 0,
  )
}
