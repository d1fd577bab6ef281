import { expect, test } from 'vitest'
import { openDisplayDesk } from '#daemon/desks/displays/display-desk.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'

const LEAD = { at: 'staff', account: 'lead', window: null } as const
const HALL = { screen: 'hall', address: '192.168.1.31' } as const

async function desk() {
  const clock = manualClock()
  const { station } = await stationInMemory(clock)
  let drawn = 0
  return { clock, station, desk: openDisplayDesk({ station, clock, pick: () => 482_173 + drawn++ }) }
}

test('a screen is paired by the code that it shows, and by its token from then on', async () => {
  const { desk: at, station, clock } = await desk()
  const asked = at.ask(undefined, HALL)
  if (asked.at !== 'waiting' || asked.token === null) throw new Error('it waits with a token')
  expect(asked.code).toBe('482173')
  expect(at.ask(asked.token, HALL)).toEqual({ at: 'waiting', code: '482173', token: null })
  expect(at.displayOf(asked.token, 'hall')).toBeNull()
  expect(await at.pair('pair-0', LEAD, { code: '482174', name: '大厅' })).toEqual({ at: 'no-such-code' })
  expect(await at.pair('pair-1', LEAD, { code: '482173', name: '大厅' })).toMatchObject({ at: 'done' })
  expect(at.ask(asked.token, HALL)).toEqual({ at: 'paired' })
  expect(at.asking()).toEqual([])
  expect(at.displayOf(asked.token, 'hall')).toMatchObject({ name: '大厅', by: 'lead' })
  // A code is worth nothing once it was typed, and what the ledger holds does not let anybody in.
  expect(await at.pair('pair-2', LEAD, { code: '482173', name: '别处' })).toEqual({ at: 'no-such-code' })
  const [kept] = station.state().displays
  expect(at.displayOf(kept?.tokenSha256, 'hall')).toBeNull()
  // Another start of the daemon knows it by the ledger alone.
  expect(openDisplayDesk({ station, clock }).ask(asked.token, HALL)).toEqual({ at: 'paired' })
})

test('a token counts for the kind of screen it was paired as', async () => {
  const { desk: at } = await desk()
  const asked = at.ask(undefined, { ...HALL, screen: 'window' })
  if (asked.at !== 'waiting' || asked.token === null) throw new Error('it waits with a token')
  await at.pair('pair-1', LEAD, { code: asked.code, name: '1 号窗口' })
  expect(at.displayOf(asked.token, 'window')).not.toBeNull()
  expect(at.displayOf(asked.token, 'hall')).toBeNull()
  expect(at.ask(asked.token, HALL)).toMatchObject({ at: 'waiting' })
})

test('a screen that was switched off takes its code with it, and shows another one under the same token', async () => {
  const { desk: at, clock } = await desk()
  const asked = at.ask(undefined, HALL)
  if (asked.at !== 'waiting' || asked.token === null) throw new Error('it waits with a token')
  await clock.advance(30_001)
  expect(await at.pair('pair-1', LEAD, { code: asked.code, name: '大厅' })).toEqual({ at: 'no-such-code' })
  const again = at.ask(asked.token, HALL)
  expect(again).toMatchObject({ at: 'waiting', token: null })
  if (again.at !== 'waiting') throw new Error('it waits')
  await at.pair('pair-2', LEAD, { code: again.code, name: '大厅' })
  expect(at.displayOf(asked.token, 'hall')).toMatchObject({ name: '大厅' })
})

test('one machine cannot take every place in which screens wait', async () => {
  const { desk: at } = await desk()
  const fromOne = Array.from({ length: 6 }, () => at.ask(undefined, HALL).at)
  expect(fromOne).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'too-many', 'too-many'])
  expect(at.ask(undefined, { ...HALL, address: '192.168.1.32' }).at).toBe('waiting')
})

test('a screen that is trusted no longer is a stranger at once, and may be paired anew', async () => {
  const { desk: at, station } = await desk()
  const asked = at.ask(undefined, HALL)
  if (asked.at !== 'waiting' || asked.token === null) throw new Error('it waits with a token')
  await at.pair('pair-1', LEAD, { code: asked.code, name: '大厅' })
  const id = station.state().displays[0]?.id ?? ''
  expect(await at.remove('remove-1', LEAD, id)).toMatchObject({ at: 'done' })
  expect(at.displayOf(asked.token, 'hall')).toBeNull()
  expect(await at.remove('remove-2', LEAD, id)).toMatchObject({ at: 'unchanged' })
  const again = at.ask(asked.token, HALL)
  if (again.at !== 'waiting') throw new Error('it waits')
  await at.pair('pair-2', LEAD, { code: again.code, name: '大厅' })
  expect(at.displayOf(asked.token, 'hall')).not.toBeNull()
})
