import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openOrSalvage } from '#daemon/store/ledger/salvage.ts'
import { RECENT_ENTRIES } from '#daemon/store/ledger/recent-commands.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import type { LookThrough } from '#daemon/store/soundness/look-through.ts'
import type { Soundness } from '#daemon/store/soundness/soundness.ts'
import { damageIndex } from '#test/support/damage-index.ts'
import { draft, drafts } from '#test/support/ledger-drafts.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

async function opened(path: string) {
  const ledger = await openSqliteLedger({ path })
  if (ledger.at !== 'ok') throw new Error(ledger.at)
  return ledger.ledger
}

/** A ledger of ten entries whose index does not know the seventh any more. */
async function withDamagedIndex() {
  const path = join(tempFolder(), 'ledger.db')
  const first = await opened(path)
  await first.append(drafts(10), 0)
  await first.close()
  damageIndex(path, 'command-7')
  return { path, ledger: await opened(path) }
}

test('a command is found again although the index does not know it any more', async () => {
  const { ledger } = await withDamagedIndex()
  expect(await ledger.find('command-7')).toMatchObject({ seq: 7 })
  expect(await ledger.find('command-8')).toMatchObject({ seq: 8 })
  expect(await ledger.find('never')).toBeUndefined()
  await ledger.close()
})

const now = () => Promise.resolve()

/** A ledger whose first command is older than those that are remembered beside the index, which does not know it any more. */
async function withForgottenCommand(look?: LookThrough) {
  const path = join(tempFolder(), 'ledger.db')
  const first = await opened(path)
  await first.append(drafts(RECENT_ENTRIES + 10), 0)
  await first.close()
  damageIndex(path, 'command-7')
  const clock = manualClock()
  const ledger = await openSqliteLedger({ path, clock, ...(look === undefined ? {} : { look }) })
  if (ledger.at !== 'ok') throw new Error(ledger.at)
  return { path, clock, ledger: ledger.ledger }
}

test('a command of weeks ago is found right after a start, although the index does not know it any more', async () => {
  const { ledger } = await withForgottenCommand()
  expect(await ledger.find('command-7')).toMatchObject({ seq: 7 })
  expect(await ledger.find('command-8')).toMatchObject({ seq: 8 })
  expect(await ledger.find('never')).toBeUndefined()
  await ledger.append([draft('after')], RECENT_ENTRIES + 10)
  expect(await ledger.find('command-7')).toMatchObject({ seq: 7 })
  await ledger.close()
})

test('it is found as well where the place of an older entry cannot be read', async () => {
  const { path, ledger: first } = await withForgottenCommand()
  await first.close()
  const database = new DatabaseSync(path)
  database.exec(`DROP TRIGGER entries_stay; UPDATE entries SET bytes = '{}' WHERE seq = 3;`)
  database.close()
  const ledger = await opened(path)
  expect(await ledger.find('command-7')).toMatchObject({ seq: 7 })
  expect(await ledger.append([draft('after')], RECENT_ENTRIES + 10)).toMatchObject({ at: 'ok' })
  await ledger.close()
})

test('the first command after a start waits until the index has been looked through, though not for long', async () => {
  const seen = Promise.withResolvers<Soundness>()
  const { ledger, clock } = await withForgottenCommand(() => seen.promise)
  const late = ledger.find('never')
  await clock.advance(2000)
  expect(await late).toBeUndefined()
  const found = ledger.find('command-7')
  seen.resolve({ at: 'unsound', faults: ['row 7 missing from index'] })
  expect(await found).toMatchObject({ seq: 7 })
  await ledger.close()
})

test('a command that was done twice before is in the new file twice, and staff are told', async () => {
  const { path, ledger } = await withForgottenCommand(() => Promise.resolve({ at: 'sound' }))
  const head = RECENT_ENTRIES + 10
  expect(await ledger.find('command-7')).toBeUndefined()
  expect(await ledger.append([draft('command-7')], head)).toMatchObject({ at: 'ok' })
  expect(await ledger.renew(now)).toMatchObject({ at: 'renewed', doubled: 1 })
  expect(await ledger.find('command-7')).toMatchObject({ seq: 7 })
  await ledger.close()
  const again = await opened(path)
  expect(await again.verify()).toEqual({ at: 'whole', entries: head + 1 })
  expect(await again.find('command-7')).toMatchObject({ seq: 7 })
  await again.close()
})

test('a damaged index is seen, and every entry goes on in a new file while the old one stands aside whole', async () => {
  const { path, ledger } = await withDamagedIndex()
  expect(await ledger.verify()).toEqual({ at: 'whole', entries: 10 })
  expect(await ledger.lookThrough()).toMatchObject({ at: 'unsound' })
  const seen: string[] = []
  ledger.watch(10, (entries) => seen.push(...entries.map(({ commandId }) => commandId)))
  // An entry that comes while the others are copied goes along.
  let isFirst = true
  const renewed = await ledger.renew(async () => {
    if (isFirst) await ledger.append([draft('meanwhile')], 10)
    isFirst = false
  })
  if (renewed.at !== 'renewed') throw new Error(renewed.at)
  const aside = new DatabaseSync(renewed.aside, { readOnly: true })
  expect(aside.prepare('SELECT count(*) AS entries FROM entries NOT INDEXED').get()).toEqual({ entries: 11 })
  aside.close()
  expect(await ledger.lookThrough()).toEqual({ at: 'sound' })
  expect(await ledger.append([draft('after')], 11)).toMatchObject({ at: 'ok', seq: 12 })
  expect(seen).toEqual(['meanwhile', 'after'])
  await ledger.close()
  const again = await opened(path)
  for (const commandId of ['command-1', 'command-7', 'meanwhile', 'after'])
    expect(await again.find(commandId)).toMatchObject({ commandId })
  expect(await again.verify()).toEqual({ at: 'whole', entries: 12 })
  expect(readdirSync(dirname(path)).filter((name) => name.includes('fresh'))).toEqual([])
  await again.close()
})

test('a ledger that is closed while it is copied stays as it is', async () => {
  const { path, ledger } = await withDamagedIndex()
  expect(await ledger.renew(() => ledger.close())).toEqual({ at: 'failed', reason: 'closed' })
  const again = await openOrSalvage({ path })
  if (again.at !== 'ok') throw new Error(again.at)
  expect(again.salvaged).toBeNull()
  expect(await again.ledger.verify()).toEqual({ at: 'whole', entries: 10 })
  await again.ledger.close()
})

test('a ledger with an entry that cannot be trusted is not copied', async () => {
  const path = join(tempFolder(), 'ledger.db')
  const first = await opened(path)
  await first.append(drafts(600), 0)
  await first.close()
  const database = new DatabaseSync(path)
  database.exec(`DROP TRIGGER entries_stay; UPDATE entries SET bytes = '{}' WHERE seq = 3;`)
  database.close()
  const ledger = await opened(path)
  expect(await ledger.renew(now)).toMatchObject({ at: 'damaged', damage: { seq: 3 } })
  expect(await ledger.append([draft('after')], 600)).toMatchObject({ at: 'ok' })
  await ledger.close()
})

test('a ledger in which the name of a column was damaged goes on whole in a new file', async () => {
  const path = join(tempFolder(), 'ledger.db')
  const first = await opened(path)
  await first.append(drafts(10), 0)
  await first.close()
  const bytes = readFileSync(path)
  bytes.write('hesh TEXT', bytes.indexOf('hash TEXT'))
  writeFileSync(path, bytes)
  expect(await openSqliteLedger({ path })).toEqual({ at: 'failed', reason: 'corrupt' })
  const salvaged = await openOrSalvage({ path })
  if (salvaged.at !== 'ok') throw new Error(salvaged.reason)
  expect(await salvaged.ledger.verify()).toEqual({ at: 'whole', entries: 10 })
  await salvaged.ledger.close()
})
