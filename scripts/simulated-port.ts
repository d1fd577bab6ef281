import type { Socket } from 'node:net'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { openPty, type Pty } from './pty.ts'

/**
 * A simulated device behind a serial port of its own: a program that opens `link` talks with it byte for byte, as
 * over a cable. Unplugging the device takes the port away, plugging it in brings it back. Rejects like `openPty`.
 */
export async function openSimulatedPort(
  simulator: Simulator,
  link: string,
): Promise<Pick<Pty, 'path' | 'close'>> {
  const pty = await openPty(link, (end) => connect(simulator, end))
  let last: Promise<void> = pty.plugIn()
  let plug = simulator.view().plug
  const unwatch = simulator.watch(() => {
    const now = simulator.view().plug
    if (now === plug) return
    plug = now
    last = last.then(() => (now === 'in' ? pty.plugIn() : pty.unplug()))
  })
  await last
  return {
    path: link,
    async close() {
      unwatch()
      await last
      await pty.close()
    },
  }
}

function connect(simulator: Simulator, end: Socket): void {
  const device = simulator.attach({
    toHost: (bytes) => end.write(bytes),
    onVanish: () => end.destroy(),
  })
  if (device === undefined) {
    end.destroy()
    return
  }
  // A device that takes no bytes lets the line fill up, as a real one does.
  const take = async (bytes: Buffer) => {
    end.pause()
    await device.fromHost(bytes)
    end.resume()
  }
  end.on('data', (bytes: Buffer) => void take(bytes))
  end.on('close', () => device.detach())
}
