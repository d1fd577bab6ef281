import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '#daemon/store/canonical.ts'
import type { Damage, Entry, Ledger } from '#daemon/store/ledger/port.ts'
import { clerk, draft, drafts, taken } from '#test/support/ledger-drafts.ts'

/** One store under test. All ledgers opened from one harness see the same data; at most one is open at a time. */
export type LedgerHarness = {
  open(): Promise<Ledger>
  /** The next append meets a full disk, or one that writes and then reports a fault. */
  failNext(fault: 'full' | 'lost-answer'): void
  /** Changes one stored entry behind the ledger's back; null removes it. The ledger must be closed. */
  tamper(seq: number, change: (bytes: string) => string | null): void
}

/** What every implementation of the ledger port must keep. */
export function ledgerContract(name: string, harness: () => LedgerHarness): void {
  describe(`${name} keeps the contract of the ledger`, () => {
    test('an empty ledger stands at 0 and reads as nothing', async () => {
      const ledger = await harness().open()
      expect(await ledger.head()).toBe(0)
      expect(await all(ledger)).toEqual([])
      expect(await ledger.verify()).toEqual({ at: 'whole', entries: 0 })
      await ledger.close()
    })

    test('entries come back in order, counted from 1, also after a restart', async () => {
      const store = harness()
      const first = await store.open()
      const batch = drafts(3)
      const appended = await first.append(batch, 0)
      expect(appended).toMatchObject({ at: 'ok', seq: 3 })
      const alone = draft('alone', { actor: { at: 'system' }, kiosk: null, events: [] })
      expect(await first.append([alone], 3)).toMatchObject({ at: 'ok', seq: 4 })
      const before = await all(first)
      expect(before.map(({ seq, prev: _prev, ...rest }) => ({ seq, ...rest }))).toEqual(
        [...batch, alone].map((entry, i) => Object.assign({ seq: i + 1 }, entry)),
      )
      if (appended.at === 'ok') expect(appended.entries).toEqual(before.slice(0, 3))
      await first.close()
      const second = await store.open()
      expect(await second.head()).toBe(4)
      expect(await all(second)).toEqual(before)
      expect(await all(second, 2)).toEqual(before.slice(2))
      await second.close()
    })

    test('each entry carries the SHA-256 of the one before, the first 64 zeros', async () => {
      const ledger = await harness().open()
      await ledger.append(drafts(5), 0)
      const entries = await all(ledger)
      const hashes = entries.map((entry) => createHash('sha256').update(canonical(entry)).digest('hex'))
      expect(entries.map(({ prev }) => prev)).toEqual(['0'.repeat(64), ...hashes.slice(0, -1)])
      expect(await ledger.verify()).toEqual({ at: 'whole', entries: 5 })
      await ledger.close()
    })

    test('an append that expects another head gets a conflict, and nothing goes in', async () => {
      const ledger = await harness().open()
      await ledger.append(drafts(2), 0)
      for (const expected of [0, 1, 3]) {
        expect(await ledger.append([draft('late')], expected)).toEqual({
          at: 'conflict',
          accepted: 0,
          seq: 2,
        })
      }
      // The sequence is compared first: somebody behind may well hold a command that is in already.
      expect(await ledger.append([draft('command-1')], 1)).toMatchObject({ at: 'conflict' })
      expect(await all(ledger)).toHaveLength(2)
      await ledger.close()
    })

    test('a command is in once: a second append of it rejects and leaves nothing of its batch', async () => {
      const ledger = await harness().open()
      await ledger.append(drafts(2), 0)
      await expect(ledger.append([draft('new'), draft('command-1')], 2)).rejects.toThrow('commandId')
      await expect(ledger.append([draft('twin'), draft('twin')], 2)).rejects.toThrow('commandId')
      expect(await ledger.head()).toBe(2)
      expect(await ledger.find('new')).toBeUndefined()
      expect(await ledger.append([draft('new')], 2)).toMatchObject({ at: 'ok', seq: 3 })
      expect(await ledger.verify()).toEqual({ at: 'whole', entries: 3 })
      await ledger.close()
    })

    test('a command is found for ever, whatever its id looks like', async () => {
      const store = harness()
      const odd = ['', ' ', "'; DROP TABLE entries; --", '取号', '𠮷', 'A', 'a', 'x'.repeat(128), '\u0001']
      const first = await store.open()
      await first.append(
        odd.map((id) => draft(id)),
        0,
      )
      await first.close()
      const second = await store.open()
      for (const [i, id] of odd.entries())
        expect(await second.find(id)).toMatchObject({ seq: i + 1, commandId: id })
      expect(await second.find('never')).toBeUndefined()
      await second.close()
    })

    test('text comes back as it went in, rare characters and broken ones too', async () => {
      const ledger = await harness().open()
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 20 }), async (token) => {
          const seq = await ledger.head()
          const events = [taken('t', { token })]
          await ledger.append([draft(`text-${seq}`, { events })], seq)
          expect((await ledger.find(`text-${seq}`))?.events).toEqual(events)
        }),
        { numRuns: 50 },
      )
      expect(await ledger.verify()).toMatchObject({ at: 'whole' })
      await ledger.close()
    })

    test('a read goes to the head at the time of its call', async () => {
      const ledger = await harness().open()
      await ledger.append(drafts(2), 0)
      const reading = ledger.read(0)
      await ledger.append([draft('later')], 2)
      expect(await collect(reading)).toHaveLength(2)
      await ledger.close()
    })

    test('a watch gives the past and then what comes, without gap or double', async () => {
      const ledger = await harness().open()
      await ledger.append(drafts(700, 'past'), 0)
      const seen: number[] = []
      ledger.watch(
        5,
        each((entry) => seen.push(entry.seq)),
      )
      expect(seen).toEqual([])
      for (let seq = 700; seq < 760; seq += 3) {
        await ledger.append(drafts(3, `live-${seq}`), seq)
        if (seq % 2 === 0) await turn()
      }
      await until(() => seen.length >= 755)
      await turn()
      expect(seen).toEqual(range(6, 760))
      await ledger.close()
    })

    test('a watch that has kept up is given an append whole, in one piece, before that append is answered', async () => {
      const ledger = await harness().open()
      const pieces: number[] = []
      ledger.watch(0, (entries) => pieces.push(entries.length))
      for (const count of [1, 50, 3]) {
        const appending = ledger.append(drafts(count, `of-${count}`), await ledger.head())
        const before = pieces.length
        await appending
        expect([before, pieces.at(-1)]).toEqual([pieces.length - 1, count])
      }
      await ledger.close()
    })

    test('what a watcher appends as it hears of something comes after it, to every watcher alike', async () => {
      const ledger = await harness().open()
      const [first, second]: [string[], string[]] = [[], []]
      ledger.watch(
        0,
        each(({ commandId, seq }) => {
          first.push(commandId)
          if (commandId === 'asked') void ledger.append([draft('answer')], seq)
        }),
      )
      ledger.watch(
        0,
        each(({ commandId }) => second.push(commandId)),
      )
      await ledger.append([draft('asked')], 0)
      await until(() => second.length === 2)
      expect(first).toEqual(['asked', 'answer'])
      expect(second).toEqual(first)
      await ledger.close()
    })

    test('any number of watches, begun at any moment from any place, each see every entry once', async () => {
      const ledger = await harness().open()
      const moves = fc.array(
        fc.oneof(
          fc.record({ at: fc.constant('append' as const), count: fc.integer({ min: 1, max: 40 }) }),
          fc.record({ at: fc.constant('watch' as const), back: fc.nat(400) }),
          fc.record({ at: fc.constant('turn' as const) }),
        ),
        { minLength: 5, maxLength: 30 },
      )
      await fc.assert(
        fc.asyncProperty(moves, async (moves) => {
          const watches: { after: number; seen: number[]; end: () => void }[] = []
          for (const move of moves) {
            const head = await ledger.head()
            if (move.at === 'append') await ledger.append(drafts(move.count, `p-${head}`), head)
            if (move.at === 'turn') await turn()
            if (move.at === 'watch') {
              const after = Math.max(0, head - move.back)
              const seen: number[] = []
              watches.push({
                after,
                seen,
                end: ledger.watch(
                  after,
                  each((entry) => seen.push(entry.seq)),
                ),
              })
            }
          }
          const head = await ledger.head()
          for (const { after, seen, end } of watches) {
            await until(() => seen.length >= head - after)
            expect(seen).toEqual(range(after + 1, head))
            end()
          }
        }),
        { numRuns: 25 },
      )
      await ledger.close()
    })

    test('an ended watch is silent, also when it ends itself', async () => {
      const ledger = await harness().open()
      await ledger.append(drafts(10), 0)
      const seen: number[] = []
      const end = ledger.watch(
        0,
        each((entry) => {
          seen.push(entry.seq)
          if (entry.seq === 4) end()
        }),
      )
      const never: number[] = []
      ledger.watch(
        0,
        each((entry) => never.push(entry.seq)),
      )()
      await until(() => seen.length >= 4)
      await ledger.append([draft('more')], 10)
      await turn()
      // What came together with the fourth was given together with it.
      expect(seen).toEqual(range(1, 10))
      expect(never).toEqual([])
      await ledger.close()
    })

    test('what a full disk refused is not there at all, and the next append goes on', async () => {
      const store = harness()
      const ledger = await store.open()
      await ledger.append([draft('before')], 0)
      const seen: string[] = []
      ledger.watch(
        0,
        each((entry) => seen.push(entry.commandId)),
      )
      store.failNext('full')
      expect(await ledger.append(drafts(3, 'refused'), 1)).toEqual({ at: 'failed', reason: 'disk-full' })
      expect(await ledger.head()).toBe(1)
      expect(await ledger.find('refused-1')).toBeUndefined()
      await until(() => seen.length >= 1)
      await turn()
      expect(seen).toEqual(['before'])
      // Residents may have to wait until there is room again; the clerk's work goes on.
      expect(await ledger.append([draft('call', { actor: clerk })], 1)).toMatchObject({ at: 'ok', seq: 2 })
      expect(await ledger.verify()).toEqual({ at: 'whole', entries: 2 })
      await ledger.close()
    })

    test('after an append that may be in or not, nothing goes in until the ledger is opened anew', async () => {
      const store = harness()
      const ledger = await store.open()
      await ledger.append([draft('before')], 0)
      store.failNext('lost-answer')
      expect(await ledger.append(drafts(3, 'doubt'), 1)).toEqual({ at: 'failed', reason: 'disk-io' })
      expect(await ledger.append([draft('after')], 1)).toMatchObject({ at: 'failed' })
      await ledger.close()
      const again = await store.open()
      // In this harness the disk had written before it reported the fault.
      expect(await again.head()).toBe(4)
      expect(await again.find('doubt-3')).toMatchObject({ seq: 4 })
      expect(await again.append([draft('after')], 4)).toMatchObject({ at: 'ok', seq: 5 })
      expect(await again.verify()).toEqual({ at: 'whole', entries: 5 })
      await again.close()
    })

    test.for<[string, (bytes: string) => string | null]>([
      ['altered', (bytes) => bytes.replace('A001', 'A002')],
      ['torn', (bytes) => bytes.slice(0, 100)],
      ['removed', () => null],
    ])('an old entry that was %s is named and never skipped', async ([, change]) => {
      const store = harness()
      const first = await store.open()
      await first.append(drafts(600), 0)
      await first.close()
      store.tamper(40, change)
      const ledger = await store.open()
      expect(await ledger.verify()).toMatchObject({ at: 'damaged', damage: { seq: 40 } })
      const given: number[] = []
      const reading = async () => {
        for await (const entry of ledger.read(0)) given.push(entry.seq)
      }
      await expect(reading()).rejects.toMatchObject({ cause: { seq: 40 } })
      expect(given).toEqual(range(1, 39))
      const seen: number[] = []
      const damage = await new Promise<Damage>((resolve) => {
        ledger.watch(
          0,
          each((entry) => seen.push(entry.seq)),
          resolve,
        )
      })
      expect(damage.seq).toBe(40)
      expect(seen).toEqual(range(1, 39))
      // The entries after it are still sound for a start from a snapshot.
      expect(await all(ledger, 590)).toHaveLength(10)
      await ledger.close()
    })
  })
}

/** Looks at the entries of a watch one by one. */
function each(look: (entry: Entry) => void): (entries: readonly Entry[]) => void {
  return (entries) => entries.forEach((entry) => look(entry))
}

async function collect(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const collected: Entry[] = []
  for await (const entry of entries) collected.push(entry)
  return collected
}

function all(ledger: Ledger, after = 0): Promise<Entry[]> {
  return collect(ledger.read(after))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn()
}
