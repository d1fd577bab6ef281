import type { Clock } from '#daemon/clock.ts'
import type { Simulator } from './simulator.ts'
import { openThermalPrinter, type ThermalVariant } from './thermal-printer.ts'

const PRINTERS: readonly ThermalVariant[] = [
  { name: 'thermal-80', model: '模拟热敏打印机 80 mm', widthMm: 80, dots: 576, cutter: 'fitted' },
  { name: 'thermal-58', model: '模拟热敏打印机 58 mm', widthMm: 58, dots: 384, cutter: 'none' },
]

/** A fresh simulated device by its name in devices.yaml (`thermal-80`, `thermal-58`); undefined for an unknown name. */
export function openSimulator(name: string, clock: Clock): Simulator | undefined {
  const variant = PRINTERS.find((printer) => printer.name === name)
  return variant && openThermalPrinter(variant, clock)
}
