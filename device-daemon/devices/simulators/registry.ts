import type { Clock } from '#daemon/clock.ts'
import { openCardReader, type CardReaderVariant } from './card-reader.ts'
import type { Simulator } from './simulator.ts'
import { openThermalPrinter, type ThermalVariant } from './thermal-printer.ts'

const PRINTERS: readonly ThermalVariant[] = [
  { name: 'thermal-80', model: '模拟热敏打印机 80 mm', widthMm: 80, dots: 576, cutter: 'fitted' },
  { name: 'thermal-58', model: '模拟热敏打印机 58 mm', widthMm: 58, dots: 384, cutter: 'none' },
]

const READERS: readonly CardReaderVariant[] = [
  { name: 'card-reader', model: '模拟身份证读卡器', transport: 'raw' },
  { name: 'card-reader-hid', model: '模拟身份证读卡器 HID', transport: 'hid-wrapped' },
]

/** A fresh simulated device by its name in devices.yaml (`thermal-80`, `card-reader` …); undefined for an unknown name. */
export function openSimulator(name: string, clock: Clock): Simulator | undefined {
  const printer = PRINTERS.find((variant) => variant.name === name)
  if (printer !== undefined) return openThermalPrinter(printer, clock)
  const reader = READERS.find((variant) => variant.name === name)
  return reader && openCardReader(reader, clock)
}
