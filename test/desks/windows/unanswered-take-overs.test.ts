import { expect, test } from 'vitest'
import { openUnansweredTakeOvers } from '#daemon/desks/windows/unanswered-take-overs.ts'
import { areas } from '#daemon/domain/areas.ts'
import { emptyQueue } from '#daemon/domain/queue/evolve.ts'
import { withTakeOver } from '#daemon/domain/queue/places.ts'
import { wholeStation } from '#daemon/station/whole.ts'
import { manualClock } from '#test/support/manual-clock.ts'

test('a 接替 goes through once a minute has passed without an answer, and not before', async () => {
  const clock = manualClock()
  const since = new Date(clock.now()).toISOString()
  const asked = { at: 'asked', clerk: 'wang', from: 'li', since } as const
  const { empty } = wholeStation(areas)
  const asks: unknown[] = []
  const station = {
    state: () => ({ ...empty, queue: withTakeOver(emptyQueue, '1', asked) }),
    execute: async (_: string, command: unknown) => {
      asks.push(command)
      return { at: 'unchanged' } as never
    },
    onEntries: () => () => {},
    onTick: () => () => {},
  }
  const watching = openUnansweredTakeOvers({ station, clock, node: 'n' })
  await clock.advance(59_000)
  expect(asks).toEqual([])
  await clock.advance(1000)
  expect(asks).toEqual([{ type: 'allow-unanswered-take-over', window: '1', clerk: 'wang', since }])
  watching.close()
})
