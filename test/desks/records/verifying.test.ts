import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openVerifying } from '#daemon/desks/records/verifying.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { drafts } from '#test/support/ledger-drafts.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

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
  const verifying = openVerifying(ledger, clock)
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
  const verifying = openVerifying(ledger, clock)
  for (let i = 0; i < 100; i++) await clock.advance(60 * 60_000)
  expect(verifying.troubles()).toEqual([])
  verifying.close()
  await ledger.close()
})
