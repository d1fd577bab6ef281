import { expect, test } from 'vitest'
import { openRecordsDesk } from '#daemon/desks/records/records-desk.ts'
import { openStation } from '#daemon/station.ts'
import type { Findings } from '#daemon/store/stores.ts'
import { memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { stationParts } from '#test/support/station-in-memory.ts'

const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai

/** A ledger without a snapshot, and the station that starts on it; `given`: the highest number that was reserved. */
async function start(disk = memoryDisk(), given = 0) {
  const clock = manualClock(MORNING)
  const station = await openStation(stationParts({ clock, ledger: openMemoryLedger(disk) }))
  const findings: Findings = {
    comparison: { at: 'whole' },
    reserved: given === 0 ? {} : { 'queue/2026-11-23/A': given },
    salvaged: null,
    markFault: null,
    nodeAside: null,
    keys: { at: 'whole' },
    holdNumbers: () => {},
    settled: async () => {},
  }
  const desk = await openRecordsDesk(station, findings, clock)
  const take = async (commandId: string) => {
    const command = { type: 'take-ticket', kiosk: 'kiosk-1', print: false } as const
    const outcome = await station.execute(commandId, command, { at: 'resident', kiosk: 'kiosk-1' })
    if (outcome.at !== 'done') throw new Error(outcome.at)
    return outcome.entry.events.find((event) => event.type === 'ticket-taken')?.number
  }
  return { disk, station, desk, take }
}

const breakEntry = ({ links }: ReturnType<typeof memoryDisk>, seq: number) => {
  const link = links[seq - 1]
  if (link) links[seq - 1] = { ...link, bytes: '{}' }
}

test('a station whose old entries cannot be read starts, says which, and gives no number twice', async () => {
  const { disk, take } = await start()
  for (let i = 1; i <= 6; i++) expect(await take(`tap-${i}`)).toBe(`A00${i}`)
  for (const seq of [2, 3, 6]) breakEntry(disk, seq)

  const again = await start(disk, 50)
  expect(again.station.gaps).toEqual([2, 3, 6])
  expect(again.desk.troubles()).toMatchObject([
    { code: 'entries-lost', from: 2, upTo: 3 },
    { code: 'entries-lost', from: 6, upTo: 6 },
  ])
  expect(again.station.state().queue.tickets.size).toBe(3)
  expect(await again.take('after')).toBe('A051')

  // Without a snapshot it is found again, and still told once.
  const third = await start(disk, 101)
  expect(third.desk.troubles()).toHaveLength(2)
  expect(await third.take('much later')).toBe('A102')
})

test('what speaks of an entry that cannot be read is left out with it', async () => {
  const { disk, station, take } = await start()
  // The entry of the day's first ticket opens the day as well.
  await take('first')
  await take('lost')
  await take('kept')
  const lost = [...station.state().queue.tickets.values()].find(({ number }) => number === 'A002')
  const command = { type: 'cancel-ticket', ticketId: lost?.id ?? '', by: 'resident', window: null } as const
  const cancelled = await station.execute('cancel-lost', command, { at: 'system' })
  expect(cancelled.at).toBe('done')
  breakEntry(disk, 2)
  const again = await start(disk, 50)
  const known = [...again.station.state().queue.tickets.values()]
  expect(new Map(known.map(({ number, state }) => [number, state.at]))).toEqual(
    new Map([
      ['A001', 'waiting'],
      ['A003', 'waiting'],
    ]),
  )
  expect(await again.take('after')).toBe('A051')
})

test('what is missing and cannot be written down yet keeps numbers back until it is', async () => {
  const disk = memoryDisk()
  const clock = manualClock(MORNING)
  const station = await openStation(stationParts({ clock, ledger: openMemoryLedger(disk) }))
  let numbers: 'held' | 'free' = 'free'
  disk.fault = { at: 'full' }
  const desk = await openRecordsDesk(
    station,
    {
      comparison: { at: 'lost', from: 1, upTo: 9 },
      reserved: {},
      salvaged: null,
      markFault: null,
      nodeAside: null,
      keys: { at: 'whole' },
      holdNumbers: () => {
        numbers = 'held'
      },
      settled: async () => {
        numbers = 'free'
      },
    },
    clock,
  )
  expect(numbers).toBe('held')
  await clock.advance(5000)
  expect(numbers).toBe('free')
  expect(desk.troubles()).toMatchObject([{ code: 'entries-lost', from: 1, upTo: 9 }])
})
