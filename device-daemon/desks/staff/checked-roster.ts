import { randomBytes } from 'node:crypto'
import type { AccountStanding } from '#daemon/domain/people/account-changes.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { Log } from '#daemon/log.ts'
import type { Document } from '#daemon/store/documents/document.ts'
import type { StaffAccount, StaffFile } from '#daemon/store/documents/staff-file.ts'
import { hashPin } from './pins.ts'
import { NO_PLATE } from './staff.ts'

/** What a start found of the file of accounts. */
export type RosterTrouble = Standing & { at: 'data' } & (
    | { code: 'accounts-unreadable'; reason: string }
    /** The file and the one before it are gone: accounts were made again from what the ledger knows of them. */
    | { code: 'accounts-rebuilt'; count: number }
    /** The generation before the newest one is in use. */
    | { code: 'accounts-recovered' }
    /** The file would have let in whom the ledger knows as stopped, or with another role. */
    | { code: 'accounts-mended'; count: number }
    /**
     * The file holds PINs from before they were changed; they count no more. `leads`: `kept` where nobody could have signed
     * in any more to give new ones.
     */
    | { code: 'pins-outdated'; count: number; leads: 'as-others' | 'kept' }
  )

export type CheckedRoster = {
  document: Document<StaffFile>
  troubles(): readonly RosterTrouble[]
}

/** `found`: how the file of accounts was found at this start. */
export type RosterFound =
  | { at: 'whole' }
  | { at: 'none' }
  | { at: 'recovered' }
  | { at: 'unreadable'; reason: string }

/**
 * Compares the file of accounts with the ledger, which knows of every change: an older file must not let in who was
 * stopped, and a lost one is no first start. What is mended holds from now on, also where the disk does not take it.
 */
export async function checkRoster(
  document: Document<StaffFile>,
  {
    found,
    standings,
    nameOfLost,
    since,
    log,
  }: {
    found: RosterFound
    standings: readonly AccountStanding[]
    /** Of an account whose own name is lost; `place`: where it stood in the file, from 1. */
    nameOfLost(place: number): string
    since: string
    log: Log
  },
): Promise<CheckedRoster> {
  const standing = { at: 'data', since } as const
  if (found.at === 'unreadable') {
    const { reason } = found
    return {
      document,
      troubles: () => [{ ...standing, id: 'data:accounts', code: 'accounts-unreadable', reason }],
    }
  }
  const isGone = found.at === 'none' && standings.length > 0
  const file = withPinsSettled(document.data(), standings)
  const newest = newestPlace(standings)
  // Costs some 30 ms: only where an account or its PIN is missing.
  const needsPin = newest > file.accounts.length || outdatedIn(file, standings).length > 0
  const pin = needsPin ? await pinOfNobody() : NO_PIN
  const mended = mend(file, standings, { pin, nameOf: nameOfLost })
  const troubles: RosterTrouble[] = []
  if (isGone)
    troubles.push({ ...standing, id: 'data:accounts', code: 'accounts-rebuilt', count: mended.changed })
  else if (found.at === 'recovered')
    troubles.push({ ...standing, id: 'data:accounts', code: 'accounts-recovered' })
  if (!isGone && mended.changed > 0)
    troubles.push({ ...standing, id: 'data:accounts:mended', code: 'accounts-mended', count: mended.changed })
  const { outdated, leads } = mended
  if (outdated > 0)
    troubles.push({ ...standing, id: 'data:pins', code: 'pins-outdated', count: outdated, leads })
  if (mended.file === document.data()) return { document, troubles: () => troubles }

  if (mended.changed + outdated > 0)
    log.error(
      { found: found.at, accounts: mended.changed, pins: outdated },
      'accounts were mended by what the ledger knows',
    )
  let state: 'pending' | 'written' = 'pending'
  const checked: Document<StaffFile> = {
    data: () => (state === 'pending' ? mended.file : document.data()),
    async update(change) {
      const written = await document.update((draft) => {
        const base = state === 'pending' ? structuredClone(mended.file) : draft
        return change(base) ?? base
      })
      if (written.at === 'written') state = 'written'
      return written
    },
  }
  await checked.update((draft) => draft)
  return { document: checked, troubles: () => troubles }
}

/**
 * The power went while a PIN was being changed: the new one counts where the ledger knows of it, or cannot say, for an old
 * one must not come back.
 */
function withPinsSettled(file: StaffFile, standings: readonly AccountStanding[]): StaffFile {
  if (file.accounts.every(({ pin }) => pin.next === undefined)) return file
  const accounts = file.accounts.map((account) => {
    const { next, ...pin } = account.pin
    if (next === undefined) return account
    const known = standings.find(({ account: id }) => id === account.id)
    const changes = (pin.changes ?? 0) + 1
    const isEntered = known !== undefined && (known.pins ?? changes) >= changes
    return { ...account, pin: isEntered ? { ...next, changes } : pin }
  })
  return { ...file, accounts }
}

type Mended = {
  file: StaffFile
  /** Accounts that differ. */
  changed: number
  /** Accounts whose PIN is an older one. */
  outdated: number
  leads: 'as-others' | 'kept'
}

/** The file as the ledger says it has to be. What is stopped is never let in again, nor is an older PIN. */
function mend(
  file: StaffFile,
  standings: readonly AccountStanding[],
  lost: { pin: StaffAccount['pin']; nameOf(place: number): string },
): Mended {
  let changed = 0
  const outdated = outdatedIn(file, standings)
  const standing = file.accounts.map((account) => {
    const known = standings.find(({ account: id }) => id === account.id)
    if (known === undefined) return account
    const role = known.role ?? account.role
    const at = known.at === 'disabled' ? known.at : account.at
    if (role === account.role && at === account.at) return account
    changed += 1
    return { ...account, role, at }
  })
  const isLead = ({ role, at }: StaffAccount) => role === 'lead' && at === 'active'
  // Without a 站长 who can sign in, nobody could give new PINs.
  const leads = standing.some((one) => isLead(one) && !outdated.includes(one.id)) ? 'as-others' : 'kept'
  const accounts = standing.map((account): StaffAccount => {
    const pins = standings.find(({ account: id }) => id === account.id)?.pins ?? null
    if (pins === null || (account.pin.changes ?? 0) === pins) return account
    const isLost = outdated.includes(account.id) && !(isLead(account) && leads === 'kept')
    return withPin(account, isLost ? lost.pin : account.pin, pins)
  })
  // An id is never given twice, so that every one up to the newest has its place.
  const newest = newestPlace(standings)
  for (let place = accounts.length + 1; place <= newest; place++) {
    const id = `staff-${place}`
    const known = standings.find((standing) => standing.account === id)
    const pin = { ...lost.pin, ...(known?.pins === null ? {} : { changes: known?.pins ?? 0 }) }
    accounts.push({ ...placeholder(id, place, known), name: lost.nameOf(place), pin })
    changed += 1
  }
  const result = { changed, outdated: outdated.length, leads } as const
  if (changed === 0 && accounts.every((account, place) => account === file.accounts[place]))
    return { ...result, file }
  // These accounts are in use: a start must not replace them with first ones.
  return { ...result, file: { ...file, firstPins: { at: 'told' }, accounts } }
}

function withPin(account: StaffAccount, pin: StaffAccount['pin'], changes: number): StaffAccount {
  return { ...account, pin: { ...pin, changes } }
}

/** Accounts of which the ledger knows a PIN that is newer than the file's. */
function outdatedIn(file: StaffFile, standings: readonly AccountStanding[]): readonly string[] {
  return file.accounts
    .filter(({ id, pin }) => {
      const pins = standings.find(({ account }) => account === id)?.pins ?? null
      return pins !== null && pin.changes !== undefined && pin.changes < pins
    })
    .map(({ id }) => id)
}

/** Stands where none is needed. */
const NO_PIN: StaffAccount['pin'] = { at: 'given', hash: '$' }

/** An account with it waits for a new one. */
async function pinOfNobody(): Promise<StaffAccount['pin']> {
  return { at: 'given', hash: await hashPin(randomBytes(32).toString('base64url')) }
}

function newestPlace(standings: readonly AccountStanding[]): number {
  return Math.max(0, ...standings.map(({ account }) => placeOf(account)))
}

function placeOf(id: string): number {
  return Number(/^staff-(\d+)$/.exec(id)?.[1] ?? 0)
}

/** The first account of all is a 站长's. */
function placeholder(
  id: string,
  place: number,
  known: AccountStanding | undefined,
): Omit<StaffAccount, 'name' | 'pin'> {
  const role = known?.role ?? (place === 1 ? 'lead' : 'clerk')
  return {
    ...NO_PLATE,
    id,
    role,
    at: known?.at ?? (place === 1 ? 'active' : 'disabled'),
  }
}
