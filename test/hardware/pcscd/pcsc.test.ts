import { afterAll, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { openCardBench } from '#test/support/card-bench.ts'
import { presenceConformance } from '../../devices/drivers/presence-conformance.ts'
import { note } from '../lines.ts'
import { pcscdLine } from './line.ts'

const OF = 'pcsc over pcscd'
const READY = { at: 'ready', conditions: ['presence-only'] }
const line = pcscdLine()
afterAll(() => line.close())

presenceConformance(OF, { driver: 'pcsc', simulator: 'card-slot', ...line, readyMs: 4000 })

test(`${OF}: pcscd killed while a card is waited for, it is told, and a card is seen soon after it runs again`, async () => {
  const bench = openCardBench({
    driver: 'pcsc',
    simulator: 'card-slot',
    clock: systemClock,
    wire: line.wire,
  })
  onTestFinished(() => bench.supervisor.stop())
  await expect.poll(() => bench.health()).toEqual(READY)
  const { told } = bench.arm()
  let from = performance.now()
  bench.act({ action: 'unplug' })
  await expect.poll(() => told, { interval: 5 }).toEqual(['waiting for card', 'failed reader-down'])
  note({ of: OF, what: 'told that it was pulled', ms: performance.now() - from })
  await expect.poll(() => bench.health().at).toBe('down')
  from = performance.now()
  bench.act({ action: 'plug-in' })
  await expect.poll(() => bench.health(), { interval: 5, timeout: 60_000 }).toEqual(READY)
  note({ of: OF, what: 'ready again', ms: performance.now() - from })
  const again = bench.arm()
  bench.put(0)
  await expect.poll(() => again.told.at(-1)).toContain('present 3b')
})
