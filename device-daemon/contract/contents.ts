import { Type, type Static } from 'typebox'

/** What people write and the station shows. */
export const ContentKind = Type.Union([
  Type.Literal('notice'),
  Type.Literal('guide'),
  Type.Literal('places'),
  Type.Literal('station'),
  /** What stands on the windows' plates. */
  Type.Literal('plates'),
  /** Priority, quotas, and the calls before a no-show. */
  Type.Literal('rules'),
])
export type ContentKind = Static<typeof ContentKind>
