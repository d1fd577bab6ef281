import type { Clock } from '#daemon/clock.ts'
import type { Accounts } from './accounts.ts'
import { type EasyPin, easyPin } from './easy-pins.ts'
import type { KnownDevices } from './known-devices.ts'
import { type Lockout, openLockout } from './lockout.ts'
import { networkOf } from '#daemon/network.ts'
import { type From, openPinChecks } from './pin-checks.ts'
import { hashPin, newPin } from './pins.ts'
import type { Sessions } from './sessions.ts'
import { type Staff, tidyName } from './staff.ts'

/** For the audit trail. `clerk` null: no account has the name that was tried. `locked-out` is told once, when it begins. */
export type SignInEvent = {
  at: 'signed-in' | 'signed-out' | 'locked-out' | 'refused'
  clerk: string | null
  from: From
}

type Refused = { at: 'wrong-pin' } | { at: 'too-many-tries'; seconds: number }
type Session = { id: string; account: string }

/** Everything that needs a PIN. */
export type SignIn = {
  /**
   * `address`: where the request comes from; `device`: the cookie of a device that is known. `token`: the session's
   * cookie, `device`: the device's, null where it cannot be kept.
   */
  signIn(who: {
    name: string
    pin: string
    address: string
    device: string | undefined
  }): Promise<{ at: 'ok'; token: string; device: string | null } | Refused>
  unlock(session: Session, pin: string): Promise<{ at: 'ok' } | Refused>
  /** Checks the PIN of the signed-in clerk once more, before an act that cannot be undone. */
  confirm(session: Session, pin: string): Promise<{ at: 'ok' } | Refused>
  /** Ends the account's other sessions. `same-pin`: the new one is the present one. */
  changePin(
    session: Session,
    pins: { pin: string; newPin: string },
  ): Promise<
    | { at: 'ok' }
    | { at: 'easy-pin'; why: EasyPin }
    | { at: 'same-pin' }
    | { at: 'failed'; reason: string }
    | Refused
  >
  signOut(session: Session): void
}

/** Also for names without an account and for networks; the oldest are forgotten first. */
const MOST_PASSING_KEYS = 2_000
/** When too many PINs wait to be checked. */
const BUSY_SECONDS = 2

/** What is slowed down by wrong tries. */
type Counter = { lockout: Lockout; key: string }

/** Slows guessing down, and gives the same answer whether or not an account has the name. */
export function openSignIn(parts: {
  clock: Clock
  staff: Staff
  sessions: Sessions
  devices: KnownDevices
  /** Keeps a PIN that its owner has chosen. */
  setOwnPin: Accounts['setOwnPin']
  audit(event: SignInEvent): void
}): SignIn {
  const { staff, sessions, devices, audit } = parts
  const own = openLockout(parts.clock, null)
  const passing = openLockout(parts.clock, MOST_PASSING_KEYS)
  const checks = openPinChecks()
  // Checked for names without an account, so that their answer takes as long.
  const nobodysPin = hashPin(newPin())

  /**
   * A known device is counted by itself and by the account tried there; a stranger by account and network. So guessing
   * locks out strangers, but not a clerk at a device on which they have signed in before.
   */
  function countersOf(
    name: string,
    account: string | undefined,
    device: string | null,
    address: string,
  ): Counter[] {
    const here = device === null ? '' : `device ${device} `
    const tried =
      account === undefined
        ? { lockout: passing, key: `${here}name ${tidyName(name)}` }
        : { lockout: own, key: `${here}account ${account}` }
    const place =
      device === null
        ? { lockout: passing, key: `network ${networkOf(address)}` }
        : { lockout: own, key: here }
    return [tried, place]
  }

  /** `account` undefined: no account has the name. */
  async function tryPin(
    account: string | undefined,
    pin: string,
    counters: readonly Counter[],
    from: From,
  ): Promise<{ at: 'ok'; account: string } | Refused> {
    const waitSeconds = () => Math.max(...counters.map(({ lockout, key }) => lockout.waitSeconds(key)))
    const wait = waitSeconds()
    if (wait > 0) return { at: 'too-many-tries', seconds: wait }
    const phc = account === undefined ? undefined : staff.byId(account)?.pin.hash
    const checking = checks.check(pin, phc ?? nobodysPin, from)
    if (checking === null) return { at: 'too-many-tries', seconds: BUSY_SECONDS }
    for (const { lockout, key } of counters) lockout.count(key)
    const right = await checking
    const found = account === undefined ? undefined : staff.byId(account)
    // Read again after the check, because the PIN may have been changed or the account closed meanwhile.
    if (right && found?.at === 'active' && found.pin.hash === phc) {
      for (const { lockout, key } of counters) lockout.forget(key)
      return { at: 'ok', account: found.id }
    }
    audit({ at: waitSeconds() > 0 ? 'locked-out' : 'refused', clerk: account ?? null, from })
    return { at: 'wrong-pin' }
  }

  const tryOwn = (session: Session, pin: string) =>
    tryPin(session.account, pin, [{ lockout: own, key: `session ${session.id}` }], 'known')

  return {
    async signIn({ name, pin, address, device: cookie }) {
      const account = staff.byName(name)?.id
      const device = devices.find(cookie)
      const from = device === null ? 'stranger' : 'known'
      const tried = await tryPin(account, pin, countersOf(name, account, device, address), from)
      if (tried.at !== 'ok') return tried
      const token = sessions.open(tried.account)
      audit({ at: 'signed-in', clerk: tried.account, from })
      return { at: 'ok', token, device: await devices.remember(cookie) }
    },
    async unlock(session, pin) {
      const tried = await tryOwn(session, pin)
      if (tried.at !== 'ok') return tried
      sessions.unlock(session.id)
      return { at: 'ok' }
    },
    async confirm(session, pin) {
      const tried = await tryOwn(session, pin)
      return tried.at === 'ok' ? { at: 'ok' } : tried
    },
    async changePin(session, { pin, newPin: wanted }) {
      const tried = await tryOwn(session, pin)
      if (tried.at !== 'ok') return tried
      if (wanted === pin) return { at: 'same-pin' }
      const why = easyPin(wanted)
      if (why !== null) return { at: 'easy-pin', why }
      const changed = await parts.setOwnPin(session.account, wanted)
      if (changed.at === 'failed') return changed
      sessions.endAllOf(session.account, session.id)
      return { at: 'ok' }
    },
    signOut({ id, account }) {
      sessions.end(id)
      audit({ at: 'signed-out', clerk: account, from: 'known' })
    },
  }
}
