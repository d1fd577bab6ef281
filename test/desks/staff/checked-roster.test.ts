import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkRoster, type RosterFound } from '#daemon/desks/staff/checked-roster.ts'
import { openStaff } from '#daemon/desks/staff/staff.ts'
import { type AccountStanding, standingsAfter } from '#daemon/domain/people/account-changes.ts'
import { firstAccountNames, nameOfLost } from '#daemon/http/words/staff.ts'
import type { Document } from '#daemon/store/documents/document.ts'
import { openStaffFile, type StaffFile } from '#daemon/store/documents/staff-file.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const WHOLE: RosterFound = { at: 'whole' }

async function documentIn(folder = tempFolder()): Promise<Document<StaffFile>> {
  const opened = await openStaffFile(folder)
  if (opened.at === 'fault') throw new Error(opened.reason)
  return opened.document
}

/** A file with a 站长 and three clerks. */
async function used(folder?: string): Promise<Document<StaffFile>> {
  const document = await documentIn(folder)
  await openStaff(document).firstAccounts(firstAccountNames(3))
  await openStaff(document).firstPinsTold()
  return document
}

async function checked(
  document: Document<StaffFile>,
  standings: readonly AccountStanding[],
  found: RosterFound = WHOLE,
) {
  const roster = await checkRoster(document, { found, standings, nameOfLost, since: 'now', log: silentLog() })
  return { ...roster, staff: openStaff(roster.document), codes: roster.troubles().map(({ code }) => code) }
}

const active = (account: string): AccountStanding => ({ account, role: null, at: 'active', pins: 0 })
const stopped = (account: string): AccountStanding => ({ account, role: null, at: 'disabled', pins: 0 })

describe('the file of accounts', () => {
  test('that agrees with the ledger is taken as it is', async () => {
    const document = await used()
    const roster = await checked(document, [active('staff-1'), active('staff-2')])
    expect(roster.document).toBe(document)
    expect(roster.codes).toEqual([])
  })

  test('that is older than the ledger lets in nobody who was stopped since, and staff are told', async () => {
    const folder = tempFolder()
    const { staff, codes } = await checked(await used(folder), [
      stopped('staff-2'),
      { account: 'staff-3', role: 'lead', at: 'active', pins: 0 },
      { account: 'staff-5', role: 'clerk', at: 'active', pins: 0 },
    ])
    expect(codes).toEqual(['accounts-mended'])
    expect(staff.byId('staff-2')?.at).toBe('disabled')
    expect(staff.byId('staff-3')?.role).toBe('lead')
    // The id of the one who was added meanwhile is not given to anybody else.
    expect(staff.nextId()).toBe('staff-6')
    expect(openStaff(await documentIn(folder)).byId('staff-2')?.at).toBe('disabled')
    // What is done from now on stands.
    expect((await staff.setAt('staff-2', 'active')).at).toBe('done')
    expect(staff.byId('staff-2')?.at).toBe('active')
  })

  test('lets in nobody who was stopped although the disk does not take what was mended', async () => {
    const document = await used()
    const { staff } = await checked(
      { data: document.data, update: async () => ({ at: 'failed', reason: 'ENOSPC' }) },
      [stopped('staff-2')],
    )
    expect(staff.byId('staff-2')?.at).toBe('disabled')
  })

  test('that holds a PIN from before it was changed does not let it in again, and the 站长 is told', async () => {
    const document = await used()
    await openStaff(document).setPin('staff-2', '483920')
    const older = structuredClone(document.data())
    await openStaff(document).setPin('staff-2', '750263')
    await document.update(() => older)
    const known = [{ ...active('staff-2'), pins: 2 }]
    const { staff, codes } = await checked(document, known)
    expect(codes).toEqual(['pins-outdated'])
    expect(staff.byId('staff-2')?.pin.hash).not.toBe(older.accounts[1]?.pin.hash)
    expect(staff.byId('staff-2')).toMatchObject({ at: 'active', pin: { at: 'given' } })
    expect(staff.byId('staff-3')?.pin).toEqual(older.accounts[2]?.pin)
    // Once a new one is given, nothing is wrong any more.
    expect((await staff.resetPin('staff-2')).at).toBe('done')
    expect((await checked(document, [{ ...active('staff-2'), pins: 3 }])).codes).toEqual([])
  })

  test('never locks out everybody: the only 站长 keeps an older PIN, and is told to change it', async () => {
    const document = await used()
    const [lead, clerk] = document.data().accounts.map(({ pin }) => pin.hash)
    const { staff, troubles } = await checked(document, [
      { ...active('staff-1'), pins: 1 },
      { ...active('staff-2'), pins: 1 },
    ])
    expect(troubles()).toMatchObject([{ code: 'pins-outdated', count: 2, leads: 'kept' }])
    expect(staff.byId('staff-1')?.pin.hash).toBe(lead)
    expect(staff.byId('staff-2')?.pin.hash).not.toBe(clerk)
  })

  /** The file as it is while a change of PIN is entered in the ledger. */
  async function cutWhileEntering(document: Document<StaffFile>): Promise<{ before: string; after: string }> {
    const before = document.data().accounts[1]?.pin.hash ?? ''
    let cut: StaffFile | undefined
    await openStaff(document).setPin('staff-2', '750263', async () => {
      cut = document.data()
      return null
    })
    const after = document.data().accounts[1]?.pin.hash ?? ''
    await document.update(() => structuredClone(cut))
    expect(after).not.toBe(before)
    return { before, after }
  }

  test.for<[string, AccountStanding[], 'before' | 'after']>([
    ['has the change: the new one counts', [{ ...active('staff-2'), pins: 1 }], 'after'],
    ['has not: the old one counts', [active('staff-2')], 'before'],
    ['knows nothing of the account: the old one counts', [], 'before'],
    ['lacks entries: the old one never comes back', [{ ...active('staff-2'), pins: null }], 'after'],
  ])('in which the power cut off a change of PIN, and the ledger %s', async ([, known, which]) => {
    const folder = tempFolder()
    const document = await used(folder)
    const pins = await cutWhileEntering(document)
    const { staff, codes } = await checked(document, known)
    expect(codes).toEqual([])
    expect(staff.byId('staff-2')?.pin).toMatchObject({ hash: pins[which] })
    expect((await documentIn(folder)).data().accounts[1]?.pin).toEqual(staff.byId('staff-2')?.pin)
    expect(staff.byId('staff-2')?.pin.next).toBeUndefined()
  })

  test('in which a change of PIN could not be entered in the ledger keeps the old one', async () => {
    const document = await used()
    const before = document.data().accounts
    const refusal = { at: 'failed', reason: 'disk-full' } as const
    expect(await openStaff(document).setPin('staff-2', '750263', async () => refusal)).toEqual(refusal)
    expect(document.data().accounts).toEqual(before)
  })

  test('of which only the generation before is left knows a PIN that was changed last', async () => {
    const folder = tempFolder()
    await openStaff(await used(folder)).setPin('staff-2', '750263', async () => null)
    const changed = (await documentIn(folder)).data().accounts[1]?.pin
    writeFileSync(join(folder, 'staff.json'), 'torn')
    const { staff, codes } = await checked(await documentIn(folder), [{ ...active('staff-2'), pins: 1 }], {
      at: 'recovered',
    })
    expect(codes).toEqual(['accounts-recovered'])
    expect(staff.byId('staff-2')?.pin).toEqual(changed)
  })

  test('of an earlier program, which did not count PINs, is taken as it is and counts from then on', async () => {
    const document = await used()
    await document.update((file) => {
      for (const account of file.accounts) delete account.pin.changes
    })
    const hash = document.data().accounts[1]?.pin.hash
    const { staff, codes } = await checked(document, [{ ...active('staff-2'), pins: 4 }])
    expect(codes).toEqual([])
    expect(staff.byId('staff-2')?.pin).toEqual({ at: 'given', hash, changes: 4 })
  })

  test('that is gone is no first start: accounts are made by what the ledger knows, and no PIN opens them', async () => {
    const { staff, codes } = await checked(await documentIn(), [active('staff-3'), stopped('staff-4')], {
      at: 'none',
    })
    expect(codes).toEqual(['accounts-rebuilt'])
    expect(await staff.firstAccounts(firstAccountNames(3))).toEqual([])
    expect(staff.all().map(({ id, role, at }) => `${id} ${role} ${at}`)).toEqual([
      'staff-1 lead active',
      'staff-2 clerk disabled',
      'staff-3 clerk active',
      'staff-4 clerk disabled',
    ])
    const reset = await staff.resetPin('staff-1')
    expect(reset.at).toBe('done')
  })

  test('that is not there yet makes its first accounts', async () => {
    const { staff, codes } = await checked(await documentIn(), [], { at: 'none' })
    expect(codes).toEqual([])
    expect(await staff.firstAccounts(firstAccountNames(3))).toHaveLength(4)
  })

  test.for([
    [{ at: 'recovered' }, 'accounts-recovered'],
    [{ at: 'unreadable', reason: 'altered' }, 'accounts-unreadable'],
  ] as const)('that was found %j is told', async ([found, code]) => {
    expect((await checked(await used(), [], found)).codes).toEqual([code])
  })
})

test('a change of an account that failed has not been', () => {
  const change = (type: Parameters<typeof standingsAfter>[0][number]['type'], account = 'staff-2') => ({
    type,
    account,
    role: null,
  })
  expect(
    standingsAfter([
      change('account-pin-changed'),
      change('account-disabled'),
      change('account-change-failed'),
      change('account-added', 'staff-5'),
      change('account-change-failed', 'staff-5'),
    ]),
  ).toEqual([{ ...active('staff-2'), pins: 1 }])
})
