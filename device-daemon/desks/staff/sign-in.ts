import type { Clock } from '#daemon/clock.ts'
import { openLockout } from './lockout.ts'
import { hashPin, isEasyPin, isPin, newPin } from './pins.ts'
import type { Sessions } from './sessions.ts'
import { type Staff, tidyName } from './staff.ts'

/** For the audit trail. `clerk` null: nobody bears the name that was tried. `locked-out` is told once, as it begins. */
export type SignInEvent = { at: 'signed-in' | 'signed-out' | 'locked-out' | 'refused'; clerk: string | null }

type Refused = { at: 'wrong-pin' } | { at: 'too-many-tries'; seconds: number }

/** Everything that needs a PIN. `address`: where the request comes from. */
export type SignIn = {
  /** `token`: the cookie's value. */
  signIn(who: { name: string; pin: string; address: string }): Promise<{ at: 'ok'; token: string } | Refused>
  unlock(session: { id: string; clerk: string }, pin: string): Promise<{ at: 'ok' } | Refused>
  /** Ends the clerk's other sessions. */
  changePin(
    session: { id: string; clerk: string },
    pins: { pin: string; newPin: string },
  ): Promise<{ at: 'ok' } | { at: 'easy-pin' } | { at: 'failed'; reason: string } | Refused>
  signOut(session: { id: string; clerk: string }): void
}

/** Slows guessing down for each account and each address, and answers alike whether or not somebody bears the name. */
export function openSignIn(parts: {
  clock: Clock
  staff: Staff
  sessions: Sessions
  audit(event: SignInEvent): void
}): SignIn {
  const { staff, sessions, audit } = parts
  const lockout = openLockout(parts.clock)
  // Checked for names that nobody bears, so that they take as long.
  const nobodysPin = hashPin(newPin())
  // One check at a time: each takes 19 MiB and all of a core, and residents come first.
  let checking: Promise<unknown> = Promise.resolve()

  function check(pin: string, phc: string): Promise<boolean> {
    const checked = checking.then(() => isPin(pin, phc))
    checking = checked.catch(() => undefined)
    return checked
  }

  /**
   * `clerk` undefined: nobody bears the name. `keys`: what is slowed down by wrong tries: a stranger at the door by
   * account and address; whoever holds a session by that alone, so that no stranger keeps a clerk from the own screen.
   */
  async function tryPin(
    clerk: string | undefined,
    pin: string,
    keys: readonly string[],
  ): Promise<{ at: 'ok'; clerk: string } | Refused> {
    const waitSeconds = () => Math.max(...keys.map((key) => lockout.waitSeconds(key)))
    const wait = waitSeconds()
    if (wait > 0) return { at: 'too-many-tries', seconds: wait }
    for (const key of keys) lockout.count(key)
    const phc = (clerk === undefined ? undefined : staff.byId(clerk)?.pin) ?? (await nobodysPin)
    const right = await check(pin, phc)
    const account = clerk === undefined ? undefined : staff.byId(clerk)
    // Looked at after the check: the PIN may have been changed or the account closed meanwhile.
    if (right && account?.at === 'active' && account.pin === phc) {
      for (const key of keys) lockout.forget(key)
      return { at: 'ok', clerk: account.id }
    }
    audit({ at: waitSeconds() > 0 ? 'locked-out' : 'refused', clerk: clerk ?? null })
    return { at: 'wrong-pin' }
  }

  return {
    async signIn({ name, pin, address }) {
      const clerk = staff.byName(name)?.id
      const keys = [`account ${clerk ?? `? ${tidyName(name)}`}`, `address ${address}`]
      const tried = await tryPin(clerk, pin, keys)
      if (tried.at !== 'ok') return tried
      const token = sessions.open(tried.clerk)
      audit({ at: 'signed-in', clerk: tried.clerk })
      return { at: 'ok', token }
    },
    async unlock(session, pin) {
      const tried = await tryPin(session.clerk, pin, [`session ${session.id}`])
      if (tried.at !== 'ok') return tried
      sessions.unlock(session.id)
      return { at: 'ok' }
    },
    async changePin(session, { pin, newPin: wanted }) {
      const tried = await tryPin(session.clerk, pin, [`session ${session.id}`])
      if (tried.at !== 'ok') return tried
      if (isEasyPin(wanted)) return { at: 'easy-pin' }
      const changed = await staff.setPin(session.clerk, wanted)
      if (changed.at === 'failed') return changed
      sessions.endAllOf(session.clerk, session.id)
      return { at: 'ok' }
    },
    signOut({ id, clerk }) {
      sessions.end(id)
      audit({ at: 'signed-out', clerk })
    },
  }
}
