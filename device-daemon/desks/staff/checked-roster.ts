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
  const newest = newestPlace(standings)
  // Costs some 30 ms: only where an account is missing.
  const pin = newest > document.data().accounts.length ? await pinOfNobody() : NO_PIN
  const mended = mend(document.data(), standings, { pin, nameOf: nameOfLost })
  const troubles: RosterTrouble[] = []
  if (isGone)
    troubles.push({ ...standing, id: 'data:accounts', code: 'accounts-rebuilt', count: mended.changed })
  else if (found.at === 'recovered')
    troubles.push({ ...standing, id: 'data:accounts', code: 'accounts-recovered' })
  if (!isGone && mended.changed > 0)
    troubles.push({ ...standing, id: 'data:accounts:mended', code: 'accounts-mended', count: mended.changed })
  if (mended.changed === 0) return { document, troubles: () => troubles }

  log.error({ found: found.at, accounts: mended.changed }, 'accounts were mended by what the ledger knows')
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

/** The file as the ledger says it has to be; `changed`: how many accounts differ. What is stopped is never let in again. */
function mend(
  file: StaffFile,
  standings: readonly AccountStanding[],
  lost: { pin: StaffAccount['pin']; nameOf(place: number): string },
): { file: StaffFile; changed: number } {
  let changed = 0
  const accounts = file.accounts.map((account) => {
    const known = standings.find((standing) => standing.account === account.id)
    if (known === undefined) return account
    const role = known.role ?? account.role
    const at = known.at === 'disabled' ? known.at : account.at
    if (role === account.role && at === account.at) return account
    changed += 1
    return { ...account, role, at }
  })
  // An id is never given twice, so that every one up to the newest has its place.
  const newest = newestPlace(standings)
  for (let place = accounts.length + 1; place <= newest; place++) {
    const id = `staff-${place}`
    const known = standings.find((standing) => standing.account === id)
    accounts.push({ ...placeholder(id, place, known), name: lost.nameOf(place), pin: lost.pin })
    changed += 1
  }
  if (changed === 0) return { file, changed }
  // These accounts are in use: a start must not replace them with first ones.
  return { file: { ...file, firstPins: { at: 'told' }, accounts }, changed }
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
