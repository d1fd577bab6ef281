import type { Area } from '../area.ts'
import {
  type AccountChangeCommand,
  type AccountChangeEvent,
  accountChangeEvents,
  accountChanges,
} from './account-changes.ts'
import { type DeviceChangeCommand, type DeviceChangeEvent, deviceChangeEvents } from './device-changes.ts'
import type { DeviceTestCommand, DeviceTestEvent } from './device-tests.ts'

/** Who came to work at this station's screens, for the audit trail; never a PIN, never a name that was mistyped. */
export type SignInEvent =
  | { type: 'clerk-signed-in'; clerk: string }
  | { type: 'clerk-signed-out'; clerk: string }
  /** Too many wrong PINs at one of the station's own screens. `clerk`: null where no account has the name. */
  | { type: 'sign-in-locked'; clerk: string | null }
  /** Wrong PINs from elsewhere, in sum since an instant (ISO 8601 UTC); `accounts`: those that were tried. */
  | { type: 'strangers-refused'; tries: number; accounts: readonly string[]; since: string }

/** Nothing is decided: it has happened. */
export type SignInCommand = { type: 'record-sign-in'; event: SignInEvent }

/** The people who work here. Accounts and sessions are kept elsewhere; what stands in the ledger is an audit trail. */
export const people: Area<{
  name: 'people'
  state: null
  command: SignInCommand | AccountChangeCommand | DeviceChangeCommand | DeviceTestCommand
  event: SignInEvent | AccountChangeEvent | DeviceChangeEvent | DeviceTestEvent
}> & { projection: typeof accountChanges } = {
  name: 'people',
  empty: null,
  foldVersion: 1,
  commands: {
    'record-sign-in': true,
    'record-account-change': true,
    'record-device-change': true,
    'record-device-test': true,
  },
  events: {
    'clerk-signed-in': true,
    'clerk-signed-out': true,
    'sign-in-locked': true,
    'strangers-refused': true,
    ...accountChangeEvents,
    ...deviceChangeEvents,
    'device-tested': true,
  },
  hears: {},
  decide: (_whole, command) => ({ at: 'accepted', events: [command.event] }),
  evolve: () => null,
  projection: accountChanges,
  snapshot: { save: () => null, load: () => null },
}
