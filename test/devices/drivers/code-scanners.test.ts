import { expect, test } from 'vitest'
import { manualClock } from '#test/support/manual-clock.ts'
import { openScannerBench } from '#test/support/scanner-bench.ts'
import { scannerFile } from '#test/support/scanner-profiles.ts'
import { codeScannerConformance } from './code-scanner-conformance.ts'

codeScannerConformance('hid-pos', { driver: 'hid-pos', simulator: 'scanner-hid-pos' })
codeScannerConformance('keyboard-wedge', { driver: 'keyboard-wedge', simulator: 'scanner-keyboard' })
codeScannerConformance('serial-text', { driver: 'serial-text', simulator: 'scanner-serial' })

test('hid-pos says what kind of code it was', async () => {
  const clock = manualClock()
  const bench = openScannerBench({ clock, driver: 'hid-pos', simulator: 'scanner-hid-pos' })
  await clock.advance(1000)
  const { told } = bench.listen()
  bench.scan('KT1:号')
  await clock.advance(1000)
  expect(told).toEqual([{ text: 'KT1:号', symbology: 'qr' }])
  await bench.supervisor.stop()
})

test.each([
  ['hid-pos', 'scanner-hid-pos', { reportBytes: 1 }, 'config/scanners/hid-pos.yaml: /reportBytes'],
  ['keyboard-wedge', 'scanner-keyboard', { ends: [] }, 'config/scanners/keyboard-us.yaml: /ends'],
])(
  'a wrong profile of %s keeps the scanner down, with the file and the fault',
  async (driver, simulator, wrong, reason) => {
    const clock = manualClock()
    const bench = openScannerBench({
      clock,
      driver,
      simulator,
      profile: (name) => ({ ...(scannerFile(name) as object), ...wrong }),
    })
    await clock.advance(5000)
    expect(bench.health()).toMatchObject({ at: 'down', reason: expect.stringContaining(reason) })
    await bench.supervisor.stop()
  },
)
