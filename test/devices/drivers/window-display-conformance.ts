import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WindowDisplayView } from '#daemon/devices/ports.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import { type HallBench, openHallBench } from '#test/support/hall-bench.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import type { OnLine } from '#test/support/on-line.ts'

/** A driver of window-display, and the simulated device that speaks its language. */
export type DisplayUnderTest = OnLine & { driver: string; simulator: string }

const LABEL = '1 号窗口'
const called = (number: string): WindowDisplayView => ({ at: 'called', number, label: LABEL, calls: 1 })

/** What every driver of a window display promises, shown against a simulator that can do all of this. */
export function windowDisplayConformance(name: string, under: DisplayUnderTest): void {
  describe(name, () => {
    let clock: ManualClock
    let bench: HallBench<'window-display'>
    let chunks: number
    const options = () => ({ ...under, clock, port: 'window-display' as const })

    beforeEach(async () => {
      clock = (under.clock ?? manualClock)()
      chunks = 0
      bench = openHallBench({
        ...options(),
        wire: (simulator, clock) => ({
          name: 'counted',
          async open(events) {
            const opened = await (under.wire ?? simulatedWire)(simulator, clock).open(events)
            if (opened.at === 'failed') return opened
            const write: typeof opened.value.write = (bytes, ms) => {
              chunks += 1
              return opened.value.write(bytes, ms)
            }
            return { at: 'open', value: { ...opened.value, write } }
          },
          watch: (mayBeBack) => simulator.watch(mayBeBack),
        }),
      })
      await clock.advance(1000)
    })
    afterEach(async () => {
      await bench.supervisor.stop()
      await clock.advance(3_600_000)
      expect(clock.pending(), 'no timer is left behind').toBe(0)
    })
    const show = (view: WindowDisplayView) => bench.supervisor.displayFor('W1')?.show(view)
    const shown = () => `${bench.view().upper} ${bench.view().lower}`

    test('belongs to its window alone', () => {
      expect(bench.supervisor.displayFor('W1')).toBeDefined()
      expect(bench.supervisor.displayFor('W2')).toBeUndefined()
    })

    test.each<[WindowDisplayView, string[]]>([
      [{ at: 'free', label: LABEL, waiting: 0 }, [LABEL]],
      [called('A032'), [LABEL, 'A032']],
      [{ at: 'serving', number: 'A032', label: LABEL }, [LABEL, 'A032', '办理']],
      [{ at: 'paused', label: LABEL, notice: '十点回来' }, [LABEL, '暂停服务', '十点回来']],
    ])('shows of %o what a person has to know', async (view, words) => {
      show(view)
      await clock.advance(1000)
      for (const word of words) expect(shown()).toContain(word)
      expect(bench.view().unknownBytes).toBe(0)
      show({ at: 'closed' })
      await clock.advance(1000)
      expect(shown()).not.toContain(LABEL)
    })

    test('writes what is different, once', async () => {
      const before = chunks
      show(called('A032'))
      show(called('A032'))
      await clock.advance(1000)
      show(called('A032'))
      await clock.advance(1000)
      expect(chunks - before).toBe(1)
    })

    test('of many views in a row it ends with the newest', async () => {
      for (const number of ['A001', 'A002', 'A003', 'A004']) show(called(number))
      await clock.advance(1000)
      expect(shown()).toContain('A004')
    })

    test('a view from before it was there, or while it was away, is shown when it is back', async () => {
      bench.act({ action: 'unplug' }, { action: 'power-cycle' })
      show(called('A001'))
      show(called('A002'))
      await clock.advance(10_000)
      expect(bench.health().at).toBe('down')
      expect(shown().trim()).toBe('')
      bench.act({ action: 'plug-in' })
      await clock.advance(10_000)
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      expect(shown()).toContain('A002')
    })

    test('one that lost its power and not its line shows its view again by itself', async () => {
      show(called('A001'))
      await clock.advance(1000)
      bench.act({ action: 'power-cycle' })
      expect(shown().trim()).toBe('')
      await clock.advance(120_000)
      expect(shown()).toContain('A001')
    })

    test('one that takes no bytes is told as down, and shows the newest when it does again', async () => {
      bench.act({ action: 'set-manners', manners: 'stuck' })
      show(called('A001'))
      await clock.advance(10_000)
      expect(bench.health().at).toBe('down')
      show(called('A002'))
      bench.act({ action: 'set-manners', manners: 'all' })
      await clock.advance(60_000)
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      expect(shown()).toContain('A002')
      expect(bench.view().unknownBytes).toBe(0)
    })

    test('never shows half a character, whatever it is told', async () => {
      show({ at: 'paused', label: '一二三四五六七八九十1号窗口', notice: '系统升级，请到二号窗口办理𠮷' })
      await clock.advance(1000)
      expect(shown()).not.toContain('\ufffd')
      expect(bench.view().unknownBytes).toBe(0)
    })
  })
}
