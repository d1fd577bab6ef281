import type { Socket } from 'node:net'
import { systemClock } from '#daemon/clock.ts'
import { usbPrinterWire } from '#daemon/devices/wires/usb-printer.ts'
import { temporaryPty } from '#test/support/pty.ts'
import { wireContract } from './wire-contract.ts'

// Where there is no printer a terminal stands for it, a file that never blocks likewise; `npm run test:hardware` has a
// real /dev/usb/lp0.
wireContract('usb-printer (over a terminal)', async () => {
  const received: Buffer[] = []
  let device: Socket | undefined
  const pty = await temporaryPty((end) => {
    device = end
    end.on('data', (bytes: Buffer) => received.push(bytes))
  })
  return {
    wire: usbPrinterWire(pty.path, systemClock),
    received: () => Buffer.concat(received),
    say: (bytes) => device?.write(bytes),
    stall: () => device?.pause(),
    vanish: () => pty.unplug(),
    comeBack: () => pty.plugIn(),
    close: () => pty.close(),
  }
})
