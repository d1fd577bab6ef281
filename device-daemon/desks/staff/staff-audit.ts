import { randomUUID } from 'node:crypto'
import type { Clock } from '#daemon/clock.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { SignInEvent as LedgerSignIn } from '#daemon/domain/people/people.ts'
import type { Station } from '#daemon/station.ts'
import type { SignInEvent } from './sign-in.ts'

/** The audit trail of the door: who signs in and out, and who is kept out. */
export type StaffAudit = {
  /** One wrong PIN alone leaves no trace. */
  note(event: SignInEvent): void
  close(): void
}

/** Strangers' tries are written down as a sum, at most this often, so that they cannot fill the ledger. */
const STRANGERS_TOLD_EVERY_MS = 10 * 60_000

/** Writes the trail into the ledger. */
export function openStaffAudit({
  station,
  clock,
}: {
  station: Pick<Station, 'execute'>
  clock: Clock
}): StaffAudit {
  let strangers: Strangers | null = null

  function write(event: LedgerSignIn, actor: Actor): void {
    void station.execute(`sign-in/${randomUUID()}`, { type: 'record-sign-in', event }, actor)
  }

  function tellStrangers(): void {
    if (strangers === null) return
    const { tries, lockouts, accounts, since, cancel } = strangers
    cancel()
    strangers = null
    if (lockouts === 0) return
    write({ type: 'strangers-refused', tries, accounts: [...accounts], since }, { at: 'system' })
  }

  function countStranger({ at, clerk }: SignInEvent): void {
    strangers ??= {
      tries: 0,
      lockouts: 0,
      accounts: new Set(),
      since: new Date(clock.now()).toISOString(),
      cancel: clock.after(STRANGERS_TOLD_EVERY_MS, tellStrangers),
    }
    strangers.tries += 1
    if (at === 'locked-out') strangers.lockouts += 1
    if (clerk !== null) strangers.accounts.add(clerk)
  }

  return {
    note(event) {
      const { at, clerk, from } = event
      if (at === 'signed-in' || at === 'signed-out') {
        if (clerk === null) return
        const type = at === 'signed-in' ? 'clerk-signed-in' : 'clerk-signed-out'
        return write({ type, clerk }, { at: 'staff', account: clerk, window: null })
      }
      if (from === 'stranger') return countStranger(event)
      if (at === 'locked-out') write({ type: 'sign-in-locked', clerk }, { at: 'system' })
    },
    close: tellStrangers,
  }
}

type Strangers = {
  tries: number
  lockouts: number
  accounts: Set<string>
  since: string
  cancel(): void
}
