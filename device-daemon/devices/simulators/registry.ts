import type { Clock } from '#daemon/clock.ts'
import { openCallerPad, type PadVariant } from './caller-pad.ts'
import { openCardReader, type CardReaderVariant } from './card-reader.ts'
import { type CardSlotVariant, openCardSlot } from './card-slot.ts'
import { openCodeScanner, type ScannerVariant } from './code-scanner.ts'
import { openLineDisplay } from './line-display.ts'
import { frameSpeech, keypadSpeech } from './pad-speech.ts'
import { hidPosSpeech, keyboardSpeech, lineSpeech } from './scanner-speech.ts'
import type { Simulator } from './simulator.ts'
import { openThermalPrinter, type ThermalVariant } from './thermal-printer.ts'
import { openVoiceModule } from './voice-module.ts'

const PRINTERS: readonly ThermalVariant[] = [
  { name: 'thermal-80', model: '模拟热敏打印机 80 mm', widthMm: 80, dots: 576, cutter: 'fitted' },
  { name: 'thermal-58', model: '模拟热敏打印机 58 mm', widthMm: 58, dots: 384, cutter: 'none' },
]

const READERS: readonly CardReaderVariant[] = [
  { name: 'card-reader', model: '模拟身份证读卡器', transport: 'raw' },
  { name: 'card-reader-hid', model: '模拟身份证读卡器 HID', transport: 'hid-wrapped' },
]

const SLOTS: readonly CardSlotVariant[] = [
  { name: 'card-slot', model: '模拟 PC/SC 读卡器，只看有没有卡', minor: 4, takes: 'its-own' },
]

const SCANNERS: readonly ScannerVariant[] = [
  { name: 'scanner-hid-pos', model: '模拟扫码器 HID-POS', speech: hidPosSpeech },
  { name: 'scanner-keyboard', model: '模拟扫码器 键盘口', speech: keyboardSpeech },
  { name: 'scanner-serial', model: '模拟扫码器 串口', speech: lineSpeech },
]

const PADS: readonly PadVariant[] = [
  { name: 'caller-pad', model: '模拟叫号器 串口', shape: 'pad', speech: frameSpeech },
  { name: 'keypad', model: '模拟叫号器 数字小键盘', shape: 'keypad', speech: () => keypadSpeech },
]

type Open = (clock: Clock) => Simulator

/** What stands at the far end of a wire, by the port whose drivers it answers. */
const BY_PORT = {
  'ticket-printer': PRINTERS.map((variant) => opener(variant, openThermalPrinter)),
  'card-reader': [
    ...READERS.map((variant) => opener(variant, openCardReader)),
    ...SLOTS.map((variant) => opener(variant, openCardSlot)),
  ],
  'code-scanner': SCANNERS.map((variant) => opener(variant, openCodeScanner)),
  'window-display': [opener({ name: 'cd5220', model: '模拟窗口显示屏 CD5220' }, openLineDisplay)],
  'caller-pad': PADS.map((variant) => opener(variant, openCallerPad)),
  announcer: [opener({ name: 'syn6288', model: '模拟语音模块 SYN6288' }, openVoiceModule)],
} satisfies Record<string, readonly [string, Open][]>

const SIMULATORS: ReadonlyMap<string, Open> = new Map(Object.values(BY_PORT).flat())

function opener<Variant extends { name: string }>(
  variant: Variant,
  open: (variant: Variant, clock: Clock) => Simulator,
): [string, Open] {
  return [variant.name, (clock) => open(variant, clock)]
}

/** Names of the simulated devices of a port, as devices.yaml has them. */
export function simulatorNames(port: keyof typeof BY_PORT): readonly string[] {
  return BY_PORT[port].map(([name]) => name)
}

/** A fresh simulated device by its name in devices.yaml (`thermal-80`, `card-reader` …); undefined for an unknown name. */
export function openSimulator(name: string, clock: Clock): Simulator | undefined {
  return SIMULATORS.get(name)?.(clock)
}
