import { Type, type Static } from 'typebox'

/** What a key on a window's caller pad asks for; the key itself may bear other words. */
export const PadKey = Type.Union([
  Type.Literal('next'),
  Type.Literal('recall'),
  Type.Literal('serve'),
  Type.Literal('finish'),
  Type.Literal('no-show'),
  Type.Literal('hold'),
  Type.Literal('pause'),
])
export type PadKey = Static<typeof PadKey>
