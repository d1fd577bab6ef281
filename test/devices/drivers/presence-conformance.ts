import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import { type CardBench, openCardBench } from '#test/support/card-bench.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import type { ReaderUnderTest } from './card-reader-line-conformance.ts'

const TAKE: BenchAction = { action: 'take-card' }
const WAITING = 'waiting for card'
/** A resident holds the card no longer without wondering; a chip is switched on meanwhile. */
const SEEN_MS = 2000

/** What every driver of a reader promises that knows nobody: whether a card lies there, and its ATR. */
export function presenceConformance(name: string, under: ReaderUnderTest & { readyMs?: number }): void {
  describe(name, () => {
    let clock: ManualClock
    let bench: CardBench

    beforeEach(async () => {
      clock = (under.clock ?? manualClock)()
      bench = openCardBench({ ...under, clock })
      await clock.advance(under.readyMs ?? 1000)
    })
    afterEach(async () => {
      await bench.supervisor.stop()
      await clock.advance(3000)
      expect(clock.pending(), 'no timer is left behind').toBe(0)
    })

    test('is ready, says that it knows nobody, and is never asked for a person', () => {
      expect(bench.health()).toEqual({ at: 'ready', conditions: ['presence-only'] })
      expect(bench.supervisor.health()[0]?.reads).toBe('presence')
      expect(bench.supervisor.readerFor('kiosk-1', 'person')).toBeUndefined()
    })

    test('tells of the card that is put down and of its ATR, once, and when it is taken away', async () => {
      const { told } = bench.arm()
      await clock.advance(1000)
      expect(told).toEqual([WAITING])
      bench.put(0)
      await clock.advance(SEEN_MS)
      expect(told).toEqual([WAITING, expect.stringMatching(/^present 3b[0-9a-f]+$/)])
      await clock.advance(SEEN_MS)
      expect(told).toHaveLength(2)
      bench.act(TAKE)
      await clock.advance(SEEN_MS)
      expect(told[2]).toBe('removed')
      bench.put(1)
      await clock.advance(SEEN_MS)
      expect(told).toHaveLength(3)
    })

    test('tells of a card that lay there before it was asked', async () => {
      bench.put(1)
      await clock.advance(SEEN_MS)
      const { told } = bench.arm()
      await clock.advance(SEEN_MS)
      expect(told).toEqual([WAITING, expect.stringContaining('present 3b')])
    })

    test('two cards of one kind look the same to it: nothing tells them apart', async () => {
      const seen: string[] = []
      for (const card of [0, 1]) {
        const { told } = bench.arm()
        bench.put(card)
        await clock.advance(SEEN_MS)
        seen.push(told.at(-1) ?? '')
        bench.act(TAKE)
        await clock.advance(SEEN_MS)
      }
      expect(seen[0]).toContain('present')
      expect(seen[1]).toBe(seen[0])
    })

    test('armed again, the arming before hears nothing more; ended, none does', async () => {
      const first = bench.arm()
      const second = bench.arm()
      bench.put(0)
      await clock.advance(SEEN_MS)
      second.end()
      bench.act(TAKE)
      await clock.advance(SEEN_MS)
      expect(first.told).toEqual([WAITING])
      expect(second.told).toHaveLength(2)
    })

    test('unplugged while it waits, it is told and shown, and waits again once it is back', async () => {
      const { told } = bench.arm()
      await clock.advance(500)
      bench.act({ action: 'unplug' })
      await clock.advance(6000)
      expect(told).toEqual([WAITING, 'failed reader-down'])
      expect(bench.health().at).not.toBe('ready')
      expect(bench.arm().told).toEqual(['failed reader-down'])
      bench.act({ action: 'plug-in' })
      await clock.advance(6000)
      expect(bench.health()).toEqual({ at: 'ready', conditions: ['presence-only'] })
      const again = bench.arm()
      bench.put(0)
      await clock.advance(SEEN_MS)
      expect(again.told).toEqual([WAITING, expect.stringContaining('present 3b')])
    })
  })
}
