import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import { openScannerBench, type ScannerBench } from '#test/support/scanner-bench.ts'
import type { OnLine } from '#test/support/on-line.ts'

/** A driver of code-scanner, and the simulated device that speaks its language. */
export type ScannerUnderTest = OnLine & { driver: string; simulator: string }

const SLIP = 'KT1:a9-Zz_0123456789AbCdEf'
const OTHER = 'KT1:ZZZZZZZZZZZZZZZZZZZZZZ'
const LONG = 'https://example.org/'.repeat(20)
const SCAN_MS = 5000 // long enough for the longest of these, key by key

/** What every driver of a code scanner promises, shown against a simulator that can do all of this. */
export function codeScannerConformance(name: string, under: ScannerUnderTest): void {
  describe(name, () => {
    let clock: ManualClock
    let bench: ScannerBench

    beforeEach(async () => {
      clock = (under.clock ?? manualClock)()
      bench = openScannerBench({ ...under, clock })
      await clock.advance(1000)
    })
    afterEach(async () => {
      await bench.supervisor.stop()
      await clock.advance(60_000)
      expect(clock.pending(), 'no timer is left behind').toBe(0)
    })
    const texts = (told: readonly { text: string }[]) => told.map(({ text }) => text)

    test('is ready, and tells a code as it stands on the slip', async () => {
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      const { told } = bench.listen()
      bench.scan(SLIP)
      await clock.advance(SCAN_MS)
      expect(texts(told)).toEqual([SLIP])
    })

    test('tells the same code each time it is scanned, and several in their order', async () => {
      const { told } = bench.listen()
      for (const text of [SLIP, SLIP, OTHER]) {
        bench.scan(text)
        await clock.advance(SCAN_MS)
      }
      expect(texts(told)).toEqual([SLIP, SLIP, OTHER])
    })

    test('tells two codes apart that are scanned one right after the other', async () => {
      const { told } = bench.listen()
      bench.scan(SLIP)
      bench.scan(OTHER)
      await clock.advance(SCAN_MS)
      expect(texts(told)).toEqual([SLIP, OTHER])
    })

    test('tells a long code whole', async () => {
      const { told } = bench.listen()
      bench.scan(LONG)
      await clock.advance(SCAN_MS)
      expect(texts(told)).toEqual([LONG])
    })

    test('keeps nothing: what was scanned while nobody listened is never told', async () => {
      bench.scan(SLIP)
      await clock.advance(SCAN_MS)
      const first = bench.listen()
      await clock.advance(SCAN_MS)
      first.end()
      bench.scan(SLIP)
      await clock.advance(SCAN_MS)
      const second = bench.listen()
      bench.scan(OTHER)
      await clock.advance(SCAN_MS)
      expect(first.told).toEqual([])
      expect(texts(second.told)).toEqual([OTHER])
    })

    test('tells only the newest listener', async () => {
      const first = bench.listen()
      const second = bench.listen()
      first.end()
      bench.scan(SLIP)
      await clock.advance(SCAN_MS)
      expect(first.told).toEqual([])
      expect(texts(second.told)).toEqual([SLIP])
    })

    test('hears a code through noise on the line', async () => {
      bench.act({ action: 'set-noise', noise: 'some' })
      const { told } = bench.listen()
      bench.scan(SLIP)
      await clock.advance(SCAN_MS)
      expect(texts(told)).toEqual([SLIP])
    })

    test('a scanner that reads nothing tells nothing and is no fault', async () => {
      bench.act({ action: 'set-manners', manners: 'silent' })
      const { told } = bench.listen()
      bench.scan(SLIP)
      await clock.advance(60_000)
      expect(told).toEqual([])
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
    })

    test('a listener goes on hearing it after it was unplugged', async () => {
      const { told } = bench.listen()
      bench.act({ action: 'unplug' })
      await clock.advance(5000)
      expect(bench.health().at).toBe('down')
      expect(() => bench.scan(SLIP)).toThrow('没有插线')
      bench.act({ action: 'plug-in' })
      await clock.advance(5000)
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      bench.scan(OTHER)
      await clock.advance(SCAN_MS)
      expect(texts(told)).toEqual([OTHER])
    })

    test('a code during which it was unplugged is not told, nor glued to the next', async () => {
      const { told } = bench.listen()
      bench.scan(LONG)
      await clock.advance(4)
      bench.act({ action: 'unplug' }, { action: 'plug-in' })
      await clock.advance(1000)
      bench.scan(SLIP)
      await clock.advance(SCAN_MS)
      expect(texts(told)).toEqual([SLIP])
    })
  })
}
