import { Type, type Static } from 'typebox'
import type { Log } from '#daemon/log.ts'
import { type Document, type OpenedDocument, openDocument } from './document.ts'

const StaffAccount = Type.Object({
  id: Type.String({ minLength: 1 }),
  name: Type.String({ minLength: 1 }),
  role: Type.Union([
    Type.Literal('lead'),
    Type.Literal('editor'),
    Type.Literal('clerk'),
    Type.Literal('agent'),
  ]),
  /**
   * `given`: drawn by the station and known to another person; its owner has to choose another. `hash`: a PHC string; the
   * PIN itself is kept nowhere. `changes`: how many PINs of this account came before it by the ledger, so that an older file
   * does not bring an older PIN back; not there in files of earlier programs. `next`: comes after this one, once the ledger
   * knows of it.
   */
  pin: Type.Object({
    at: Type.Union([Type.Literal('given'), Type.Literal('own')]),
    hash: Type.String({ pattern: '^\\$' }),
    changes: Type.Optional(Type.Integer({ minimum: 0 })),
    next: Type.Optional(
      Type.Object({
        at: Type.Union([Type.Literal('given'), Type.Literal('own')]),
        hash: Type.String({ pattern: '^\\$' }),
      }),
    ),
  }),
  title: Type.String(),
  number: Type.String(),
  party: Type.Union([Type.Object({ at: Type.Literal('member') }), Type.Object({ at: Type.Literal('none') })]),
  /** A file in photos/. */
  photo: Type.Union([Type.String(), Type.Null()]),
  /** No account is ever removed: old entries of the ledger name it. */
  at: Type.Union([Type.Literal('active'), Type.Literal('disabled')]),
})
export type StaffAccount = Static<typeof StaffAccount>

/**
 * staff.json. `firstPins`: whether the PINs of the first start have reached the person who started it. `devices`: browsers
 * in which a clerk has signed in, the one seen last at the end; `hash` is SHA-256 of their cookie.
 */
const StaffFile = Type.Object({
  firstPins: Type.Object({ at: Type.Union([Type.Literal('untold'), Type.Literal('told')]) }),
  accounts: Type.Array(StaffAccount),
  devices: Type.Array(
    Type.Object({ hash: Type.String(), seenOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
  ),
})
export type StaffFile = Static<typeof StaffFile>

/** Opens staff.json in `folder`; without one, there are no accounts yet. */
export async function openStaffFile(folder: string, log?: Log): Promise<OpenedDocument<StaffFile>> {
  return openDocument({
    folder,
    name: 'staff',
    schema: StaffFile,
    version: 3,
    // Version 2 knew no editors; an earlier program takes no file in which there may be one.
    migrations: { 1: withOwnPins, 2: (written) => written },
    initial: { firstPins: { at: 'untold' }, accounts: [], devices: [] },
    ...(log === undefined ? {} : { log }),
  })
}

/** Version 1 did not tell a PIN that was given from one that was chosen: its owner may keep it. */
function withOwnPins(written: unknown): unknown {
  if (!isRecord(written) || !Array.isArray(written['accounts'])) return written
  const accounts = written['accounts'].map((account: unknown) =>
    isRecord(account) ? { ...account, pin: { at: 'own', hash: account['pin'] } } : account,
  )
  return { ...written, accounts, devices: [] }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Stands in for a file that cannot be read: signing in is impossible, nothing is created again, residents notice nothing. */
export function unreadableStaff(reason: string): Document<StaffFile> {
  const nobody: StaffFile = { firstPins: { at: 'told' }, accounts: [], devices: [] }
  return { data: () => nobody, update: async () => ({ at: 'failed', reason }) }
}
