import { expect, test } from 'vitest'
import { concerns } from '#daemon/domain/area.ts'
import { goesOn } from '#daemon/domain/queue/end-of-day.ts'
import { queue } from '#daemon/domain/queue/queue.ts'
import { ticketsTopic } from '#daemon/http/live/topics/tickets.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'
import { daysLater } from '#test/support/days-later.ts'

test('midnight with hundreds waiting is one small message, which names those that go on', async () => {
  const { station, clock, take, does } = await stationInMemory()
  const at = { window: 'W1', clerk: 'li' }
  const served = await take()
  await does({ type: 'call-next', ...at })
  await does({ type: 'serve-ticket', ticketId: served, ...at })
  for (let n = 0; n < 300; n++) await take()
  const topic = ticketsTopic(() => station.state().queue, concerns(queue), goesOn)
  const told: unknown[] = []
  station.onEntries((entries) => {
    for (const entry of entries) told.push(...(topic.deltas?.(entry, true) ?? []))
  })
  await daysLater(clock, 1)
  await does({ type: 'open-day' })
  expect(station.state().queue.tickets.size).toBe(1)
  expect(told).toEqual([{ event: 'day-opened', data: { day: '2026-11-24', goesOn: [served] } }])
})
