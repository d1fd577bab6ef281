// A USB to serial adapter that QEMU emulates. What goes over its line comes back into the guest by a port of its own
// (qemu.ts), so that the device at its far end can be in the tests, too; QEMU's monitor plugs it in and pulls it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import { settle, until } from './gadget.ts'
import { lineOf, type RealLine } from './lines.ts'

const TRIES_AGAIN_MS = 8000
const ADAPTER = { device: 'usb-serial', id: 'adapter', chardev: 'adapter' } as const

/** A port of the guest by the name that QEMU gave it. */
function virtioPort(name: string): string {
  const found = readdirSync('/sys/class/virtio-ports').find(
    (port) => readFileSync(`/sys/class/virtio-ports/${port}/name`, 'utf8').trim() === name,
  )
  if (found === undefined) throw new Error(`no port ${name}`)
  return `/dev/${found}`
}

/** A line for QEMU's monitor. */
function tellMonitor(command: string): void {
  writeFileSync(virtioPort('monitor'), `${command}\n`)
}

/** `place`: straight in a socket of the machine, or in one of a hub. */
export function usbSerialLine(host: string, place: 'in-machine' | 'behind-hub' = 'in-machine'): RealLine {
  const { device, id, chardev } = ADAPTER
  return lineOf(
    {
      async plugIn() {
        const port = place === 'behind-hub' ? '1.1' : '2'
        // The monitor takes none while it is still busy with the one before; a second one of the same id it only refuses.
        const add = () =>
          tellMonitor(`device_add ${device},id=${id},chardev=${chardev},bus=usb.0,port=${port}`)
        const again = setInterval(add, TRIES_AGAIN_MS)
        add()
        await until(() => existsSync(host), `${host} to come`).finally(() => clearInterval(again))
        settle()
      },
      async pull() {
        tellMonitor(`device_del ${id}`)
        await until(() => !existsSync(host), `${host} to go`)
      },
      remove() {},
      end: () => virtioPort('adapter'),
    },
    (clock) => serialWire(host, 115_200, clock),
  )
}
