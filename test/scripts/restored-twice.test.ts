import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FileSystem, systemFiles } from '#daemon/store/file-system.ts'
import { openHighWater } from '#daemon/store/ledger/high-water.ts'
import { paceSince } from '../../scripts/restore.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const MANIFEST = {
  madeAt: '2026-11-28T01:00:00Z',
  station: { id: 'ST-1', name: '示例站', timeZone: 'Asia/Shanghai' },
}
/** 09:30 at the station. */
const MORNING = Date.parse('2026-11-28T01:30:00Z')
const SERIES = 'queue/2026-11-28/A'

/** Nothing is lost here but with its whole folder. */
const quick: FileSystem = {
  ...systemFiles,
  syncFolder: async () => {},
  create: async (path) => ({ ...(await systemFiles.create(path)), sync: async () => {} }),
}

/** An empty folder that a backup is restored into, and every number that it is made to give from then on. */
async function restored(now: () => number) {
  const folder = tempFolder()
  const begun = await openHighWater({ folder, files: quick, clock: { now, monotonic: now } })
  await begun.keepTo(paceSince(MANIFEST, now()))
  let marks = await openHighWater({ folder, files: quick, clock: { now, monotonic: now } })
  let newest = marks.reserved()[SERIES] ?? 0
  return {
    /** Everybody who asks gets the next number, or none. */
    async give(people: number): Promise<number[]> {
      const given: number[] = []
      for (let person = 0; person < people; person++) {
        const numbers = { [SERIES]: newest + 1 }
        if (!marks.covers(numbers) && (await marks.reserve(numbers)).at === 'failed') break
        newest += 1
        given.push(newest)
      }
      return given
    },
    /** Its ledger is lost, and goes on above everything that may have been given. */
    async loseLedger(): Promise<void> {
      marks = await openHighWater({ folder, files: quick, clock: { now, monotonic: now } })
      newest = marks.reserved()[SERIES] ?? 0
    },
  }
}

const step = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 3_600_000 })),
  does: fc.oneof(
    fc.record({ at: fc.constant('give' as const), people: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ at: fc.constant('restore' as const) }),
    fc.record({ at: fc.constant('lose-ledger' as const) }),
  ),
})

test('whenever and however often a backup is restored into an empty folder on one day, no two people hold the same number', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
      let now = MORNING
      const given: number[] = []
      let station = await restored(() => now)
      for (const { afterMs, does } of steps) {
        now += afterMs
        if (does.at === 'restore') station = await restored(() => now)
        else if (does.at === 'lose-ledger') await station.loseLedger()
        else given.push(...(await station.give(does.people)))
      }
      expect(new Set(given).size).toBe(given.length)
    }),
    { numRuns: 25 },
  )
})

test('a station that was restored gives a number every ten seconds, and those that nobody took are not lost', async () => {
  let now = MORNING
  const station = await restored(() => now)
  expect(await station.give(1)).toEqual([])
  now += 10_000
  expect(await station.give(3)).toEqual([3921])
  now += 600_000
  expect(await station.give(100)).toHaveLength(60)
})
