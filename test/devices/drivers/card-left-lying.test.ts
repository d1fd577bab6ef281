import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import { openCardBench, type CardBench } from '#test/support/card-bench.ts'
import { manualClock } from '#test/support/manual-clock.ts'

type Step =
  | { at: 'arm' }
  | { at: 'call-off' }
  | { at: 'wait'; ms: number }
  | { at: 'happens'; action: BenchAction }

const put = fc.record({ action: fc.constant('put-card'), card: fc.integer({ min: 0, max: 2 }) })
const anyAction: fc.Arbitrary<BenchAction> = fc.oneof(
  { weight: 4, arbitrary: put },
  { weight: 2, arbitrary: fc.constant<BenchAction>({ action: 'take-card' }) },
  { weight: 2, arbitrary: fc.constant<BenchAction>({ action: 'wiggle-card' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<BenchAction>(
      { action: 'take-card', card: 0 },
      { action: 'set-chips', chips: 'worn' },
      { action: 'set-chips', chips: 'good' },
      { action: 'set-noise', noise: 'some' },
      { action: 'set-noise', noise: 'none' },
      { action: 'set-speed', speed: 'slow' },
    ),
  },
)
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Step>({ at: 'arm' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ at: 'call-off' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      at: fc.constant('wait'),
      ms: fc.constantFrom(0, 5, 15, 40, 150, 300, 600, 1500, 4000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ at: fc.constant('happens'), action: anyAction }) },
)

/** Plays a story; gives back how often each laying-down of a card was read, and by how many armings. */
async function play(story: readonly Step[]) {
  const clock = manualClock()
  const bench: CardBench = openCardBench({ clock, driver: 'sdt', simulator: 'card-reader' })
  await clock.advance(3000)
  const layings = new Map<number, { reads: number }>()
  const all: { reads: number }[] = []
  let unarmedReads = 0
  let arming: 'on' | 'off' = 'off'
  let end = () => {}
  const readOf = (masked: string) => {
    const card = bench.people.findIndex(({ name }) => masked === `${Array.from(name)[0]}*`)
    return layings.get(card)
  }
  const note = () => {
    const lying = bench.view().lying
    for (const card of layings.keys()) if (!lying.includes(card)) layings.delete(card)
    for (const card of lying) {
      if (layings.has(card)) continue
      const laying = { reads: 0 }
      layings.set(card, laying)
      all.push(laying)
    }
  }
  for (const step of story) {
    if (step.at === 'wait') await clock.advance(step.ms)
    else if (step.at === 'happens') {
      bench.simulator.act(step.action)
      note()
    } else if (step.at === 'call-off') {
      end()
      arming = 'off'
    } else {
      arming = 'on'
      ;({ end } = bench.arm((event) => {
        if (event.at !== 'read') return
        if (arming === 'off') unarmedReads += 1
        const laying = readOf(event.card.maskedName)
        if (laying !== undefined) laying.reads += 1
      }))
    }
  }
  await clock.advance(5000)
  await bench.supervisor.stop()
  await clock.advance(60_000)
  return { all, unarmedReads, left: clock.pending() }
}

test('whatever happens on the reader and when, a card that was read is not read again before it was taken away', async () => {
  let reads = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 30 }), async (story) => {
      const { all, unarmedReads, left } = await play(story)
      expect(all.every((laying) => laying.reads <= 1)).toBe(true)
      expect(unarmedReads).toBe(0)
      expect(left).toBe(0)
      reads += all.filter((laying) => laying.reads === 1).length
    }),
    { numRuns: 300 },
  )
  expect(reads, 'cards were read at all').toBeGreaterThan(30)
})
