import { randomUUID } from 'node:crypto'
import type { Actor } from '#daemon/domain/people/actor.ts'
import type { SignInEvent as LedgerSignIn } from '#daemon/domain/people/sign-ins.ts'
import type { Station } from '#daemon/station.ts'
import type { SignInEvent } from './sign-in.ts'

/** Writes who signs in and out, and who is kept out, into the ledger: the audit trail. One wrong PIN alone is none. */
export function noteSignIn(station: Pick<Station, 'execute'>, { at, clerk }: SignInEvent): void {
  const event = ledgerEvent(at, clerk)
  if (event === null) return
  const actor: Actor =
    event.type === 'sign-in-locked' ? { at: 'system' } : { at: 'staff', account: event.clerk, window: null }
  void station.execute(`sign-in/${randomUUID()}`, { type: 'record-sign-in', event }, actor)
}

function ledgerEvent(at: SignInEvent['at'], clerk: string | null): LedgerSignIn | null {
  if (at === 'locked-out') return { type: 'sign-in-locked', clerk }
  if (at === 'refused' || clerk === null) return null
  return { type: at === 'signed-in' ? 'clerk-signed-in' : 'clerk-signed-out', clerk }
}
