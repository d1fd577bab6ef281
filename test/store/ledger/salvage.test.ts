import { hash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, test } from 'vitest'
import { openOrSalvage } from '#daemon/store/ledger/salvage.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { damageIndex } from '#test/support/damage-index.ts'
import { draft, drafts } from '#test/support/ledger-drafts.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const ENTRIES = 60
const PAGE_BYTES = 4096

describe('a ledger that cannot be trusted', () => {
  /** A ledger as a killed daemon leaves it: half in the file, half in the log. */
  let left: { db: Buffer; wal: Buffer }

  beforeEach(async () => {
    const folder = tempFolder()
    const path = join(folder, 'ledger.db')
    const opened = await openSqliteLedger({ path })
    if (opened.at !== 'ok') throw new Error(opened.at)
    for (let seq = 0; seq < ENTRIES; seq += 5) await opened.ledger.append(drafts(5, `from-${seq}`), seq)
    left = { db: readFileSync(path), wal: readFileSync(`${path}-wal`) }
    await opened.ledger.close()
  })

  const lay = ({ db, wal }: { db: Buffer; wal: Buffer | null }) => {
    const path = join(tempFolder(), 'ledger.db')
    writeFileSync(path, db)
    if (wal !== null) writeFileSync(`${path}-wal`, wal)
    return path
  }

  const expectUsable = async (path: string): Promise<number> => {
    const opened = await openOrSalvage({ path })
    if (opened.at !== 'ok') throw new Error(JSON.stringify(opened))
    const { ledger } = opened
    const head = await ledger.head()
    const commands: string[] = []
    for await (const { commandId } of ledger.read(0)) commands.push(commandId)
    expect(commands).toHaveLength(head)
    expect(commands).toEqual(allCommands.slice(0, head))
    expect(await ledger.append(drafts(1, 'after'), head)).toMatchObject({ at: 'ok', seq: head + 1 })
    expect(await ledger.verify()).toEqual({ at: 'whole', entries: head + 1 })
    await ledger.close()
    return head
  }
  const allCommands = Array.from({ length: ENTRIES }, (_, i) => `from-${i - (i % 5)}-${(i % 5) + 1}`)

  test('is opened as it is where nothing is wrong', async () => {
    expect(await expectUsable(lay(left))).toBe(ENTRIES)
  })

  test('with any bit turned goes on with a whole beginning of what it held, and the broken file is kept', async () => {
    const whole = lay(left)
    const opened = await openSqliteLedger({ path: whole })
    if (opened.at !== 'ok') throw new Error(opened.at)
    await opened.ledger.close()
    const closed = readFileSync(whole)
    let asides = 0
    for (let bit = 5; bit < closed.length * 8; bit += 8009) {
      const turned = Buffer.from(closed)
      turned[bit >> 3] = (closed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const path = lay({ db: turned, wal: null })
      const head = await expectUsable(path)
      expect(head).toBeLessThanOrEqual(ENTRIES)
      const aside = readdirSync(join(path, '..')).find((name) => name.includes('.broken-'))
      if (aside === undefined) continue
      asides += 1
      expect(readFileSync(join(path, '..', aside))).toEqual(turned)
    }
    expect(asides).toBeGreaterThan(3)
  })

  test('with any bit of its header turned it keeps every entry', { timeout: 120_000 }, async () => {
    const whole = lay(left)
    const opened = await openSqliteLedger({ path: whole })
    if (opened.at !== 'ok') throw new Error(opened.at)
    await opened.ledger.close()
    const closed = readFileSync(whole)
    // Its 18th byte makes a file that may only be read, its 47th one of another format.
    const decisive = [18, 19, 20, 47].flatMap((byte) => [0, 1, 2, 3, 4, 5, 6, 7].map((i) => byte * 8 + i))
    for (const bit of [...decisive, ...Array.from({ length: 80 }, (_, i) => i * 10 + 1)]) {
      const turned = Buffer.from(closed)
      turned[bit >> 3] = (closed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const path = lay({ db: turned, wal: null })
      // What the engine notices only as it writes, the next start mends.
      const first = await openOrSalvage({ path })
      if (first.at !== 'ok') throw new Error(`bit ${bit}: ${first.reason}`)
      const written = await first.ledger.append(drafts(1, 'first'), ENTRIES)
      await first.ledger.close()
      const second = await openOrSalvage({ path })
      if (second.at !== 'ok') throw new Error(`bit ${bit}: ${second.reason}`)
      const kept = ENTRIES + (written.at === 'ok' ? 1 : 0)
      expect(await second.ledger.verify(), `bit ${bit}`).toEqual({ at: 'whole', entries: kept })
      expect(await second.ledger.append(drafts(1, 'second'), kept)).toMatchObject({ at: 'ok' })
      await second.ledger.close()
    }
  })

  test('with any bit of its log turned goes on with a whole beginning', async () => {
    for (let bit = 11; bit < left.wal.length * 8; bit += 40_009) {
      const turned = Buffer.from(left.wal)
      turned[bit >> 3] = (left.wal[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await expectUsable(lay({ db: left.db, wal: turned }))).toBeLessThanOrEqual(ENTRIES)
    }
  })

  test('cut off anywhere goes on with a whole beginning', async () => {
    for (let length = 0; length < left.wal.length; length += 16_001)
      await expectUsable(lay({ db: left.db, wal: left.wal.subarray(0, length) }))
    for (let length = 0; length < left.db.length; length += 4001)
      await expectUsable(lay({ db: left.db.subarray(0, length), wal: null }))
  })

  test('whose file is gone keeps the log that is left', async () => {
    const path = lay(left)
    rmSync(path)
    expect(await expectUsable(path)).toBe(0)
    const aside = readdirSync(join(path, '..')).find((name) => name.includes('.broken-'))
    expect(readFileSync(join(path, '..', aside ?? ''))).toEqual(left.wal)
  })

  test('is finished by the next start where the power went in the middle of it', async () => {
    const path = lay(left)
    await expectUsable(path)
    copyFileSync(path, `${path}.fresh`)
    rmSync(path)
    const opened = await openOrSalvage({ path })
    if (opened.at !== 'ok') throw new Error(opened.at)
    expect(await opened.ledger.head()).toBe(ENTRIES + 1)
    await opened.ledger.close()
    expect(existsSync(`${path}.fresh`)).toBe(false)
  })

  test('whose list of commands is broken takes nothing more, and is made anew whole by the next start', async () => {
    const path = lay(left)
    const first = await openSqliteLedger({ path })
    if (first.at !== 'ok') throw new Error(first.at)
    await first.ledger.close()
    const bytes = readFileSync(path)
    // Pages of the index hold the commands, but no entry. Page 1 holds the tables' names.
    for (let page = PAGE_BYTES; page < bytes.length; page += PAGE_BYTES) {
      const text = bytes.toString('latin1', page, page + PAGE_BYTES)
      if (text.includes('from-') && !text.includes('commandId')) bytes.fill(0, page, page + PAGE_BYTES)
    }
    writeFileSync(path, bytes)

    const opened = await openOrSalvage({ path })
    if (opened.at !== 'ok') throw new Error(opened.at)
    await expect(opened.ledger.find('never')).rejects.toThrow('searched: corrupt')
    // What came lately is remembered beside the list.
    expect(await opened.ledger.find('from-0-1')).toMatchObject({ seq: 1 })
    expect(await opened.ledger.append(drafts(1, 'after'), ENTRIES)).toEqual({
      at: 'failed',
      reason: 'corrupt',
    })
    await opened.ledger.close()
    expect(await expectUsable(path)).toBe(ENTRIES)
    const again = await openOrSalvage({ path })
    expect(again).toMatchObject({ at: 'ok', salvaged: null })
    if (again.at === 'ok') await again.ledger.close()
  })

  const numbered = async (change = '') => {
    const path = lay(left)
    const opened = await openSqliteLedger({ path })
    if (opened.at !== 'ok') throw new Error(opened.at)
    await opened.ledger.close()
    const database = new DatabaseSync(path)
    database.exec(`PRAGMA journal_mode = DELETE; PRAGMA user_version = 3; ${change}`)
    database.close()
    return path
  }

  test.for([
    ['its tables', 'CREATE TABLE stories (seq INTEGER PRIMARY KEY) STRICT;'],
    ['its entries', ofNewerProgram('from-55-5')],
  ])('of a newer program is left alone, known by %s', async ([, change]) => {
    const path = await numbered(change)
    const bytes = readFileSync(path)
    expect(await openOrSalvage({ path })).toEqual({ at: 'failed', reason: 'newer-program' })
    expect(readFileSync(path).subarray(100)).toEqual(bytes.subarray(100))
    expect(readdirSync(join(path, '..')).filter((name) => name.includes('broken'))).toEqual([])
  })

  test('whose number alone is that of a newer program goes on with all it held', async () => {
    expect(await expectUsable(await numbered())).toBe(ENTRIES)
  })

  test('in which a command stands twice goes on with both entries, and the first counts', async () => {
    const path = lay(left)
    const opened = await openSqliteLedger({ path })
    if (opened.at !== 'ok') throw new Error(opened.at)
    await opened.ledger.close()
    damageIndex(path, 'from-0-3')
    // The index takes it again, as it took the old one for another.
    const again = await openSqliteLedger({ path, look: () => Promise.resolve({ at: 'sound' }) })
    if (again.at !== 'ok') throw new Error(again.at)
    expect(await again.ledger.append([draft('from-0-3')], ENTRIES)).toMatchObject({ at: 'ok' })
    await again.ledger.close()
    writeFileSync(`${path}.suspect`, '')

    const salvaged = await openOrSalvage({ path })
    if (salvaged.at !== 'ok') throw new Error(salvaged.reason)
    expect(salvaged.salvaged).toMatchObject({ kept: ENTRIES + 1, doubled: 1 })
    const { ledger } = salvaged
    expect(await ledger.find('from-0-3')).toMatchObject({ seq: 3 })
    expect(await ledger.verify()).toEqual({ at: 'whole', entries: ENTRIES + 1 })
    expect(await ledger.lookThrough()).toEqual({ at: 'sound' })
    await ledger.close()
    expect(await openOrSalvage({ path })).toMatchObject({ at: 'ok', salvaged: null })
  })
})

/** SQL that puts an entry of a coming version in the place of the newest one. */
function ofNewerProgram(command: string): string {
  const bytes = JSON.stringify({ v: 99, commandId: command })
  const sum = hash('sha256', bytes)
  return `DROP TRIGGER entries_stay; UPDATE entries SET bytes = '${bytes}', hash = '${sum}' WHERE command = '${command}';`
}
