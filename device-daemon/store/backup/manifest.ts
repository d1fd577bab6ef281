import { Type, type Static } from 'typebox'

/** Last file of a backup: what it is of, and the sum of every file in it. */
export const Manifest = Type.Object({
  v: Type.Literal(1),
  /** Of the program that made it. */
  version: Type.String(),
  /** Instant, ISO 8601 UTC. */
  madeAt: Type.String(),
  station: Type.Object({
    id: Type.String(),
    name: Type.String(),
    timeZone: Type.String(),
  }),
  /** Of the ledger. */
  entries: Type.Integer({ minimum: 0 }),
  /** SHA-256 (hex) by name. */
  files: Type.Record(Type.String(), Type.String()),
})
export type Manifest = Static<typeof Manifest>

export const MANIFEST = 'backup.json'
