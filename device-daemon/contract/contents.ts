import { Type, type Static } from 'typebox'

/** What people write and the station shows. */
export const ContentKind = Type.Union([
  Type.Literal('notice'),
  Type.Literal('guide'),
  Type.Literal('places'),
  Type.Literal('station'),
])
export type ContentKind = Static<typeof ContentKind>
