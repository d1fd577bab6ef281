import type { Clock } from '#daemon/clock.ts'
import { openCardReader, type CardReaderVariant } from './card-reader.ts'
import { openCodeScanner, type ScannerVariant } from './code-scanner.ts'
import { hidPosSpeech, keyboardSpeech, lineSpeech } from './scanner-speech.ts'
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

const SCANNERS: readonly ScannerVariant[] = [
  { name: 'scanner-hid-pos', model: '模拟扫码器 HID-POS', speech: hidPosSpeech },
  { name: 'scanner-keyboard', model: '模拟扫码器 键盘口', speech: keyboardSpeech },
  { name: 'scanner-serial', model: '模拟扫码器 串口', speech: lineSpeech },
]

/** A fresh simulated device by its name in devices.yaml (`thermal-80`, `card-reader` …); undefined for an unknown name. */
export function openSimulator(name: string, clock: Clock): Simulator | undefined {
  const printer = PRINTERS.find((variant) => variant.name === name)
  if (printer !== undefined) return openThermalPrinter(printer, clock)
  const reader = READERS.find((variant) => variant.name === name)
  if (reader !== undefined) return openCardReader(reader, clock)
  const scanner = SCANNERS.find((variant) => variant.name === name)
  return scanner && openCodeScanner(scanner, clock)
}
