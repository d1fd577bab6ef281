import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openVerifying } from '#daemon/desks/records/verifying.ts'
import type { KeysSeen, Seal } from '#daemon/store/keys/seal.ts'
import type { LocalLedger } from '#daemon/store/ledger/port.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { damageIndex } from '#test/support/damage-index.ts'
import { drafts } from '#test/support/ledger-drafts.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

/** As of a station that nobody has asked about the past. */
const views = { lookThrough: async () => [] }

async function ledgerOf(path: string) {
  const opened = await openSqliteLedger({ path })
  if (opened.at !== 'ok') throw new Error(opened.at)
  return opened.ledger
}

test('an old entry that was altered is told to staff soon after a start, and the rest goes on', async () => {
  const path = join(tempFolder(), 'ledger.db')
  const first = await ledgerOf(path)
  for (let seq = 0; seq < 1000; seq += 250) await first.append(drafts(250, `from-${seq}`), seq)
  await first.close()
  const database = new DatabaseSync(path)
  database.exec(
    `DROP TRIGGER entries_stay; UPDATE entries SET bytes = replace(bytes, 'A001', 'A002') WHERE seq = 7;`,
  )
  database.close()

  const ledger = await ledgerOf(path)
  const clock = manualClock()
  const verifying = openVerifying({ ledger, views, seal: null }, { clock, timeZone: 'Asia/Shanghai' })
  expect(verifying.troubles()).toEqual([])
  for (let i = 0; i < 200; i++) await clock.advance(1000)
  expect(verifying.troubles().map(({ id, at }) => ({ id, at }))).toEqual([
    { id: 'ledger:damaged:7', at: 'ledger' },
  ])
  expect(await ledger.append(drafts(1, 'after'), 1000)).toMatchObject({ at: 'ok' })
  verifying.close()
  await ledger.close()
})

test('a whole ledger is told of to nobody, however often it is read', async () => {
  const ledger = await ledgerOf(join(tempFolder(), 'ledger.db'))
  await ledger.append(drafts(300), 0)
  const clock = manualClock()
  const verifying = openVerifying({ ledger, views, seal: null }, { clock, timeZone: 'Asia/Shanghai' })
  for (let i = 0; i < 100; i++) await clock.advance(60 * 60_000)
  expect(verifying.troubles()).toEqual([])
  verifying.close()
  await ledger.close()
})

test('a ledger whose index was damaged goes on in a new file by itself, and staff are told where the old one lies', async () => {
  const path = join(tempFolder(), 'ledger.db')
  const first = await ledgerOf(path)
  await first.append(drafts(300), 0)
  await first.close()
  damageIndex(path, 'command-77')
  const ledger = await ledgerOf(path)
  const clock = manualClock()
  const verifying = openVerifying({ ledger, views, seal: null }, { clock, timeZone: 'Asia/Shanghai' })
  for (let i = 0; i < 200; i++) await clock.advance(1000)
  const [told, ...more] = verifying.troubles()
  if (told?.code !== 'ledger-renewed') throw new Error(`told ${told?.code}`)
  expect(more).toEqual([])
  expect(existsSync(join(dirname(path), told.aside))).toBe(true)
  expect(await ledger.find('command-77')).toMatchObject({ seq: 77 })
  verifying.close()
  await ledger.close()
})

test('a damaged ledger that no new file can be made of is told until one can', async () => {
  const whole = await ledgerOf(join(tempFolder(), 'ledger.db'))
  let reason: string | null = 'disk-full'
  const ledger: LocalLedger = {
    ...whole,
    lookThrough: async () => ({ at: 'unsound', faults: ['row 7 missing from index'] }),
    renew: async () =>
      reason === null
        ? { at: 'renewed', aside: '/ledger.db.broken-1', doubled: 0 }
        : { at: 'failed', reason },
  }
  const clock = manualClock()
  const verifying = openVerifying({ ledger, views, seal: null }, { clock, timeZone: 'Asia/Shanghai' })
  await clock.advance(10 * 60_000)
  expect(verifying.troubles()).toMatchObject([{ code: 'ledger-unsound', reason }])
  reason = null
  // Three o'clock of the next night.
  await clock.advance(18 * 60 * 60_000)
  expect(verifying.troubles()).toMatchObject([{ code: 'ledger-unsound' }])
  await clock.advance(60 * 60_000)
  expect(verifying.troubles()).toMatchObject([{ code: 'ledger-renewed', aside: 'ledger.db.broken-1' }])
  verifying.close()
  await whole.close()
})

test('a key that is damaged is told at the start, and one that is damaged later in the night after', async () => {
  const ledger = await ledgerOf(join(tempFolder(), 'ledger.db'))
  const clock = manualClock()
  let seen: KeysSeen = { at: 'whole' }
  let mended: ReturnType<Seal['mended']> = null
  const parts = { ledger, views, seal: { lookThrough: async () => seen, mended: () => mended } }
  const verifying = openVerifying(parts, { clock, timeZone: 'Asia/Shanghai' })
  await clock.advance(10 * 60_000)
  expect(verifying.troubles()).toEqual([])
  seen = { at: 'damaged', keys: 1, takesNew: true }
  await clock.advance(24 * 60 * 60_000)
  expect(verifying.troubles()).toMatchObject([{ at: 'data', code: 'keys-damaged', count: 1, takesNew: true }])
  verifying.close()
  const next = openVerifying(parts, { clock, timeZone: 'Asia/Shanghai' })
  await clock.advance(5_000)
  expect(next.troubles()).toMatchObject([{ code: 'keys-damaged', count: 1 }])
  seen = { at: 'whole' }
  mended = { aside: 'keys.db.broken-1', lost: false }
  await clock.advance(24 * 60 * 60_000)
  expect(next.troubles()).toMatchObject([{ code: 'keys-mended', aside: 'keys.db.broken-1', lost: false }])
  next.close()
  await ledger.close()
})
