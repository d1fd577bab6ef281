import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { type Clock, systemClock } from '#daemon/clock.ts'
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

/** Residents come one after another, as they do. */
function oneAMinute() {
  let asked = 0
  return { now: systemClock.now, monotonic: () => 60_000 * asked++ }
}
/** They all come within a second. */
const allAtOnce = { now: systemClock.now, monotonic: () => 0 }

async function station(folder: string, boot: string, clock: Pick<Clock, 'now' | 'monotonic'> = oneAMinute()) {
  const highWater = await openHighWater({ folder, boot, clock })
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

  test('reserves twice as many each time in a rush, so that its tickets wait for few writes, and few again after it', async () => {
    let now = 0
    const clock = { now: systemClock.now, monotonic: () => now }
    const { highWater } = await station(tempFolder(), 'first', clock)
    const blocks: number[] = []
    let given = 0
    const useUp = async () => {
      given = (highWater.reserved()[series] ?? 0) + 1
      await highWater.reserve({ [series]: given })
      blocks.push((highWater.reserved()[series] ?? 0) - given)
    }
    for (let i = 0; i < 8; i++) await useUp()
    now += 5_000
    for (let i = 0; i < 2; i++) {
      now += 5_000
      await useUp()
    }
    expect(blocks).toEqual([50, 50, 100, 200, 400, 800, 800, 800, 800, 50])
  })

  test('in a rush, too, knows what was given where its newest file is lost, however many come in one batch', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 256 }), { maxLength: 30 }), async (batches) => {
        const folder = tempFolder()
        const { guard } = await station(folder, 'first', allAtOnce)
        const ledger = guard(openMemoryLedger())
        let n = 0
        for (const people of batches) {
          await ledger.append(
            Array.from({ length: people }, (_, i) => ticket(n + i + 1)),
            n,
          )
          n += people
        }
        if (n === 0) return
        for (const kept of ['marks.json', 'marks.json.prev']) {
          const after = tempFolder()
          writeFileSync(join(after, kept), readFileSync(join(folder, kept)))
          const found = await openHighWater({ folder: after, boot: 'first' })
          expect(found.reserved()[series]).toBeGreaterThanOrEqual(n)
          await found.close()
        }
      }),
      { numRuns: 25 },
    )
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
