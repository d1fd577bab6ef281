import { expect, test } from 'vitest'
import type { Trouble } from '#contract/trouble.ts'
import { openAcknowledgedTroubles } from '#daemon/desks/troubles/acknowledged-troubles.ts'
import { aTrouble } from '#test/support/a-trouble.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'

const paper = aTrouble()
const wang = { account: 'c-1', window: 'W1' }
const MINUTE_MS = 60_000
/** A station looks every few seconds. */
const TICK_MS = 5_000

/** A station with a desk of troubles as its daemon `node` opens it; `again` opens another one on the same ledger. */
async function opened() {
  const memory = await stationInMemory()
  const { station, clock } = memory
  let standing: readonly Trouble[] = []
  const open = (node = 'main') =>
    openAcknowledgedTroubles({
      station,
      node,
      clock,
      troubles: () => standing,
      named: ({ account, window }) => ({ clerk: account, name: account, window }),
    })
  return { clock, station, open, stand: (...troubles: Trouble[]) => void (standing = troubles) }
}

test('who goes to see to a trouble, from which window and when, is read at every desk and after a restart', async () => {
  const { open, stand, clock } = await opened()
  stand(paper)
  const desk = open()
  await desk.acknowledge('press-0001', paper.id, wang)
  const said = { clerk: 'c-1', name: 'c-1', window: 'W1', time: new Date(clock.now()).toISOString() }
  expect(desk.troubles()).toEqual([{ ...paper, acknowledged: said }])
  desk.close()
  // The printer opens anew with the daemon, and its trouble is found a moment later.
  stand()
  const again = open()
  await clock.advance(4 * TICK_MS)
  stand({ ...paper, since: '2026-11-23T02:00:00.000Z' })
  expect(again.troubles()[0]?.acknowledged).toEqual(said)
  again.close()
})

test('what was away for a minute and comes back is a new trouble, to which nobody has gone', async () => {
  const { open, stand, clock } = await opened()
  stand(paper)
  const desk = open()
  await desk.acknowledge('press-0001', paper.id, wang)
  stand()
  await clock.advance(MINUTE_MS + 3 * TICK_MS)
  stand(paper)
  expect(desk.troubles()[0]?.acknowledged).toBeNull()
  desk.close()
})

test('a roll that was nearly used up and is empty now asks anew, and a new day does', async () => {
  const { open, stand, clock } = await opened()
  stand(paper)
  const desk = open()
  await desk.acknowledge('press-0001', paper.id, wang)
  stand({ ...paper, urgency: 'soon' })
  await clock.advance(MINUTE_MS + 3 * TICK_MS)
  stand(paper)
  expect(desk.troubles()[0]?.acknowledged).toBeNull()
  desk.close()
})

test('a colleague may go instead; a second press of the same clerk changes nothing', async () => {
  const { open, stand, station } = await opened()
  stand(paper)
  const desk = open()
  await desk.acknowledge('press-0001', paper.id, wang)
  expect(await desk.acknowledge('press-0002', paper.id, wang)).toMatchObject({ at: 'unchanged' })
  await desk.acknowledge('press-0003', paper.id, { account: 'c-2', window: null })
  expect(desk.troubles()[0]?.acknowledged).toMatchObject({ clerk: 'c-2', window: null })
  expect(station.state().troubles).toHaveLength(1)
  desk.close()
})

test('nobody is sent to what is over, or to what another daemon of the station knows of', async () => {
  const { open, stand, clock, station } = await opened()
  const desk = open()
  expect(await desk.acknowledge('press-0001', paper.id, wang)).toEqual({ at: 'over' })
  stand(paper)
  await desk.acknowledge('press-0002', paper.id, wang)
  const other = open('other')
  expect(other.troubles()[0]?.acknowledged).toBeNull()
  other.close()
  await clock.advance(2 * MINUTE_MS)
  expect(station.state().troubles).toHaveLength(1)
  desk.close()
})
