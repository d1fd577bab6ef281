import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openCaseSeal } from '#daemon/desks/cases/case-seal.ts'
import { openViews } from '#daemon/desks/cases/case-views.ts'
import type { CaseRecord } from '#daemon/domain/cases/types.ts'
import { openSeal } from '#daemon/store/keys/seal.ts'
import { tempFolder } from '#test/support/temp-folder.ts'
import { caseRules } from './case-rules.ts'

const recordOf = (n: number, applicant: CaseRecord['applicant']): CaseRecord => ({
  id: `case-${n}`,
  number: `2026-${String(n).padStart(4, '0')}`,
  code: String(n).padStart(10, '0'),
  itemSeq: 14,
  item: { name: '高龄补贴', version: 'v1' },
  time: '2026-11-30T01:00:00Z',
  by: 'clerk-1',
  window: null,
  applicant,
  visits: [],
  documents: [],
  acts: [],
  before: null,
  state: { at: 'told', on: '2026-11-30' },
  acceptedOn: null,
  due: null,
  materials: [],
  openAs: null,
})

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
  const records = names.map((name, n) => recordOf(n, seal.applicant(`case-${n}`, { name })))

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

test('a line stands until something happens with its case, another day begins, or an account is called otherwise', async () => {
  const now = {
    today: '2026-11-30',
    accounts: { 'clerk-1': '窗口1员工' } as Record<string, string>,
    names: true,
  }
  const shown = openViews({
    seal: { open: () => (now.names ? '赵某某' : null) },
    ...caseRules,
    item: () => null,
    today: () => now.today,
    accounts: () => now.accounts,
    nameOf: (account) => now.accounts[account] ?? account,
  })
  const applicant = () => ({ name: 's1.x', phone: null, address: null })
  const record: CaseRecord = {
    ...recordOf(1, applicant()),
    state: { at: 'accepted', on: '2026-11-30' },
    due: { date: '2026-12-01', basis: null },
  }
  const other = recordOf(2, null)
  const lineOf = async (of: CaseRecord) => (await shown.lines([of, other]))[0]
  const first = await lineOf(record)
  expect(first).toMatchObject({ by: '窗口1员工', name: '赵某某', light: 'red', state: { at: 'accepted' } })
  expect(await lineOf(record)).toBe(first)

  const paused: CaseRecord = { ...record, state: { at: 'paused', on: '2026-11-30' } }
  expect(await lineOf(paused)).toEqual({ ...first, state: paused.state, light: 'none' })
  now.today = '2026-12-02'
  expect(await lineOf(record)).toEqual({ ...first, light: 'overdue' })
  now.accounts = { 'clerk-1': '王某某' }
  expect(await lineOf(record)).toEqual({ ...first, light: 'overdue', by: '王某某' })

  // A name that cannot be read for a moment is read as soon as it can be.
  now.names = false
  const unread = { ...record, applicant: applicant() }
  expect(await lineOf(unread)).toMatchObject({ name: null })
  now.names = true
  expect(await lineOf(unread)).toMatchObject({ name: '赵某某' })
})
