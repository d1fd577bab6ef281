import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EntryDraft } from '#daemon/store/ledger/port.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { faultyDatabase } from '#test/support/faulty-database.ts'
import { clerk, draft, drafts } from '#test/support/ledger-drafts.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { smallDisks } from '#test/support/small-disk.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

describe.for(smallDisks)('on a full disk (by $name)', ({ make }) => {
  test('residents are refused, the clerk finishes on the reserve, and room brings everything back', async () => {
    const disk = make()
    const clock = manualClock()
    const path = join(disk.folder, 'ledger.db')
    const reserve = join(disk.folder, 'reserve.bin')
    const opened = await openSqliteLedger({ path, clock, open: disk.open })
    if (opened.at !== 'ok') throw new Error(opened.at)
    const { ledger } = opened
    expect(statSync(reserve).size).toBe(8 * 1024 * 1024)
    expect(ledger.space()).toEqual({ at: 'enough' })
    await ledger.append(drafts(20, 'before'), 0)

    disk.fill()
    let seq = await ledger.head()
    // What fits into the room the database already has still goes in.
    let last = await ledger.append([draft('resident-0')], seq)
    while (last.at === 'ok') {
      seq = last.seq
      last = await ledger.append(drafts(3, `resident-${seq}`), seq)
    }
    expect(last).toEqual({ at: 'failed', reason: 'disk-full' })
    expect(await ledger.head()).toBe(seq)
    expect(await ledger.find(`resident-${seq}-1`)).toBeUndefined()
    expect(ledger.space()).toEqual({ at: 'reserve' })
    expect(existsSync(reserve)).toBe(false)

    for (let i = 0; i < 300; i++) {
      seq += 1
      expect(await ledger.append([draft(`call-${i}`, { actor: clerk })], seq - 1)).toMatchObject({
        at: 'ok',
        seq,
      })
    }
    expect(await ledger.append([draft('resident')], seq)).toEqual({ at: 'failed', reason: 'disk-full' })

    disk.makeRoom()
    await clock.advance(5000)
    expect(await ledger.append([draft('resident')], seq)).toMatchObject({ at: 'ok', seq: seq + 1 })
    expect(ledger.space()).toEqual({ at: 'enough' })
    expect(existsSync(reserve)).toBe(true)
    expect(await ledger.verify()).toEqual({ at: 'whole', entries: seq + 1 })
    await ledger.close()
  })

  test('the clerk whose entry met the full disk first does not notice', async () => {
    const disk = make()
    const path = join(disk.folder, 'ledger.db')
    const opened = await openSqliteLedger({ path, clock: manualClock(), open: disk.open })
    if (opened.at !== 'ok') throw new Error(opened.at)
    const { ledger } = opened
    disk.fill()
    let seq = 0
    for (; ledger.space().at === 'enough'; seq++) {
      expect(await ledger.append([draft(`call-${seq}`, { actor: clerk })], seq)).toMatchObject({ at: 'ok' })
    }
    await ledger.close()
    const again = await openSqliteLedger({ path, clock: manualClock(), open: disk.open })
    if (again.at !== 'ok') throw new Error(again.at)
    expect(await again.ledger.verify()).toEqual({ at: 'whole', entries: seq })
    await again.ledger.close()
  })
})

describe('a write that the system refuses', () => {
  test.for([
    // A quota that is used up (EDQUOT) and a file system that the kernel made read-only (EROFS).
    { probed: 'disk-full', at: 'full' },
    { probed: 'disk-read-only', at: 'read-only' },
  ] as const)(
    'because of $probed is told as that, and the next one that is taken ends it',
    async ({ probed, at }) => {
      const disk = faultyDatabase()
      const path = join(tempFolder(), 'ledger.db')
      const opened = await openSqliteLedger({
        path,
        clock: manualClock(),
        open: disk.open,
        probe: () => probed,
      })
      if (opened.at !== 'ok') throw new Error(opened.at)
      const { ledger } = opened
      const refuse = async (by: EntryDraft) => {
        disk.failNext('refused')
        return ledger.append([by], 0)
      }
      expect(await refuse(draft('resident'))).toEqual({ at: 'failed', reason: probed })
      // The clerk's is tried again on the room of the reserve, where room is what is missing.
      if (probed === 'disk-full') rmSync(join(path, '..', 'reserve.bin'), { force: true })
      expect(await refuse(draft('call-1', { actor: clerk }))).toEqual({ at: 'failed', reason: probed })
      expect(ledger.space()).toEqual({ at })
      expect(await ledger.append([draft('call-2', { actor: clerk })], 0)).toMatchObject({ at: 'ok', seq: 1 })
      expect(ledger.space().at).not.toBe(at)
      await ledger.close()
    },
  )

  test('because the disk is broken leaves nothing to be trusted', async () => {
    const disk = faultyDatabase()
    const path = join(tempFolder(), 'ledger.db')
    const opened = await openSqliteLedger({ path, clock: manualClock(), open: disk.open })
    if (opened.at !== 'ok') throw new Error(opened.at)
    disk.failNext('refused')
    expect(await opened.ledger.append([draft('resident')], 0)).toEqual({ at: 'failed', reason: 'disk-io' })
    expect(opened.ledger.space()).toEqual({ at: 'doubtful', reason: 'disk-io' })
    await opened.ledger.close()
  })
})
