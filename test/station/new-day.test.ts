import { expect, test } from 'vitest'
import { memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { number, open, settle, take } from './in-memory.ts'

test('midnight opens a new day by itself: numbers begin again, yesterday’s tickets are closed', async () => {
  const clock = manualClock(Date.UTC(2026, 10, 23, 15, 59, 50)) // 23:59:50 in Shanghai
  const { station, tickets } = await open({ clock })
  expect(await number(station, 'late')).toBe('A001')
  await clock.advance(15_000)
  await settle()
  expect(station.state().day.open).toBe('2026-11-24')
  expect(tickets.queues()[0]?.waiting).toBe(0)
  expect(await number(station, 'early')).toBe('A001')
  expect(await take(station, 'late')).toMatchObject({ at: 'done', repeated: true })
})

test('a midnight that leaves hundreds waiting is written in many short entries, and nobody is forgotten after a crash between two', async () => {
  const clock = manualClock(Date.UTC(2026, 10, 23, 15, 59, 50)) // 23:59:50 in Shanghai
  const disk = memoryDisk()
  const { station, tickets } = await open({ clock, disk })
  const taken = await Promise.all(Array.from({ length: 350 }, (_, i) => take(station, `late-${i}`)))
  const dayOver: { seq: number; ended: string[] }[] = []
  station.onEntries((entries) => {
    for (const { seq, events } of entries) {
      const ended = events.flatMap((event) =>
        event.type === 'ticket-cancelled' && event.by === 'day-over' ? [event.ticketId] : [],
      )
      if (ended.length > 0) dayOver.push({ seq, ended })
    }
    // Shown whole from the first of these entries on.
    if (dayOver.length > 0) expect(tickets.queues()[0]?.waiting).toBe(0)
  })
  await clock.advance(15_000)
  while (dayOver.length < 2) await settle()
  // What comes after the second entry is lost with the process: only the ledger so far is there at the next start.
  const cut = memoryDisk()
  const copy = openMemoryLedger(cut)
  let drafts = []
  for await (const { seq, prev: _prev, ...entry } of openMemoryLedger(disk).read(0))
    if (seq <= (dayOver[1]?.seq ?? 0)) drafts.push(entry)
  await copy.append(drafts, 0)
  const again = await open({ clock, disk: cut })
  while (again.station.state().queue.leftWaiting.size > 0) await settle()
  const ended: string[] = []
  for await (const { events } of openMemoryLedger(cut).read(0))
    for (const event of events)
      if (event.type === 'ticket-cancelled' && event.by === 'day-over') ended.push(event.ticketId)
  expect(ended).toHaveLength(taken.length)
  expect(new Set(ended).size).toBe(taken.length)
  expect(await number(again.station, 'early')).toBe('A001')
})

test('a clock set back to yesterday repeats no number', async () => {
  const clock = manualClock(Date.UTC(2026, 10, 23, 16, 5)) // 00:05 on the 24th
  const { station } = await open({ clock })
  expect(await number(station, 'a')).toBe('A001')
  clock.step(Date.UTC(2026, 10, 23, 2))
  expect(await number(station, 'b')).toBe('A002')
  expect(station.state().day.open).toBe('2026-11-24')
})

test('screens are told what time it is after somebody set the clock, and now and then without that', async () => {
  const { station, clock } = await open()
  const told: string[] = []
  station.onOpeningChanged(() => told.push(new Date(clock.now()).toISOString().slice(11, 16)))
  await clock.advance(60_000)
  expect(told).toEqual([])
  clock.step(Date.UTC(2026, 10, 23, 0, 58))
  await clock.advance(5_000)
  expect(told).toEqual(['00:58'])
  await clock.advance(60 * 60_000)
  expect(told).toEqual(['00:58', '01:58'])
})
