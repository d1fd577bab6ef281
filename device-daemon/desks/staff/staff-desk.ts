import type { Permission } from '#contract/permission.ts'
import type { Clock } from '#daemon/clock.ts'
import { permissionsOf } from '#daemon/domain/people/permissions.ts'
import type { AccountChange } from '#daemon/domain/people/account-changes.ts'
import type { Station } from '#daemon/station.ts'
import type { Document } from '#daemon/store/documents/document.ts'
import type { PictureFiles } from '#daemon/store/documents/picture-files.ts'
import type { StaffFile } from '#daemon/store/documents/staff-file.ts'
import { type Accounts, openAccounts } from './accounts.ts'
import { openKnownDevices } from './known-devices.ts'
import { type Sessions, openSessions } from './sessions.ts'
import { type SignIn, type SignInEvent, openSignIn } from './sign-in.ts'
import { type Staff, openStaff } from './staff.ts'
import { type StaffPhotos, openStaffPhotos } from './staff-photos.ts'

/** `pin`: a PIN that was given has to be changed before anything else. */
export type Rights = { permissions: readonly Permission[]; pin: 'given' | 'own' }

/** Accounts, sessions and pictures of the people who work here. */
export type StaffDesk = {
  staff: Staff
  sessions: Sessions
  signIn: SignIn
  accounts: Accounts
  photos: StaffPhotos
  /** What an account may do now; undefined for one that may not sign in. */
  rightsOf(account: string): Rights | undefined
  /** Seconds without a press after which a screen locks itself. */
  idleSeconds: number
}

/** Longer than most errands take at a window; a day's work is one session at most. */
const DEFAULT_IDLE_MINUTES = 15
const DEFAULT_SESSION_HOURS = 12

/** `audit` is told who signs in and out and who is kept out; it is called in the same tick. */
export function openStaffDesk(parts: {
  document: Document<StaffFile>
  photos: PictureFiles
  clock: Clock
  /** YYYY-MM-DD. */
  today(): string
  limits: { idleMinutes: number; sessionHours: number } | undefined
  station: Pick<Station, 'execute'>
  /** What was done to accounts, as far as it is known by now. */
  newestChanges(count: number): Promise<readonly AccountChange[]>
  audit?(event: SignInEvent): void
}): StaffDesk {
  const { document, photos, clock, today, limits, audit = () => {} } = parts
  const idleSeconds = (limits?.idleMinutes ?? DEFAULT_IDLE_MINUTES) * 60
  const endMs = (limits?.sessionHours ?? DEFAULT_SESSION_HOURS) * 3_600_000
  const staff = openStaff(document)
  const sessions = openSessions(clock, { idleMs: idleSeconds * 1000, endMs })
  const { station, newestChanges } = parts
  const accounts = openAccounts({ station, staff, sessions, newestChanges })
  const signIn = openSignIn({
    clock,
    staff,
    sessions,
    devices: openKnownDevices(document, today),
    setOwnPin: accounts.setOwnPin,
    audit,
  })
  return {
    staff,
    sessions,
    signIn,
    accounts,
    photos: openStaffPhotos(staff, photos),
    rightsOf(id) {
      const account = staff.byId(id)
      if (account?.at !== 'active') return undefined
      return { permissions: permissionsOf(account.role), pin: account.pin.at }
    },
    idleSeconds,
  }
}
