import { expect, onTestFinished, test } from 'vitest'
import type { Clock } from '#daemon/clock.ts'
import type { AnnounceOutcome, Wire } from '#daemon/devices/ports.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import { openHallBench } from '#test/support/hall-bench.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const BYTES_PER_SECOND = 960 // 9600 baud

type Sent = { from: number; to: number; bytes: string }

/** A line of 9600 baud that notes when each frame went over it. */
function watchedLine(sent: Sent[]): (simulator: Simulator, clock: Clock) => Wire {
  return (simulator, clock) => {
    const wire = simulatedWire(simulator, clock, BYTES_PER_SECOND)
    return {
      ...wire,
      async open(events) {
        const opened = await wire.open(events)
        if (opened.at === 'failed') return opened
        const connection = opened.value
        return {
          at: 'open',
          value: {
            ...connection,
            async write(bytes, deadlineMs) {
              const from = clock.monotonic()
              const result = await connection.write(bytes, deadlineMs)
              sent.push({ from, to: clock.monotonic(), bytes: Buffer.from(bytes).toString('hex') })
              return result
            },
          },
        }
      },
    }
  }
}

/** A voice module at such a line, and what became of each text so far. */
async function voice() {
  const clock = manualClock()
  const sent: Sent[] = []
  const bench = openHallBench({
    clock,
    port: 'announcer',
    driver: 'syn6288',
    simulator: 'syn6288',
    wire: watchedLine(sent),
  })
  onTestFinished(() => bench.supervisor.stop())
  await clock.advance(1000)
  const outcomes: AnnounceOutcome[] = []
  const announce = async (text: string) => {
    const outcome = await bench.supervisor.announcer()?.announce(text)
    if (outcome !== undefined) outcomes.push(outcome)
  }
  return { clock, sent, bench, outcomes, announce: (text: string) => void announce(text) }
}

test('between two frames the line is quiet for at least 20 ms, and so none is lost', async () => {
  const { clock, sent, outcomes, bench, announce } = await voice()
  announce('请A001号到1号窗口')
  announce('请A002号到2号窗口')
  await clock.advance(20_000)
  expect(outcomes).toEqual([{ at: 'spoken' }, { at: 'spoken' }])
  bench.act({ action: 'set-manners', manners: 'endless' })
  announce('请A003号到3号窗口')
  await clock.advance(60_000)
  expect(sent.map(({ bytes }) => bytes)).toContain('fd000202fd')
  const gaps = sent.slice(1).map(({ from }, i) => from - (sent[i]?.to ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20)
})

test('one that refuses every text is told to staff after three times, until it takes one', async () => {
  const { clock, outcomes, bench, announce } = await voice()
  bench.act({ action: 'set-manners', manners: 'refusing' })
  announce('请A001号到1号窗口')
  await clock.advance(10_000)
  expect(outcomes).toEqual([{ at: 'failed', reason: 'refused by the module' }])
  expect(bench.health()).toEqual({ at: 'attention', conditions: ['texts-refused'] })
  await clock.advance(60_000)
  expect(bench.health().at, 'though it answers between the texts').toBe('attention')
  bench.act({ action: 'set-manners', manners: 'all' })
  announce('请A002号到1号窗口')
  await clock.advance(20_000)
  expect(outcomes.at(-1)).toEqual({ at: 'spoken' })
  expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
})

test('one that says right after taking a text that it is idle has not spoken it yet, nor is it given the next', async () => {
  const { clock, sent, outcomes, bench, announce } = await voice()
  announce('请A001号到1号窗口')
  announce('请A002号到2号窗口')
  await clock.advance(500)
  const asked = sent.slice(sent.findIndex(({ bytes }) => bytes.startsWith('fd0014')))
  expect(asked[1]?.from).toBeLessThan((asked[0]?.to ?? 0) + 80)
  expect([outcomes, bench.view().speaking]).toEqual([[], '请A001号到1号窗口'])
  await clock.advance(20_000)
  expect(outcomes).toEqual([{ at: 'spoken' }, { at: 'spoken' }])
  expect(bench.view().brokenOff).toBe(0)
})
