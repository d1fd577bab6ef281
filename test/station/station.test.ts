import { expect, test } from 'vitest'
import { openStation } from '#daemon/station.ts'
import type { Damage, Entry } from '#daemon/store/ledger/port.ts'
import { openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { MORNING, stationParts } from '#test/support/station-in-memory.ts'
import { number, open, take } from './in-memory.ts'

test('the same tap gives the same ticket: twice at once, again later, after a restart', async () => {
  const { station, disk } = await open()
  const [first, second] = await Promise.all([take(station, 'tap'), take(station, 'tap')])
  expect(first).toMatchObject({ at: 'done', repeated: false })
  expect(second).toMatchObject({ at: 'done', repeated: true })
  expect(await take(station, 'tap')).toMatchObject({ at: 'done', repeated: true })
  const again = await open({ disk })
  const late = await take(again.station, 'tap')
  expect(late).toMatchObject({ at: 'done', repeated: true })
  expect(late.at === 'done' && first.at === 'done' && late.entry.seq === first.entry.seq).toBe(true)
  expect(disk.links).toHaveLength(1)
})

test('fifty residents at once get fifty numbers in one write', async () => {
  const { station, ledger } = await open()
  const published: number[] = []
  station.onEntries((entries) => published.push(entries.length))
  const numbers = await Promise.all(Array.from({ length: 50 }, (_, i) => number(station, `tap-${i}`)))
  expect(new Set(numbers).size).toBe(50)
  expect(published).toEqual([50])
  expect(await ledger.head()).toBe(50)
})

test('while the disk is full nobody gets a number, and nothing is told to the screens', async () => {
  const { station, disk } = await open()
  const told: Entry[] = []
  station.onEntries((entries) => told.push(...entries))
  disk.fault = { at: 'full' }
  expect(await take(station, 'tap')).toMatchObject({ at: 'unavailable' })
  expect(told).toEqual([])
  disk.fault = { at: 'none' }
  expect(await number(station, 'tap')).toBe('A001')
})

test('a refusal among a batch of others refuses only its own resident', async () => {
  const { station } = await open({ dailyQuota: 2 })
  const outcomes = await Promise.all(['a', 'b', 'c'].map((id) => take(station, id)))
  expect(outcomes.map(({ at }) => at)).toEqual(['done', 'done', 'refused'])
  expect(outcomes[2]).toMatchObject({ refusal: { code: 'queue-full' } })
})

test('after an entry that cannot be trusted nobody gets a number, and the daemon is told to start anew', async () => {
  const failures: string[] = []
  let damage: ((damage: Damage) => void) | undefined
  const ledger = openMemoryLedger()
  const station = await openStation(
    stationParts({
      clock: manualClock(MORNING),
      ledger: {
        ...ledger,
        watch: (after, onEntries, onDamage) => {
          damage = onDamage
          return ledger.watch(after, onEntries, onDamage)
        },
      },
      damaged: ({ seq, reason }) => failures.push(`${seq} ${reason}`),
    }),
  )
  expect(await number(station, 'before')).toBe('A001')
  damage?.({ seq: 2, reason: 'altered' })
  expect(await take(station, 'after')).toMatchObject({ at: 'unavailable' })
  expect(await ledger.head()).toBe(1)
  expect(failures).toEqual(['2 altered'])
})

test('an old entry that cannot be read is the trouble of the one who asks for it, and of nobody else', async () => {
  const ledger = openMemoryLedger()
  const failures: string[] = []
  const station = await openStation(
    stationParts({
      clock: manualClock(MORNING),
      ledger: {
        ...ledger,
        find: async (commandId) => {
          if (commandId === 'old')
            throw new Error('ledger damaged at 1', { cause: { seq: 1, reason: 'altered' } })
          return ledger.find(commandId)
        },
      },
      ledgerFailed: (reason) => failures.push(reason),
    }),
  )
  // Both in one batch, again and again, as a waiting page would.
  for (let i = 1; i <= 3; i++) {
    const [old, fresh] = await Promise.all([take(station, 'old'), number(station, `fresh-${i}`)])
    expect(old).toMatchObject({ at: 'unavailable' })
    expect(fresh).toBe(`A00${i}`)
  }
  expect(failures).toEqual([])
})

test('two daemons on one ledger never give the same number', async () => {
  const { station, parts } = await open()
  const other = await openStation({ ...parts, node: 'node-2' })
  const numbers: (string | undefined)[] = []
  for (let i = 0; i < 4; i++) {
    numbers.push(await number(station, `here-${i}`), await number(other, `there-${i}`))
  }
  expect(numbers).toEqual(['A001', 'A002', 'A003', 'A004', 'A005', 'A006', 'A007', 'A008'])
  expect(await number(station, 'there-0')).toBe('A002')
})

test('a station that stops writes where it stands, and starts from there', async () => {
  const { station, parts } = await open()
  for (let i = 0; i < 5; i++) await number(station, `tap-${i}`)
  await station.close()
  const again = await openStation({
    ...parts,
    ledger: {
      ...parts.ledger,
      watch: (after, onEntries) => {
        if (after < 5) throw new Error(`read again from ${after}`)
        return parts.ledger.watch(after, onEntries)
      },
    },
  })
  expect(await number(again, 'next')).toBe('A006')
})

test('a snapshot newer than the ledger (an old backup put back) is not believed', async () => {
  const { station, parts } = await open()
  for (let i = 0; i < 3; i++) await number(station, `tap-${i}`)
  await station.close()
  const restored = await openStation({ ...parts, ledger: openMemoryLedger() })
  expect(await number(restored, 'first')).toBe('A001')
})
