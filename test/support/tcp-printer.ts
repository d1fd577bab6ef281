import { createServer, type Socket } from 'node:net'
import { systemClock } from '#daemon/clock.ts'
import type { DevicesConfig } from '#daemon/settings/devices.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'

/** A simulated device outside the daemon, a printer if not told otherwise: it goes on when the daemon is killed, as a real one does. */
export type TcpPrinter = {
  simulator: Simulator
  /** As in devices.yaml. */
  wire: { tcp: string }
  /** For `startStation`: the station's only device is this printer. */
  devices(config: DevicesConfig): void
  /** Called with every chunk that arrives, before the printer gets it. */
  onBytes(listener: (bytes: Uint8Array) => void): void
  close(): Promise<void>
}

/** Listens on a free port of the loopback, like a network printer on 9100: one host at a time. */
export async function openTcpPrinter(name = 'thermal-80'): Promise<TcpPrinter> {
  const simulator = openSimulator(name, systemClock)
  if (!simulator) throw new Error(`no simulated device is called ${name}`)
  const listeners: ((bytes: Uint8Array) => void)[] = []
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    const end = simulator.attach({
      toHost: (bytes) => socket.write(bytes),
      onVanish: () => socket.destroy(),
    })
    if (!end) {
      socket.destroy()
      return
    }
    sockets.add(socket)
    socket.on('data', (bytes: Buffer) => {
      for (const listener of listeners) listener(bytes)
      void end.fromHost(bytes)
    })
    // A killed daemon resets the connection; `close` follows in any case.
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      end.detach()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  const { port } = address
  return {
    simulator,
    wire: { tcp: `127.0.0.1:${port}` },
    devices: (config) => {
      config.devices = [
        {
          id: 'printer-1',
          port: 'ticket-printer',
          driver: 'escpos',
          wire: { tcp: `127.0.0.1:${port}` },
          at: { kiosk: 'kiosk-1' },
        },
      ]
    },
    onBytes: (listener) => void listeners.push(listener),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}
