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

/** For the clerk's screen of that window, without id, never replayed: a pad itself says nothing. */
export const PadLive = Type.Object({
  'pad-refused': Type.Object({ window: Type.String(), detail: Type.String() }),
})
