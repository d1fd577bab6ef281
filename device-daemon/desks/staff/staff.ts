import type { PlateBody, StaffRole } from '#contract/clerk.ts'
import type { ClerkPlate } from '#contract/window.ts'
import type { Document } from '#daemon/store/documents/document.ts'
import type { StaffAccount, StaffFile } from '#daemon/store/documents/staff-file.ts'
import { hashPin, newPin } from './pins.ts'
import type { StaffRoster } from './staff-roster.ts'

/** `last-lead`: one 站长 must be left to let the others in. `reason`: the disk's. */
export type StaffRefusal =
  | { at: 'unknown-clerk' }
  | { at: 'name-taken' }
  | { at: 'last-lead' }
  | { at: 'failed'; reason: string }
export type Changed = { at: 'done'; account: StaffAccount } | StaffRefusal
export type NewPin = { at: 'done'; account: StaffAccount; pin: string } | StaffRefusal

/**
 * Enters a change of PIN elsewhere, after the new one is on the disk and before it counts: where the power goes in between,
 * a start sees whether it was entered, and has the PIN that counts either way. A refusal leaves everything as it is.
 */
export type EnterPin = () => Promise<StaffRefusal | null>

/** The accounts of this station's staff. What it answers with is durable. */
export type Staff = StaffRoster & {
  all(): readonly StaffAccount[]
  /** Also an account that may no longer sign in. */
  byId(id: string): StaffAccount | undefined
  byName(name: string): StaffAccount | undefined
  /** The id that the next account gets. */
  nextId(): string
  /** Why a name cannot be given; `but`: the account that may keep it. */
  refusalOf(wish: { name: string; but: string | null }): StaffRefusal | null
  /** With a PIN that is shown here once and never again. */
  add(who: { name: string; role: StaffRole }): Promise<NewPin>
  rename(id: string, to: { name: string; role: StaffRole }): Promise<Changed>
  resetPin(id: string, enter?: EnterPin): Promise<NewPin>
  setPin(id: string, pin: string, enter?: EnterPin): Promise<Changed>
  setAt(id: string, at: StaffAccount['at']): Promise<Changed>
  setPlate(id: string, plate: PlateBody): Promise<Changed>
  /** `photo`: a file in photos/. */
  setPhoto(id: string, photo: string | null): Promise<Changed>
  /**
   * Accounts and PINs of the first start. They are durable, and made again with other PINs at every start until
   * `firstPinsTold`, so that a crash in between cannot lock everybody out.
   */
  firstAccounts(names: {
    lead: string
    clerks: readonly string[]
  }): Promise<readonly { name: string; pin: string }[]>
  /** The first PINs have been shown at the start: from now on they are never shown again. */
  firstPinsTold(): Promise<void>
}

export const NO_PLATE: Pick<StaffAccount, 'title' | 'number' | 'party' | 'photo'> = {
  title: '',
  number: '',
  party: { at: 'none' },
  photo: null,
}

export function openStaff(document: Document<StaffFile>): Staff {
  const listeners: (() => void)[] = []
  const all = () => document.data().accounts
  const byId = (id: string) => all().find((account) => account.id === id)

  /** `change` gets a copy of the account; a refusal leaves everything as it is. */
  async function edit(
    id: string,
    change: (account: StaffAccount, file: StaffFile) => StaffRefusal | void,
  ): Promise<Changed> {
    let refusal: StaffRefusal | undefined
    const written = await document.update((draft) => {
      const original = structuredClone(draft)
      const account = draft.accounts.find((other) => other.id === id)
      takenUp(draft)
      refusal = account ? (change(account, draft) ?? undefined) : { at: 'unknown-clerk' }
      return refusal === undefined ? draft : original
    })
    return finished(written, refusal, id)
  }

  async function givePin(
    id: string,
    next: Pick<StaffAccount['pin'], 'at' | 'hash'>,
    enter: EnterPin | undefined,
  ): Promise<Changed> {
    if (enter !== undefined) {
      const laid = await edit(id, (account) => {
        account.pin.next = next
      })
      if (laid.at !== 'done') return laid
      const refusal = await enter()
      if (refusal !== null) {
        // A start would drop it as well: the ledger does not know of it.
        await edit(id, (account) => {
          delete account.pin.next
        })
        return refusal
      }
    }
    return edit(id, (account) => {
      account.pin = { ...next, changes: (account.pin.changes ?? 0) + 1 }
    })
  }

  function finished(
    written: { at: 'written' } | { at: 'failed'; reason: string },
    refusal: StaffRefusal | undefined,
    id: string,
  ): Changed {
    if (refusal !== undefined) return refusal
    if (written.at === 'failed') return written
    for (const listener of listeners) listener()
    const account = byId(id)
    if (account === undefined) throw new Error('an account that was written is gone')
    return { at: 'done', account }
  }

  return {
    plateOf(id) {
      const account = byId(id)
      return account && plateOf(account)
    },
    active: () => all().flatMap(({ id, name, at }) => (at === 'active' ? [{ id, name }] : [])),
    onChanged(listener) {
      listeners.push(listener)
    },
    all,
    byId,
    nextId: () => nextId(document.data()),
    refusalOf: ({ name, but }) => takenBy(document.data(), name, but) ?? null,
    byName: (name) => all().find((account) => account.name === tidyName(name)),
    async add({ name, role }) {
      const pin = newPin()
      const hash = await hashPin(pin)
      let id = ''
      let refusal: StaffRefusal | undefined
      const written = await document.update((draft) => {
        refusal = takenBy(draft, name, null)
        if (refusal !== undefined) return
        takenUp(draft)
        id = nextId(draft)
        draft.accounts.push({
          ...NO_PLATE,
          id,
          name: tidyName(name),
          role,
          pin: { at: 'given', hash, changes: 0 },
          at: 'active',
        })
      })
      return withPin(finished(written, refusal, id), pin)
    },
    rename: (id, { name, role }) =>
      edit(id, (account, file) => {
        const taken = takenBy(file, name, id)
        if (taken !== undefined) return taken
        if (role !== 'lead' && isLastLead(file, id)) return { at: 'last-lead' }
        account.name = tidyName(name)
        account.role = role
        return undefined
      }),
    async resetPin(id, enter) {
      const pin = newPin()
      return withPin(await givePin(id, { at: 'given', hash: await hashPin(pin) }, enter), pin)
    },
    setPin: async (id, pin, enter) => givePin(id, { at: 'own', hash: await hashPin(pin) }, enter),
    setAt: (id, at) =>
      edit(id, (account, file) => {
        if (at === 'disabled' && isLastLead(file, id)) return { at: 'last-lead' }
        account.at = at
        return undefined
      }),
    setPlate: (id, { title, number, party }) =>
      edit(id, (account) => {
        Object.assign(account, { title, number, party })
      }),
    setPhoto: (id, photo) =>
      edit(id, (account) => {
        account.photo = photo
      }),
    async firstAccounts({ lead, clerks }) {
      if (document.data().firstPins.at === 'told') return []
      const made = await Promise.all(
        [lead, ...clerks].map(async (name, i) => {
          const pin = newPin()
          const role: StaffRole = i === 0 ? 'lead' : 'clerk'
          const id = `staff-${i + 1}`
          const given = { at: 'given' as const, hash: await hashPin(pin), changes: 0 }
          return { name, pin, account: { ...NO_PLATE, id, name, role, pin: given, at: 'active' as const } }
        }),
      )
      const accounts = made.map(({ account }) => account)
      const written = await document.update(({ devices }) => ({
        firstPins: { at: 'untold' },
        accounts,
        devices,
      }))
      return written.at === 'written' ? made.map(({ name, pin }) => ({ name, pin })) : []
    },
    async firstPinsTold() {
      await document.update((draft) => takenUp(draft))
    },
  }
}

/** What an account shows in public. The picture's address changes with the picture, so that it may be kept for ever. */
function plateOf({ id, name, title, number, party, photo }: StaffAccount): ClerkPlate {
  const address = photo === null ? null : `/api/staff/${id}/photo?v=${photo.slice(0, 8)}`
  return { id, name, title, number, party, photo: address }
}

/** Removes differences of input methods: 窗口１员工 is 窗口1员工. */
export function tidyName(name: string): string {
  return name.normalize('NFKC').trim()
}

function takenBy(file: StaffFile, name: string, but: string | null): StaffRefusal | undefined {
  const taken = file.accounts.some((account) => account.id !== but && account.name === tidyName(name))
  return taken ? { at: 'name-taken' } : undefined
}

function isLastLead(file: StaffFile, id: string): boolean {
  const leads = file.accounts.filter(({ role, at }) => role === 'lead' && at === 'active')
  return leads.length === 1 && leads[0]?.id === id
}

/** A person knows the PIN of an account now, so the next start must not make new accounts. */
function takenUp(file: StaffFile): void {
  file.firstPins = { at: 'told' }
}

/** No account is ever removed, so that an id is never given twice. */
function nextId(file: StaffFile): string {
  return `staff-${file.accounts.length + 1}`
}

function withPin(changed: Changed, pin: string): NewPin {
  return changed.at === 'done' ? { ...changed, pin } : changed
}
