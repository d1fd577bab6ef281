import { Type, type Static } from 'typebox'

/** What of the machine is looked at. */
const KeeperPart = Type.Union([
  Type.Literal('daemon'),
  Type.Literal('ledger'),
  Type.Literal('disk'),
  Type.Literal('devices'),
  Type.Literal('screens'),
  Type.Literal('clock'),
  Type.Literal('network'),
  Type.Literal('update'),
  Type.Literal('backup'),
])
export type KeeperPart = Static<typeof KeeperPart>

/** Something that is not as it should be. `code` is the same in every release. */
const KeeperFault = Type.Object({
  code: Type.String(),
  /** `now`: residents miss something until it is seen to. */
  urgency: Type.Union([Type.Literal('now'), Type.Literal('soon')]),
  /** What is so, in whole sentences. */
  words: Type.String(),
  /** What to do, in whole sentences. */
  remedy: Type.String(),
})
export type KeeperFault = Static<typeof KeeperFault>

/** One part: well where it has no faults. */
const KeeperCheck = Type.Object({
  part: KeeperPart,
  title: Type.String(),
  facts: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  faults: Type.Array(KeeperFault),
})
export type KeeperCheck = Static<typeof KeeperCheck>

/**
 * `GET /api/keeper`, on loopback alone: the health of the machine, for a technician without an account. Nothing of a
 * resident stands in it.
 */
export const KeeperReply = Type.Object({
  station: Type.String(),
  /** The station's wall clock, `2026-11-28 17:43:34`. */
  time: Type.String(),
  checks: Type.Array(KeeperCheck),
})
export type KeeperReply = Static<typeof KeeperReply>
