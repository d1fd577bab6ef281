import { Type, type Static } from 'typebox'

/** 办件类型 of the annex: 即办件 can be finished on the spot, 承诺件 within a promised time. */
export const ItemKind = Type.Union([Type.Literal('即办件'), Type.Literal('承诺件')])
export type ItemKind = Static<typeof ItemKind>

/** One line of `GET /api/guides`. */
export const GuideEntry = Type.Object({
  seq: Type.Integer(),
  /** The exact name of the annex. */
  name: Type.String(),
  plainTitle: Type.String(),
  kind: ItemKind,
  category: Type.String(),
  /** Why this station does not take this errand now; null when it does. */
  suspended: Type.Union([Type.String(), Type.Null()]),
  /** Why a resident can take no ticket for it, and whom to ask; null when one can. */
  noTicket: Type.Union([Type.String(), Type.Null()]),
})
export type GuideEntry = Static<typeof GuideEntry>

export const Domain = Type.Object({
  name: Type.String(),
  /** A few words under the name. */
  short: Type.String(),
  items: Type.Array(Type.Integer()),
})
export type Domain = Static<typeof Domain>

export const GuideList = Type.Object({ guides: Type.Array(GuideEntry), domains: Type.Array(Domain) })
export type GuideList = Static<typeof GuideList>

/** What the last screen before a ticket needs to know of an errand. */
export const Preparation = Type.Object({
  seq: Type.Integer(),
  name: Type.String(),
  plainTitle: Type.String(),
  kind: ItemKind,
  queueId: Type.String(),
  bring: Type.Array(Type.Object({ name: Type.String(), note: Type.String() })),
  /** True where the station has not confirmed the list of materials: it then shows 待核定. */
  bringUnconfirmed: Type.Boolean(),
  suspended: Type.Union([Type.String(), Type.Null()]),
  noTicket: Type.Union([Type.String(), Type.Null()]),
})
export type Preparation = Static<typeof Preparation>
