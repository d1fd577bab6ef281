import { expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import { openCardBench, type CardBench } from '#test/support/card-bench.ts'
import type { ManualClock } from '#test/support/manual-clock.ts'
import type { OnLine } from '#test/support/on-line.ts'

/** A driver of card-reader, and the simulated device that speaks its language. */
export type ReaderUnderTest = OnLine & {
  driver: string
  simulator: string
  options?: Record<string, unknown>
}

/** A resident holds the card no longer without wondering. */
export const READ_MS = 1200
const UNPLUG: BenchAction = { action: 'unplug' }
const PLUG_IN: BenchAction = { action: 'plug-in' }
const TAKE: BenchAction = { action: 'take-card' }

/** What every driver of a card reader promises of its line: pulled out, silent, slow or noisy. `opened`: what each test is given. */
export function lineConformance(
  opened: () => { clock: ManualClock; bench: CardBench },
  under: ReaderUnderTest,
): void {
  test.each([0, 40, 150, 330, 400])(
    'unplugged %d ms after the card was put down, the reader is down, and reads again once it is back',
    async (ms) => {
      const { clock, bench } = opened()
      const { told } = bench.arm()
      await clock.advance(300)
      bench.put(0)
      await clock.advance(ms)
      bench.act(UNPLUG)
      await clock.advance(3000)
      expect(told).toEqual(['waiting for card', 'failed reader-down'])
      expect(bench.health()).toMatchObject({ at: 'down' })
      bench.act(PLUG_IN)
      await clock.advance(5000)
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      const again = bench.arm()
      await clock.advance(READ_MS)
      expect(again.told).toEqual(['waiting for card', 'read 张*'])
    },
  )

  test('armed while it is unplugged, it says at once that it is down', async () => {
    const { clock, bench } = opened()
    bench.act(UNPLUG)
    await clock.advance(3000)
    expect(bench.arm().told).toEqual(['failed reader-down'])
  })

  test('a reader that answers nothing is told within ten seconds, and its return is noticed', async () => {
    const { clock, bench } = opened()
    const { told } = bench.arm()
    await clock.advance(1000)
    bench.act({ action: 'set-manners', manners: 'silent' })
    await clock.advance(10_000)
    expect(told).toEqual(['waiting for card', 'failed reader-down'])
    expect(bench.health().at).toBe('down')
    bench.act({ action: 'set-manners', manners: 'all' })
    await clock.advance(35_000)
    expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
  })

  test('a reader that falls silent while nobody needs it is noticed too', async () => {
    const { clock, bench } = opened()
    bench.act({ action: 'set-manners', manners: 'silent' })
    await clock.advance(20_000)
    expect(bench.health().at).toBe('down')
    expect(bench.arm().told).toEqual(['failed reader-down'])
  })

  test('one that falls silent in mid-read ends as down, never as read', async () => {
    const { clock, bench } = opened()
    const { told } = bench.arm()
    bench.put(0)
    await clock.advance(150)
    bench.act({ action: 'set-manners', manners: 'silent' })
    await clock.advance(15_000)
    expect(told).toEqual(['waiting for card', 'failed reader-down'])
  })

  test('whatever does not answer as such a reader is none', async () => {
    const { clock, bench } = opened()
    await bench.supervisor.stop()
    await clock.advance(10_000)
    const other = openCardBench({ ...under, clock })
    other.act({ action: 'set-manners', manners: 'silent' })
    await clock.advance(10_000)
    expect(other.health()).toMatchObject({
      at: 'down',
      reason: expect.stringContaining('no SDT card reader'),
    })
    await other.supervisor.stop()
  })

  test('over a line of 9600 baud a card is read all the same', async () => {
    const { clock, bench } = opened()
    bench.act({ action: 'set-speed', speed: 'slow' })
    const { told } = bench.arm()
    bench.put(0)
    await clock.advance(3000)
    expect(told).toEqual(['waiting for card', 'read 张*'])
  })

  test('through noise on the line cards are read, each by its own name', async () => {
    const { clock, bench } = opened()
    bench.act({ action: 'set-noise', noise: 'some' })
    for (let card = 0; card < 8; card += 1) {
      const { told, end } = bench.arm()
      bench.put(card)
      await clock.advance(12_000)
      const [first] = bench.people[card]!.name
      expect(told.filter((one) => one.startsWith('read'))).toEqual([`read ${first}*`])
      bench.act(TAKE)
      await clock.advance(5000)
      end()
    }
  })
}
