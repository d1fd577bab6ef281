import { Type, type Static } from 'typebox'
import { Guide, GuideElement, ItemKind } from './guide.ts'

/** `GET /api/guide-upkeep`: what is still 待核定 in each guide that is shown, the most used first. */
export const GuideUpkeepReply = Type.Object({
  guides: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      name: Type.String(),
      plainTitle: Type.String(),
      kind: ItemKind,
      category: Type.String(),
      unconfirmed: Type.Array(GuideElement),
      /** Of `unconfirmed`, what says that there is nothing: 不收费, 不需要材料. One confirmation may do for all of them. */
      nothing: Type.Array(GuideElement),
      /** Tickets of the last 30 days; how often the guide was opened since the daemon's start. */
      tickets: Type.Integer(),
      openings: Type.Integer(),
      checked: Guide.properties.checked,
    }),
  ),
})
export type GuideUpkeepReply = Static<typeof GuideUpkeepReply>

/** `GET /api/online-rate`: 网上可办率, and the list it is computed from. */
export const OnlineRate = Type.Object({
  /** False at a village, for which the document sets no rate. */
  counts: Type.Boolean(),
  /** Every 依申请政务服务事项 of the station; `unconfirmed` while 办理渠道 is 待核定. */
  items: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      name: Type.String(),
      online: Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('unconfirmed')]),
    }),
  ),
  /** 已核定, of `items`. */
  confirmed: Type.Integer({ minimum: 0 }),
  /** Whole percent of `items`: if none or all of those that are 待核定 can be done online. Null without items. */
  percent: Type.Union([
    Type.Object({ least: Type.Integer({ minimum: 0 }), most: Type.Integer({ maximum: 100 }) }),
    Type.Null(),
  ]),
  /** 不低于, by the document. */
  normPercent: Type.Integer(),
})
export type OnlineRate = Static<typeof OnlineRate>

/**
 * What the check of a guide that is still being written hands out: the guide as screens would show it, null while it has
 * not the shape of one; fields that the city sets, with the reason why they are locked; and what the city leaves open.
 */
export const GuideDraft = Type.Object({
  guide: Type.Union([Guide, Type.Null()]),
  locked: Type.Record(Type.String(), Type.String()),
  /** Elements that show 待核定 unless the station confirms them. */
  open: Type.Array(GuideElement),
})
export type GuideDraft = Static<typeof GuideDraft>
