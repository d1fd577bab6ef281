import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { clerk, draft, drafts } from '#test/support/ledger-drafts.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { smallDisks } from '#test/support/small-disk.ts'

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
