import type { Clock } from '#daemon/clock.ts'
import type { Wire } from '#daemon/devices/ports.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { WireConfig } from '#daemon/settings/devices.ts'
import { hidWire } from '#daemon/devices/wires/hid.ts'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import { socketWire } from '#daemon/devices/wires/socket.ts'
import { tcpWire } from '#daemon/devices/wires/tcp.ts'
import { usbPrinterWire } from '#daemon/devices/wires/usb-printer.ts'

/** Finds the one simulator of a name; undefined when there is none. */
export type FindSimulator = (name: string) => Simulator | undefined

/**
 * The wire that devices.yaml asks for. Throws for an unknown simulator: settings refuse it with words for the editor of
 * the file, so it is a bug here.
 */
export function openWire(config: WireConfig, findSimulator: FindSimulator, clock: Clock): Wire {
  if ('serial' in config) return serialWire(config.serial, config.baudRate, clock)
  if ('tcp' in config) {
    const colon = config.tcp.lastIndexOf(':')
    return tcpWire(config.tcp.slice(0, colon), Number(config.tcp.slice(colon + 1)), clock)
  }
  if ('socket' in config) return socketWire(config.socket, clock)
  if ('usbPrinter' in config) return usbPrinterWire(config.usbPrinter, clock)
  if ('simulated' in config) {
    const simulator = findSimulator(config.simulated)
    if (simulator === undefined) throw new Error(`no simulator is called ${config.simulated}`)
    return simulatedWire(simulator, clock)
  }
  return hidWire(config.hid, clock)
}
