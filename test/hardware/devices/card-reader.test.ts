import { afterAll, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { openCardBench } from '#test/support/card-bench.ts'
import { whenSeen } from '#test/support/when-seen.ts'
import { cardReaderConformance } from '../../devices/drivers/card-reader-conformance.ts'
import { acmLine, hidLine, note, type RealLine, VENDOR_HID } from '../lines.ts'

const READY = { at: 'ready', conditions: [] }
const LINES: [string, { simulator: string; options?: Record<string, unknown> }, () => RealLine][] = [
  [
    'serial, CDC-ACM',
    { simulator: 'card-reader' },
    () => acmLine({ name: 'reader-acm', socket: 2, productId: 0x6001 }),
  ],
  [
    'hid',
    { simulator: 'card-reader-hid', options: { transport: 'hid-wrapped' } },
    () => hidLine({ name: 'reader-hid', socket: 3, productId: 0x6011 }, VENDOR_HID, 'full'),
  ],
]

for (const [wire, under, open] of LINES) {
  const line = open()
  afterAll(() => line.close())
  cardReaderConformance(`sdt over ${wire}`, { driver: 'sdt', ...under, ...line })

  test(`sdt over ${wire}: pulled in mid-read, it reads nothing, and reads again soon after it is back`, async () => {
    const bench = openCardBench({ driver: 'sdt', ...under, clock: systemClock, wire: line.wire })
    onTestFinished(async () => {
      await bench.supervisor.stop()
      await line.close()
    })
    await expect.poll(() => bench.health()).toEqual(READY)
    const { told } = bench.arm()
    bench.put(0)
    await whenSeen(bench.simulator, () => bench.view().work === 'reading')
    let from = performance.now()
    bench.act({ action: 'unplug' })
    await expect.poll(() => told, { interval: 5 }).toEqual(['waiting for card', 'failed reader-down'])
    note({ of: `sdt over ${wire}`, what: 'told that it was pulled', ms: performance.now() - from })
    await expect.poll(() => bench.health().at).toBe('down')
    from = performance.now()
    bench.act({ action: 'plug-in' })
    await expect.poll(() => bench.health(), { interval: 5 }).toEqual(READY)
    note({ of: `sdt over ${wire}`, what: 'ready again', ms: performance.now() - from })
    const again = bench.arm()
    await expect.poll(() => again.told).toEqual(['waiting for card', 'read 张*'])
  })
}
