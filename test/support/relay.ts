import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** A wire between a browser and the station that can fail as real ones do. Bytes pass as they are. */
export type Relay = {
  /** `http://127.0.0.1:PORT`, without a slash. */
  readonly url: string
  /** The next answer to a request of this path breaks off in the middle of its body. */
  breakNext(path: string): void
  /** From now on nothing passes and nothing is closed, as when a phone has left the Wi-Fi; or everything passes again. */
  setSilent(silent: boolean): void
  close(): Promise<void>
}

/** Longer than the headers of any answer, shorter than any sound file. */
const BROKEN_AFTER_BYTES = 4_000

export async function openRelay(port: number): Promise<Relay> {
  const broken = new Set<string>()
  const sockets = new Set<Socket>()
  let silent = false

  function join(near: Socket): void {
    const far = connect(port, '127.0.0.1')
    let left = Number.POSITIVE_INFINITY
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    near.on('data', (bytes: Buffer) => {
      if (silent) return
      const path = /^GET (\S+) /.exec(bytes.toString('latin1'))?.[1] ?? ''
      left = broken.delete(path) ? BROKEN_AFTER_BYTES : Number.POSITIVE_INFINITY
      far.write(bytes)
    })
    far.on('data', (bytes: Buffer) => {
      if (silent) return
      near.write(bytes.subarray(0, left))
      left -= bytes.length
      if (left <= 0) near.end(end)
    })
  }

  const server = createServer(join)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakNext: (path) => void broken.add(path),
    setSilent: (now) => {
      silent = now
    },
    async close() {
      const closed = new Promise((then) => server.close(then))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
