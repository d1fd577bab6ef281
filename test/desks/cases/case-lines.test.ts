import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openCaseSeal } from '#daemon/desks/cases/case-seal.ts'
import { openViews } from '#daemon/desks/cases/case-views.ts'
import type { CaseRecord } from '#daemon/domain/cases/types.ts'
import { openSeal } from '#daemon/store/keys/seal.ts'
import { tempFolder } from '#test/support/temp-folder.ts'
import { caseRules } from './case-rules.ts'

const COUNT = 250
/** So many may be opened before anybody else has a turn. */
const AT_ONCE = 100

test('the first list of hundreds of cases lets others have their turn between the names, and no name is opened twice', async () => {
  const kept = openSeal(tempFolder())
  if (kept.at !== 'ok') throw new Error(kept.reason)
  const seal = openCaseSeal(kept.seal, () => false)
  let opened = 0
  const shown = openViews({
    seal: {
      ...seal,
      open(id, ciphertext) {
        opened += 1
        return seal.open(id, ciphertext)
      },
    },
    today: () => '2026-11-30',
    ...caseRules,
    item: () => null,
  })
  const names = Array.from({ length: COUNT }, (_, n) => `第${n}位`)
  const records = names.map((name, n): CaseRecord => {
    const id = `case-${n}`
    return {
      id,
      number: `2026-${String(n).padStart(4, '0')}`,
      code: String(n).padStart(10, '0'),
      itemSeq: 14,
      item: { name: '高龄补贴', version: 'v1' },
      time: '2026-11-30T01:00:00Z',
      by: 'clerk-1',
      window: null,
      applicant: seal.applicant(id, { name }),
      visits: [],
      documents: [],
      acts: [],
      before: null,
      state: { at: 'told', on: '2026-11-30' },
      acceptedOn: null,
      due: null,
      materials: [],
      openAs: null,
    }
  })

  const atOnce: number[] = []
  const listed = shown.lines(records)
  const listing = { isOver: false }
  const others = (async () => {
    let before = 0
    while (!listing.isOver) {
      atOnce.push(opened - before)
      before = opened
      await turn()
    }
  })()
  const lines = await listed
  listing.isOver = true
  await others
  kept.seal.close()
  expect(lines.map(({ name }) => name)).toEqual(names)
  expect(Math.max(...atOnce)).toBeLessThanOrEqual(AT_ONCE)
  expect(opened).toBe(COUNT)
  expect((await shown.lines(records)).map(({ name }) => name)).toEqual(names)
  expect(opened).toBe(COUNT)
})
