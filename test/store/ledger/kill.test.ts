import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openContentFiles } from '#daemon/store/documents/content-files.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { partsOfKept } from '#daemon/store/packs/pack.ts'
import { startChild } from '#test/support/child.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const KILLS = 15

test('a ledger whose writer is killed again and again has every acknowledged entry, once, in a whole chain, and every pack that it names is there, whole', async () => {
  const folder = tempFolder()
  const path = join(folder, 'ledger.db')
  const acknowledged = new Map<string, number>()
  for (let run = 0; run < KILLS; run++) {
    const writer = startChild(
      new URL('../../support/append-until-killed.ts', import.meta.url),
      path,
      String(run),
    )
    await writer.printed(20 + run * 7)
    await writer.kill()
    // The last line may be cut off by the kill: nobody was told of that one.
    for (const line of writer.output().split('\n').slice(0, -1)) {
      const [seq, commandId] = line.split(' ')
      acknowledged.set(String(commandId), Number(seq))
    }
  }
  const opened = await openSqliteLedger({ path })
  if (opened.at !== 'ok') throw new Error(JSON.stringify(opened))
  const { ledger } = opened
  const there = new Map<string, number>()
  const packs: string[] = []
  for await (const { commandId, seq, events } of ledger.read(0)) {
    there.set(commandId, seq)
    for (const event of events) if (event.type === 'pack-taken') packs.push(event.sha256)
  }
  expect(there.size).toBe(await ledger.head())
  expect([...acknowledged].filter(([commandId, seq]) => there.get(commandId) !== seq)).toEqual([])
  expect(acknowledged.size).toBeGreaterThan(KILLS * 20)
  // A batch is in whole or not at all: the n-th of a run holds 1 + n % 3 entries.
  const batches = Map.groupBy(there.keys(), (commandId) => commandId.slice(0, commandId.lastIndexOf('-')))
  for (const [batch, entries] of batches)
    expect(entries).toHaveLength(1 + (Number(batch.slice(batch.lastIndexOf('-') + 1)) % 3))
  expect(await ledger.verify()).toEqual({ at: 'whole', entries: there.size })
  await ledger.close()

  const files = openContentFiles(folder, { log: silentLog() })
  expect(packs.length).toBeGreaterThan(KILLS)
  for (const sha256 of packs) {
    const read = await files.read(sha256)
    expect(read.at === 'ok' && partsOfKept(read.document), sha256).toMatchObject({ 'guide/62': {} })
  }
})
