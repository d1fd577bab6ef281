import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Numbers } from '#daemon/domain/numbers.ts'
import { markOf } from '#daemon/store/ledger/entry-mark.ts'
import { compareWithMarks, guardedLedger } from '#daemon/store/ledger/guarded-ledger.ts'
import { openHighWater } from '#daemon/store/ledger/high-water.ts'
import type { EntryDraft } from '#daemon/store/ledger/port.ts'
import { draft, taken } from '#test/support/ledger-drafts.ts'
import { openMemoryLedger } from '#test/support/ledger-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const numbersOf = (drafts: readonly EntryDraft[]): Numbers =>
  Object.fromEntries(
    drafts.flatMap(({ day, events }) =>
      events.flatMap((event) => (event.type === 'ticket-taken' ? [[`${day}/A`, event.ordinal]] : [])),
    ),
  )

const ticket = (ordinal: number) =>
  draft(`take-${ordinal}`, { events: [taken(`t${ordinal}`, { ordinal, number: `A${ordinal}` })] })

const series = `${draft('x').day}/A`

async function station(folder: string, boot: string) {
  const highWater = await openHighWater({ folder, boot })
  return {
    highWater,
    guard: <L extends ReturnType<typeof openMemoryLedger>>(l: L) => guardedLedger(l, highWater, numbersOf),
  }
}

describe('the high-water mark', () => {
  test('is never behind a number that was given, whatever moment the power goes', async () => {
    const folder = tempFolder()
    const { highWater, guard } = await station(folder, 'first')
    const ledger = guard(openMemoryLedger())
    for (let n = 1; n <= 120; n++) {
      expect(await ledger.append([ticket(n)], n - 1)).toMatchObject({ at: 'ok' })
      // What a start after a power cut finds: the synced file alone.
      const after = join(tempFolder(), '')
      writeFileSync(join(after, 'marks.json'), readFileSync(join(folder, 'marks.json')))
      const found = await openHighWater({ folder: after, boot: 'second' })
      expect(found.reserved()[series]).toBeGreaterThanOrEqual(n)
    }
    expect(highWater.reserved()[series]).toBeLessThanOrEqual(120 + 50 + 1)
  })

  test('reserves the next numbers while those before are still given, so that nobody waits for it', async () => {
    const { highWater, guard } = await station(tempFolder(), 'first')
    const ledger = guard(openMemoryLedger())
    for (let n = 1; n <= 45; n++) await ledger.append([ticket(n)], n - 1)
    await vi.waitFor(() => expect(highWater.covers({ [series]: 60 })).toBe(true))
    expect(highWater.reserved()[series]).toBeLessThanOrEqual(45 + 50)
  })

  test('remembers the newest entry exactly when the process dies and the machine stays on', async () => {
    const folder = tempFolder()
    const inner = openMemoryLedger()
    const { guard } = await station(folder, 'first')
    const ledger = guard(inner)
    for (let n = 1; n <= 3; n++) await ledger.append([ticket(n)], n - 1)
    const next = await openHighWater({ folder, boot: 'first' })
    expect(next.remembered).toMatchObject({ at: 'exact', newest: { seq: 3, commandId: 'take-3' } })
    expect(await compareWithMarks(inner, [], next.remembered)).toEqual({ at: 'whole' })
    expect(next.fault).toBeNull()
  })

  test('is unsure after the machine itself went down, and sure again after an orderly end', async () => {
    const folder = tempFolder()
    const inner = openMemoryLedger()
    const first = await station(folder, 'first')
    await first.guard(inner).append([ticket(1)], 0)
    const second = await station(folder, 'second')
    expect(await compareWithMarks(inner, [], second.highWater.remembered)).toEqual({ at: 'unsure' })
    await second.guard(inner).append([ticket(2)], 1)
    await second.highWater.close()
    const third = await openHighWater({ folder, boot: 'third' })
    expect(await compareWithMarks(inner, [], third.remembered)).toEqual({ at: 'whole' })
  })

  test('names what is missing where the ledger came back empty, older, or went on differently', async () => {
    const folder = tempFolder()
    const { guard } = await station(folder, 'first')
    const inner = openMemoryLedger()
    const ledger = guard(inner)
    for (let n = 1; n <= 5; n++) await ledger.append([ticket(n)], n - 1)
    const { remembered } = await openHighWater({ folder, boot: 'first' })
    expect(await compareWithMarks(openMemoryLedger(), [], remembered)).toEqual({
      at: 'lost',
      from: 1,
      upTo: 5,
    })
    const older = openMemoryLedger()
    await older.append([ticket(1), ticket(2), ticket(3)], 0)
    expect(await compareWithMarks(older, [], remembered)).toEqual({ at: 'lost', from: 4, upTo: 5 })
    await older.append([draft('other-1'), draft('other-2'), draft('other-3')], 3)
    expect(await compareWithMarks(older, [], remembered)).toEqual({ at: 'lost', from: 5, upTo: 5 })
  })

  test('says once only what is missing, whatever it remembered before', async () => {
    const folder = tempFolder()
    const first = await station(folder, 'first')
    const lost = first.guard(openMemoryLedger())
    for (let n = 1; n <= 9; n++) await lost.append([ticket(n)], n - 1)
    const inner = openMemoryLedger()
    const second = await station(folder, 'first')
    expect(await compareWithMarks(inner, [], second.highWater.remembered)).toMatchObject({ at: 'lost' })
    second.highWater.goOnFrom(null)
    await second.guard(inner).append([ticket(60)], 0)
    const third = await openHighWater({ folder, boot: 'first' })
    expect(await compareWithMarks(inner, [], third.remembered)).toEqual({ at: 'whole' })
  })

  test('also believes what a snapshot or a view has seen, where its own files are gone', async () => {
    const inner = openMemoryLedger()
    const appended = await inner.append([ticket(1), ticket(2)], 0)
    if (appended.at !== 'ok') throw new Error(appended.at)
    const seen = appended.entries.map(markOf)
    const { remembered } = await openHighWater({ folder: tempFolder() })
    expect(await compareWithMarks(inner, seen, remembered)).toEqual({ at: 'whole' })
    expect(await compareWithMarks(openMemoryLedger(), seen, remembered)).toEqual({
      at: 'lost',
      from: 1,
      upTo: 2,
    })
  })

  test('with any bit of its files turned never says less than was given', async () => {
    const folder = tempFolder()
    const inner = openMemoryLedger()
    const { guard } = await station(folder, 'first')
    const ledger = guard(inner)
    for (let n = 1; n <= 60; n++) await ledger.append([ticket(n)], n - 1)
    for (const name of ['marks.json', 'given.bin']) {
      const path = join(folder, name)
      const whole = readFileSync(path)
      for (let bit = 0; bit < whole.length * 8; bit += 13) {
        const turned = Buffer.from(whole)
        turned[bit >> 3] = (whole[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        writeFileSync(path, turned)
        const found = await openHighWater({ folder, boot: 'first' })
        const compared = await compareWithMarks(inner, [], found.remembered)
        expect(compared.at, `${name} ${bit}`).not.toBe('lost')
        expect(found.reserved()[series], `${name} ${bit}`).toBeGreaterThanOrEqual(60)
        const emptied = await compareWithMarks(openMemoryLedger(), [], found.remembered)
        expect(emptied, `${name} ${bit}`).toMatchObject({ at: 'lost' })
        await found.close()
      }
      writeFileSync(path, whole)
    }
  })

  test('knows what was given today where its newest file is lost, from the first number of the day on', async () => {
    const folder = tempFolder()
    const { guard } = await station(folder, 'first')
    const ledger = guard(openMemoryLedger())
    for (let n = 1; n <= 60; n++) {
      await ledger.append([ticket(n)], n - 1)
      const after = tempFolder()
      writeFileSync(join(after, 'marks.json.prev'), readFileSync(join(folder, 'marks.json.prev')))
      const found = await openHighWater({ folder: after, boot: 'first' })
      expect(found.reserved()[series]).toBeGreaterThanOrEqual(n)
      await found.close()
    }
  })

  test('takes nothing where the mark cannot be written', async () => {
    const folder = tempFolder()
    const { guard } = await station(folder, 'first')
    const inner = openMemoryLedger()
    const ledger = guard(inner)
    rmSync(folder, { recursive: true })
    expect(await ledger.append([ticket(1)], 0)).toEqual({ at: 'failed', reason: 'ENOENT' })
    expect(await inner.head()).toBe(0)
  })
})
