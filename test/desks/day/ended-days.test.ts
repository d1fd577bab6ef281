import { expect, test } from 'vitest'
import { viewsOfEndedDays } from '#daemon/desks/day/ended-days.ts'
import { emptyQueue } from '#daemon/domain/queue/evolve.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import { persistentList } from '#daemon/domain/queue/persistent.ts'
import { areas } from '#daemon/domain/areas.ts'
import { wholeStation } from '#daemon/station/whole.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const { empty } = wholeStation(areas)

/** A station at which so many were left waiting, and views that note when they are asked. */
function opened(left: string[]) {
  const clock = manualClock()
  let leftWaiting = persistentList<string>().concat(left)
  let listener = () => {}
  let asked = 0
  const views = viewsOfEndedDays({
    station: {
      state: () => ({ ...empty, queue: { ...emptyQueue, leftWaiting } }),
      onEntries(heard) {
        listener = () => heard([])
        return () => {}
      },
    },
    views: {
      async ask() {
        asked += 1
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody looks at the answer
        return undefined as never
      },
    },
    clock,
  })
  return {
    clock,
    views,
    asked: () => asked,
    said() {
      leftWaiting = leftWaiting.shift()
      listener()
    },
  }
}

const question = () => undefined
const turn = () => new Promise((next) => setImmediate(next))

test('a question about past days waits until the ledger has said of each that the day is over', async () => {
  const { views, asked, said } = opened(['a', 'b'])
  const answer = views.ask(ticketProjection, question)
  await turn()
  said()
  await turn()
  expect(asked()).toBe(0)
  said()
  await answer
  expect(asked()).toBe(1)
})

test('on an ordinary day it is asked at once', async () => {
  const { views, asked } = opened([])
  const answer = views.ask(ticketProjection, question)
  expect(asked()).toBe(1)
  await answer
})

test('where the disk takes nothing more, it is answered all the same after a while', async () => {
  const { views, asked, clock } = opened(['a'])
  const answer = views.ask(ticketProjection, question)
  await clock.advance(10_000)
  await answer
  expect(asked()).toBe(1)
})
