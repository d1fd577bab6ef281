import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PadKey } from '#contract/pad.ts'
import type { PadPress } from '#daemon/devices/ports.ts'
import { type HallBench, openHallBench } from '#test/support/hall-bench.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import type { OnLine } from '#test/support/on-line.ts'

/** A driver of caller-pad, and the simulated device that speaks its language. */
export type PadUnderTest = OnLine & { driver: string; simulator: string }

const PRESS_MS = 400 // a finger that presses again on purpose

/** What every driver of a caller pad promises, shown against a simulator that can do all of this. */
export function callerPadConformance(name: string, under: PadUnderTest): void {
  describe(name, () => {
    let clock: ManualClock
    let bench: HallBench<'caller-pad'>
    let told: { window: string; press: PadPress }[]
    let end: () => void

    beforeEach(async () => {
      clock = (under.clock ?? manualClock)()
      bench = openHallBench({ ...under, clock, port: 'caller-pad' })
      told = []
      end = bench.supervisor.listenToPads((window, press) => told.push({ window, press }))
      await clock.advance(1000)
    })
    afterEach(async () => {
      await bench.supervisor.stop()
      await clock.advance(60_000)
      expect(clock.pending(), 'no timer is left behind').toBe(0)
    })
    const press = async (...keys: PadKey[]) => {
      for (const key of keys) {
        bench.act({ action: 'press-key', key })
        await clock.advance(PRESS_MS)
      }
    }
    const keys = () => told.map(({ press }) => press.key)

    test('tells each of its keys, in order, as the one of its window', async () => {
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      const all = bench.view().keys.map(({ key }) => key)
      expect(new Set(all)).toEqual(new Set(['next', 'recall', 'serve', 'finish', 'no-show', 'hold', 'pause']))
      await press(...all)
      expect(keys()).toEqual(all)
      expect(told.every(({ window }) => window === 'W1')).toBe(true)
    })

    test('a finger that trembles presses once; one that presses again presses twice', async () => {
      bench.act({ action: 'press-key', key: 'next' })
      await clock.advance(60)
      bench.act({ action: 'press-key', key: 'next' })
      await clock.advance(PRESS_MS)
      expect(keys()).toEqual(['next'])
      await press('next')
      expect(keys()).toEqual(['next', 'next'])
    })

    test('two keys one right after the other are two presses', async () => {
      bench.act({ action: 'press-key', key: 'finish' }, { action: 'press-key', key: 'next' })
      await clock.advance(PRESS_MS)
      expect(keys()).toEqual(['finish', 'next'])
    })

    test('keeps nothing: what was pressed while nobody listened is never told', async () => {
      end()
      await press('next')
      const later: PadKey[] = []
      bench.supervisor.listenToPads((_window, { key }) => later.push(key))
      await press('recall')
      expect(told).toEqual([])
      expect(later).toEqual(['recall'])
    })

    test('hears every key through noise on the line', async () => {
      bench.act({ action: 'set-noise', noise: 'some' })
      await press('next', 'next', 'serve', 'finish')
      expect(keys()).toEqual(['next', 'next', 'serve', 'finish'])
    })

    test('a pad that sends nothing is no fault, and nothing is told', async () => {
      bench.act({ action: 'set-manners', manners: 'silent' })
      await press('next')
      expect(told).toEqual([])
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
    })

    test('a listener goes on hearing it after it was unplugged', async () => {
      bench.act({ action: 'unplug' })
      await clock.advance(5000)
      expect(bench.health().at).toBe('down')
      expect(() => bench.act({ action: 'press-key', key: 'next' })).toThrow('没有插线')
      bench.act({ action: 'plug-in' })
      await clock.advance(5000)
      await press('next')
      expect(keys()).toEqual(['next'])
    })

    test('a press during which it was unplugged is not told, nor mixed up with the next', async () => {
      bench.act({ action: 'press-key', key: 'no-show' })
      await clock.advance(2)
      bench.act({ action: 'unplug' }, { action: 'plug-in' })
      await clock.advance(5000)
      await press('next')
      expect(keys()).toEqual(['next'])
    })
  })
}
