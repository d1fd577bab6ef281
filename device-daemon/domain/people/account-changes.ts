import type { StaffRole } from '#contract/clerk.ts'
import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import { type DeviceChange, isDeviceChange } from './device-changes.ts'
import { type DeviceTest, isDeviceTest } from './device-tests.ts'

/** What was done to an account, as it stands in the ledger for ever; by whom, its entry says. Never a name or a PIN. */
export type AccountChangeEvent =
  | { type: 'account-added'; account: string; role: StaffRole }
  /** Another name, or another role. */
  | { type: 'account-changed'; account: string; role: StaffRole }
  | { type: 'account-pin-reset'; account: string }
  /** By its owner. */
  | { type: 'account-pin-changed'; account: string }
  | { type: 'account-disabled'; account: string }
  | { type: 'account-enabled'; account: string }
  /** Their 座牌, by somebody else: post, number, picture. */
  | { type: 'account-plate-changed'; account: string }
  /** The entry before it says what was about to be done; the roster could not be written, and nothing changed. */
  | { type: 'account-change-failed'; account: string }

export type AccountChangeCommand = { type: 'record-account-change'; event: AccountChangeEvent }

export const accountChangeEvents: Readonly<Record<AccountChangeEvent['type'], true>> = {
  'account-added': true,
  'account-changed': true,
  'account-pin-reset': true,
  'account-pin-changed': true,
  'account-disabled': true,
  'account-enabled': true,
  'account-plate-changed': true,
  'account-change-failed': true,
}

/** `by`: the account that did it; null for the station itself. `time`: an instant, ISO 8601 UTC. */
export type AccountChange = {
  at: AccountChangeEvent['type']
  account: string
  by: string | null
  time: string
}

/**
 * An account as the ledger knows it. `role`: null where it was one of the first ones and never changed. `pins`: how often
 * its PIN was set after the first one; null where the ledger cannot say.
 */
export type AccountStanding = {
  account: string
  role: StaffRole | null
  at: 'active' | 'disabled'
  pins: number | null
}

/** What the changes lead to; `changes` oldest first. One that failed has not been. */
export function standingsAfter(
  changes: readonly { type: AccountChangeEvent['type']; account: string; role: StaffRole | null }[],
): AccountStanding[] {
  const known = new Map<string, { now: AccountStanding; before: AccountStanding | null }>()
  for (const { type, account, role } of changes) {
    const before = known.get(account)?.now ?? null
    if (type === 'account-change-failed') {
      const last = known.get(account)?.before ?? null
      if (last === null) known.delete(account)
      else known.set(account, { now: last, before: last })
      continue
    }
    const now: AccountStanding = {
      account,
      role: role ?? before?.role ?? null,
      at:
        type === 'account-disabled'
          ? 'disabled'
          : type === 'account-enabled'
            ? 'active'
            : (before?.at ?? 'active'),
      pins: (before?.pins ?? 0) + (type === 'account-pin-reset' || type === 'account-pin-changed' ? 1 : 0),
    }
    known.set(account, { now, before })
  }
  return [...known.values()].map(({ now }) => now)
}

/** What was done to accounts and devices, and by whom. */
export const accountChanges = projection({
  name: 'people',
  version: 5,
  tables: `CREATE TABLE changes (seq INTEGER PRIMARY KEY, change TEXT NOT NULL) STRICT;
CREATE TABLE device_changes (seq INTEGER PRIMARY KEY, device TEXT NOT NULL, change TEXT NOT NULL) STRICT;
CREATE TABLE device_tests (device TEXT PRIMARY KEY, test TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  statements: {
    add: 'INSERT OR REPLACE INTO changes (seq, change) VALUES (?, ?)',
    newest: 'SELECT change FROM changes ORDER BY seq DESC LIMIT ?',
    addDevice: 'INSERT OR REPLACE INTO device_changes (seq, device, change) VALUES (?, ?, ?)',
    newestOfDevice: 'SELECT change FROM device_changes WHERE device = ? ORDER BY seq DESC LIMIT 1',
    dropDevice:
      'DELETE FROM device_changes WHERE seq = (SELECT max(seq) FROM device_changes WHERE device = ?)',
    putTest: 'INSERT OR REPLACE INTO device_tests (device, test) VALUES (?, ?)',
    tests: 'SELECT test FROM device_tests ORDER BY device',
    all: 'SELECT change FROM changes ORDER BY seq',
  },
  apply(tables, events: readonly Happened<{ type: string }>[]) {
    for (const { event, at } of events) {
      const { seq, time, actor } = at
      const by = actor.at === 'staff' || actor.at === 'office' ? actor.account : null
      if (isDeviceChange(event)) {
        const { device } = event
        if (event.type === 'device-change-failed') tables.run('dropDevice', device)
        else {
          const change: DeviceChange = { device, by, time, fields: event.fields }
          tables.run('addDevice', seq, device, writtenRow(change))
        }
      }
      if (isDeviceTest(event)) {
        const test: DeviceTest = { device: event.device, result: event.result, by, time }
        tables.run('putTest', event.device, writtenRow(test))
      }
      if (!isAccountChange(event)) continue
      const role = 'role' in event ? event.role : null
      const change: Row = {
        at: event.type,
        account: event.account,
        by,
        time,
        role,
      }
      tables.run('add', seq, writtenRow(change))
    }
  },
  queries: (tables) => ({
    newest: (count: number): AccountChange[] =>
      tables.all('newest', count).map((row) => {
        const { role: _role, ...change } = changeOf(row)
        return change
      }),
    /** The newest change of a device that was not taken back. */
    ofDevice: (device: string): DeviceChange | null => {
      const [row] = tables.all('newestOfDevice', device)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
      return row === undefined ? null : (readRow(row['change']) as DeviceChange)
    },
    /** Of each device that was ever tested, its newest test. */
    tested: (): DeviceTest[] =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
      tables.all('tests').map((row) => readRow(row['test']) as DeviceTest),
    /** Every account that was ever changed, as it has to be now. */
    standings: (): AccountStanding[] =>
      standingsAfter(
        tables.all('all').map((row) => {
          const { at: type, account, role } = changeOf(row)
          return { type, account, role }
        }),
      ),
  }),
})

type Row = AccountChange & { role: StaffRole | null }

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
const changeOf = ({ change }: Readonly<Record<string, unknown>>): Row => readRow(change) as Row

const isAccountChange = (event: { type: string }): event is AccountChangeEvent =>
  Object.hasOwn(accountChangeEvents, event.type)
