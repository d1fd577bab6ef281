import { randomUUID } from 'node:crypto'
import type { StaffRole } from '#contract/clerk.ts'
import type { AccountChange, AccountChangeEvent } from '#daemon/domain/people/account-changes.ts'
import type { Station } from '#daemon/station.ts'
import type { Sessions } from './sessions.ts'
import type { Changed, EnterPin, NewPin, Staff, StaffRefusal } from './staff.ts'

/** What the 站长 does to accounts; each change is an entry of the ledger. `by`: the account of the 站长. */
export type Accounts = {
  add(by: string, who: { name: string; role: StaffRole }): Promise<NewPin>
  change(by: string, id: string, to: { name: string; role: StaffRole }): Promise<Changed>
  /** Signs them out everywhere. */
  resetPin(by: string, id: string): Promise<NewPin>
  /** At once: a stopped account is signed out. */
  setAt(by: string, id: string, at: 'active' | 'disabled'): Promise<Changed>
  /** Of somebody's 座牌; `change` runs once the ledger has it. */
  changePlate<Answer extends { at: string }>(
    by: string,
    id: string,
    change: () => Promise<Answer>,
  ): Promise<Answer | StaffRefusal>
  /** One's own PIN. */
  setOwnPin(id: string, pin: string): Promise<Changed>
  /** The newest first. */
  changes(): Promise<readonly AccountChange[]>
}

/** Enough to see what happened in the weeks before. */
const CHANGES_SHOWN = 50

/**
 * The ledger is written before a change counts: one that could not be entered there does not happen, and one that the roster then
 * refuses is entered as failed.
 */
export function openAccounts(parts: {
  station: Pick<Station, 'execute'>
  staff: Staff
  sessions: Sessions
  newestChanges(count: number): Promise<readonly AccountChange[]>
}): Accounts {
  const { station, staff, sessions } = parts
  // One after another, so that two that are added at once do not get one id.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    const done = last.then(act)
    last = done.catch(() => undefined)
    return done
  }

  async function enter(by: string, event: AccountChangeEvent): Promise<StaffRefusal | null> {
    const actor = { at: 'staff', account: by, window: null } as const
    const outcome = await station.execute(
      `account/${randomUUID()}`,
      { type: 'record-account-change', event },
      actor,
    )
    return outcome.at === 'done' ? null : { at: 'failed', reason: outcome.at }
  }

  /** `change` enters it, before it counts. */
  function traced<Answer extends Changed | NewPin>(
    by: string,
    event: AccountChangeEvent,
    change: (enter: EnterPin) => Promise<Answer | StaffRefusal>,
  ): Promise<Answer | StaffRefusal> {
    return inTurn(async () => {
      let isEntered = false
      const changed = await change(async () => {
        const refusal = await enter(by, event)
        isEntered = refusal === null
        return refusal
      })
      if (isEntered && changed.at !== 'done')
        await enter(by, { type: 'account-change-failed', account: event.account })
      return changed
    })
  }

  /** What needs nothing to be on the disk before. */
  const enteredFirst =
    <Answer extends Changed | NewPin>(change: () => Promise<Answer>) =>
    async (enter: EnterPin): Promise<Answer | StaffRefusal> =>
      (await enter()) ?? change()

  const unknown = (id: string): StaffRefusal | null =>
    staff.byId(id) === undefined ? { at: 'unknown-clerk' } : null

  return {
    async add(by, who) {
      const taken = staff.refusalOf({ name: who.name, but: null })
      if (taken !== null) return taken
      const event = { type: 'account-added', account: staff.nextId(), role: who.role } as const
      return traced(
        by,
        event,
        enteredFirst(() => staff.add(who)),
      )
    },
    async change(by, id, to) {
      const refused = unknown(id) ?? staff.refusalOf({ name: to.name, but: id })
      if (refused !== null) return refused
      const event = { type: 'account-changed', account: id, role: to.role } as const
      return traced(
        by,
        event,
        enteredFirst(() => staff.rename(id, to)),
      )
    },
    async resetPin(by, id) {
      const refused = unknown(id)
      if (refused !== null) return refused
      const reset = await traced(by, { type: 'account-pin-reset', account: id }, (enter) =>
        staff.resetPin(id, enter),
      )
      if (reset.at === 'done') sessions.endAllOf(id)
      return reset
    },
    async setAt(by, id, at) {
      const refused = unknown(id)
      if (refused !== null) return refused
      const type = at === 'disabled' ? 'account-disabled' : 'account-enabled'
      const changed = await traced(
        by,
        { type, account: id },
        enteredFirst(() => staff.setAt(id, at)),
      )
      if (changed.at === 'done' && at === 'disabled') sessions.endAllOf(id)
      return changed
    },
    async changePlate(by, id, change) {
      const refused = unknown(id)
      if (refused !== null) return refused
      return inTurn(async () => {
        const notEntered = await enter(by, { type: 'account-plate-changed', account: id })
        if (notEntered !== null) return notEntered
        const changed = await change()
        if (changed.at !== 'done') await enter(by, { type: 'account-change-failed', account: id })
        return changed
      })
    },
    setOwnPin: (id, pin) =>
      traced(id, { type: 'account-pin-changed', account: id }, (enter) => staff.setPin(id, pin, enter)),
    changes: () => parts.newestChanges(CHANGES_SHOWN),
  }
}
