import { Type, type Static } from 'typebox'
import type { Log } from '#daemon/log.ts'
import { type Document, openDocument } from './document.ts'

const StaffAccount = Type.Object({
  id: Type.String({ minLength: 1 }),
  name: Type.String({ minLength: 1 }),
  role: Type.Union([Type.Literal('lead'), Type.Literal('clerk')]),
  /** PHC string; the PIN itself is kept nowhere. */
  pin: Type.String({ pattern: '^\\$' }),
  title: Type.String(),
  number: Type.String(),
  party: Type.Union([Type.Object({ at: Type.Literal('member') }), Type.Object({ at: Type.Literal('none') })]),
  /** A file in photos/. */
  photo: Type.Union([Type.String(), Type.Null()]),
  /** Nobody is ever taken out: old entries of the ledger name them. */
  at: Type.Union([Type.Literal('active'), Type.Literal('disabled')]),
})
export type StaffAccount = Static<typeof StaffAccount>

/** staff.json. `firstPins`: whether the PINs of the first start have reached the person who started it. */
const StaffFile = Type.Object({
  firstPins: Type.Object({ at: Type.Union([Type.Literal('untold'), Type.Literal('told')]) }),
  accounts: Type.Array(StaffAccount),
})
export type StaffFile = Static<typeof StaffFile>

/** Opens staff.json in `folder`; without one, nobody has an account yet. */
export async function openStaffFile(
  folder: string,
  log?: Log,
): Promise<{ at: 'ok'; document: Document<StaffFile> } | { at: 'fault'; path: string; reason: string }> {
  return openDocument({
    folder,
    name: 'staff',
    schema: StaffFile,
    version: 1,
    migrations: {},
    initial: { firstPins: { at: 'untold' }, accounts: [] },
    ...(log === undefined ? {} : { log }),
  })
}

/** Stands in for a file that cannot be read: nobody can sign in, nothing is made anew, residents notice nothing. */
export function unreadableStaff(reason: string): Document<StaffFile> {
  const nobody: StaffFile = { firstPins: { at: 'told' }, accounts: [] }
  return { data: () => nobody, update: async () => ({ at: 'failed', reason }) }
}
