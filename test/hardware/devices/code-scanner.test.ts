import { afterAll, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { openScannerBench } from '#test/support/scanner-bench.ts'
import { codeScannerConformance } from '../../devices/drivers/code-scanner-conformance.ts'
import { acmLine, hidLine, KEYBOARD_HID, note, type RealLine, SCANNER_HID } from '../lines.ts'

const READY = { at: 'ready', conditions: [] }
const LINES: [string, string, string, () => RealLine][] = [
  [
    'hid-pos',
    'hid',
    'scanner-hid-pos',
    () => hidLine({ name: 'scanner-pos', socket: 4, productId: 0x6012 }, SCANNER_HID, 'as said'),
  ],
  [
    'keyboard-wedge',
    'hid',
    'scanner-keyboard',
    () => hidLine({ name: 'scanner-wedge', socket: 5, productId: 0x6013 }, KEYBOARD_HID, 'as said'),
  ],
  [
    'serial-text',
    'serial, CDC-ACM',
    'scanner-serial',
    () => acmLine({ name: 'scanner-acm', socket: 6, productId: 0x6002 }),
  ],
]

for (const [driver, wire, simulator, open] of LINES) {
  const line = open()
  afterAll(() => line.close())
  codeScannerConformance(`${driver} over ${wire}`, { driver, simulator, ...line })

  test(`${driver} over ${wire}: pulled in mid-code, half of it is never told, and it is heard soon after it is back`, async () => {
    const bench = openScannerBench({ driver, simulator, clock: systemClock, wire: line.wire })
    onTestFinished(async () => {
      await bench.supervisor.stop()
      await line.close()
    })
    await expect.poll(() => bench.health()).toEqual(READY)
    const { told } = bench.listen()
    bench.scan('KT1:whole')
    await expect.poll(() => told.map(({ text }) => text)).toEqual(['KT1:whole'])
    let from = performance.now()
    bench.scan(`KT1:${'half'.repeat(40)}`)
    bench.act({ action: 'unplug' })
    await expect.poll(() => bench.health().at, { interval: 5 }).toBe('down')
    note({ of: `${driver} over ${wire}`, what: 'told that it was pulled', ms: performance.now() - from })
    from = performance.now()
    bench.act({ action: 'plug-in' })
    await expect.poll(() => bench.health(), { interval: 5 }).toEqual(READY)
    note({ of: `${driver} over ${wire}`, what: 'ready again', ms: performance.now() - from })
    bench.scan('KT1:back')
    await expect.poll(() => told.map(({ text }) => text)).toEqual(['KT1:whole', 'KT1:back'])
  })
}
