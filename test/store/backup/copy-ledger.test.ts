import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyLedger } from '#daemon/store/backup/copy-ledger.ts'
import { startChild } from '#test/support/child.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const COPIES = 6

test('a ledger that is being written is copied whole, with every entry that was acknowledged before the copy began', async () => {
  const path = join(tempFolder(), 'ledger.db')
  const writer = startChild(new URL('../../support/append-until-killed.ts', import.meta.url), path, '1')
  for (let copy = 1; copy <= COPIES; copy++) {
    await writer.printed(copy * 60)
    // The last line may be half printed.
    const acknowledged = writer.output().split('\n').length - 1
    const copied = await copyLedger(path, join(tempFolder(), 'ledger.db'))
    if (copied.at === 'failed') throw new Error(copied.reason)
    expect(copied.entries).toBeGreaterThanOrEqual(acknowledged)
  }
  await writer.kill()
  // As a power cut leaves it, with its log.
  const copied = await copyLedger(path, join(tempFolder(), 'ledger.db'))
  expect(copied).toMatchObject({ at: 'copied' })
})

test('a ledger that is damaged or not there is no copy', async () => {
  const folder = tempFolder()
  const path = join(folder, 'ledger.db')
  expect(await copyLedger(path, join(folder, 'copy.db'))).toEqual({ at: 'failed', reason: 'ENOENT' })
  const writer = startChild(new URL('../../support/append-until-killed.ts', import.meta.url), path, '1')
  await writer.printed(200)
  await writer.kill()
  const copied = await copyLedger(path, join(folder, 'whole.db'))
  expect(copied.at).toBe('copied')
  truncateSync(join(folder, 'whole.db'), 8_192)
  expect((await copyLedger(join(folder, 'whole.db'), join(folder, 'copy.db'))).at).toBe('failed')
})
