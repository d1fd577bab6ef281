import { Type, type Static } from 'typebox'

/** `GET /api/errands?q=`: errands for staff, by what people say, name, pinyin or initials; best first, at most 8. */
export const ErrandsReply = Type.Object({
  errands: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      /** In everyday words. */
      title: Type.String(),
      /** Residents take no number for it by themselves: a clerk decides. */
      byClerkOnly: Type.Boolean(),
    }),
  ),
})
export type ErrandsReply = Static<typeof ErrandsReply>
