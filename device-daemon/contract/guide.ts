import { Type, type Static } from 'typebox'
import { BookingKind } from './bookings.ts'
import { PrintBody } from './paper.ts'

/** 办件类型 of the annex: 即办件 can be finished on the spot, 承诺件 within a promised time. */
export const ItemKind = Type.Union([Type.Literal('即办件'), Type.Literal('承诺件')])
export type ItemKind = Static<typeof ItemKind>

/** The annex's 备注 decides it: 当场办, 帮办代办, or none for the 27 便民事项. */
export const Handling = Type.Union([Type.Literal('当场办'), Type.Literal('帮办代办'), Type.Null()])
export type Handling = Static<typeof Handling>

/**
 * Of all that residents read of it: 16 digits of a SHA-256, in which neither order nor spacing of its fields counts. Two
 * stations with the same one show the same; people compare the first eight.
 */
const ContentHash = Type.String({ pattern: '^[0-9a-f]{16}$' })

/** The official entry where errands are done online. */
const Portal = Type.Object({ name: Type.String(), url: Type.String() })
export type Portal = Static<typeof Portal>

/** One line of `GET /api/guides`. */
export const GuideEntry = Type.Object({
  seq: Type.Integer(),
  /** The exact name of the annex. */
  name: Type.String(),
  plainTitle: Type.String(),
  kind: ItemKind,
  handling: Handling,
  category: Type.String(),
  /** Why this station does not take this errand now; null when it does. */
  suspended: Type.Union([Type.String(), Type.Null()]),
  /** Why a resident can take no ticket for it, and whom to ask; null when one can. */
  noTicket: Type.Union([Type.String(), Type.Null()]),
  /** Null where it is not known to be done online. */
  portal: Type.Union([Portal, Type.Null()]),
  hash: ContentHash,
})
export type GuideEntry = Static<typeof GuideEntry>

export const Domain = Type.Object({
  name: Type.String(),
  /** A few words under the name. */
  short: Type.String(),
  items: Type.Array(Type.Integer()),
})
export type Domain = Static<typeof Domain>

export const GuideList = Type.Object({
  guides: Type.Array(GuideEntry),
  domains: Type.Array(Domain),
  /** Of the catalogue. */
  version: Type.String(),
  hash: ContentHash,
  /** The station's own way to what is done online; null while it has none. */
  portal: Type.Union([Portal, Type.Null()]),
})
export type GuideList = Static<typeof GuideList>

/** 公示、鉴定、评估、勘验: the only times that may not count. */
export const ExcludedTime = Type.Union([
  Type.Literal('公示'),
  Type.Literal('鉴定'),
  Type.Literal('评估'),
  Type.Literal('勘验'),
])
export type ExcludedTime = Static<typeof ExcludedTime>

/** The elements of a guide by the names of 安政办〔2020〕36号 二（二）5、6, and what a resident asks beyond them. */
export const GuideElement = Type.Union([
  Type.Literal('事项名称'),
  Type.Literal('事项编码'),
  Type.Literal('事项类型'),
  Type.Literal('办件类型'),
  Type.Literal('办理方式'),
  Type.Literal('办事依据'),
  Type.Literal('行使层级'),
  Type.Literal('受理条件'),
  Type.Literal('申请材料'),
  Type.Literal('办理流程'),
  Type.Literal('办理时限'),
  Type.Literal('收费情况'),
  Type.Literal('办理渠道'),
  Type.Literal('办理结果'),
])
export type GuideElement = Static<typeof GuideElement>

export const LegalBasis = Type.Object({
  title: Type.String(),
  docNumber: Type.Optional(Type.String()),
  article: Type.Optional(Type.String()),
  confidence: Type.Union([Type.Literal('high'), Type.Literal('medium'), Type.Literal('low')]),
})
export type LegalBasis = Static<typeof LegalBasis>

export const Material = Type.Object({
  name: Type.String(),
  original: Type.Integer({ minimum: 0 }),
  copy: Type.Integer({ minimum: 0 }),
  note: Type.String(),
  required: Type.Union([Type.Boolean(), Type.Literal('conditional')]),
  /** Who has to bring it, where not everybody has to; in a guide a whole sentence. */
  when: Type.Optional(Type.String()),
})
export type Material = Static<typeof Material>

/** A material as a guide tells of it. */
export const GuideMaterial = Type.Object({
  ...Material.properties,
  /** What it looks like, for screen and paper: SVG path data, stroked 4 wide in a field 120 wide and 84 high. */
  drawing: Type.String(),
  /** Where it is to be had, in the catalogue's own words; null where the catalogue does not say. */
  source: Type.Union([Type.String(), Type.Null()]),
})
export type GuideMaterial = Static<typeof GuideMaterial>

/** A bank, post office or shop that takes an errand on behalf of the station: 二（二）4 of the document. */
export const Agency = Type.Object({
  kind: Type.Union([Type.Literal('银行'), Type.Literal('邮政'), Type.Literal('其他')]),
  name: Type.String(),
  place: Type.String(),
  hours: Type.String(),
  phone: Type.String(),
})
export type Agency = Static<typeof Agency>

/** Where the bill of 水电气暖 is paid, and which number to bring. */
export const Payment = Type.Object({ payee: Type.String(), place: Type.String(), number: Type.String() })
export type Payment = Static<typeof Payment>

/** `GET /api/guides/:seq`: everything a resident may read of an errand. */
export const Guide = Type.Object({
  ...GuideEntry.properties,
  itemClass: Type.Union([Type.Literal('公共服务'), Type.Literal('便民服务')]),
  itemType: Type.String(),
  code: Type.Union([Type.String(), Type.Null()]),
  audience: Type.Array(Type.String()),
  exerciseLevel: Type.Object({ handledAt: Type.String(), decidedBy: Type.String() }),
  legalBasis: Type.Array(LegalBasis),
  conditions: Type.Array(Type.String()),
  materials: Type.Array(GuideMaterial),
  steps: Type.Array(Type.String()),
  timeLimit: Type.Object({
    text: Type.String(),
    statutoryWorkdays: Type.Union([Type.Integer(), Type.Null()]),
    promisedWorkdays: Type.Union([Type.Integer(), Type.Null()]),
    /** What of the time does not count, where the errand's own rule says so. */
    excluded: Type.Optional(Type.Array(ExcludedTime)),
  }),
  fee: Type.String(),
  channels: Type.Array(Type.String()),
  onlineAvailable: Type.Union([Type.Boolean(), Type.Literal('unknown')]),
  result: Type.String(),
  tips: Type.Array(Type.String()),
  /** The queue a ticket for it goes to. */
  queueId: Type.String(),
  /** A private errand: beside a number it is called 综合业务, in speech too. */
  discreet: Type.Boolean(),
  /** Elements that the station has not confirmed yet, in the catalogue's words; each shows 待核定. */
  unconfirmed: Type.Array(GuideElement),
  /** When and by whom something of it was confirmed last, YYYY-MM-DD; null while nothing has been. */
  checked: Type.Union([Type.Object({ on: Type.String(), by: Type.String() }), Type.Null()]),
  /** What this station says of it: null where its own hours, phone and windows hold. */
  here: Type.Object({
    hours: Type.Union([Type.String(), Type.Null()]),
    contact: Type.Union([Type.String(), Type.Null()]),
    window: Type.Union([Type.String(), Type.Null()]),
    forms: Type.Array(Type.Object({ name: Type.String(), where: Type.String() })),
  }),
  agencies: Type.Array(Agency),
  payment: Type.Union([Payment, Type.Null()]),
  /** Day, YYYY-MM-DD, from which what the station published of it holds; null where it stands as the catalogue has it. */
  since: Type.Union([Type.String(), Type.Null()]),
  /** The last day, YYYY-MM-DD, on which it holds; null where none has been set. */
  until: Type.Union([Type.String(), Type.Null()]),
  /** Version of the catalogue it comes from. */
  version: Type.String(),
})
export type Guide = Static<typeof Guide>

const Named = {
  seq: GuideEntry.properties.seq,
  name: GuideEntry.properties.name,
  plainTitle: GuideEntry.properties.plainTitle,
  category: GuideEntry.properties.category,
}

/** A guide that is not in force. `on`: the first day without it; `from`: the first day with it; both YYYY-MM-DD. */
export const RestingGuide = Type.Union([
  Type.Object({ ...Named, at: Type.Literal('withdrawn'), on: Type.String() }),
  Type.Object({ ...Named, at: Type.Literal('not-yet'), from: Type.String() }),
])
export type RestingGuide = Static<typeof RestingGuide>

export const GuideReply = Type.Object({
  guide: Guide,
  /** How it can be arranged beforehand at this station; left out where it cannot. */
  bookable: Type.Optional(Type.Array(BookingKind)),
})
export type GuideReply = Static<typeof GuideReply>

/** The wording by which something was found, and which part of it was asked for: `length` characters from `from` on. */
const FoundWording = Type.Object({ text: Type.String(), from: Type.Integer(), length: Type.Integer() })
export type FoundWording = Static<typeof FoundWording>

export const GuideSearchReply = Type.Object({
  /** Few and sure, best first. */
  results: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      name: Type.String(),
      found: Type.Union([FoundWording, Type.Null()]),
    }),
  ),
  /** What fits best of all and is not done at this station: where to go. */
  elsewhere: Type.Union([
    Type.Object({
      title: Type.String(),
      where: Type.Array(Type.String()),
      phone: Type.Union([Type.String(), Type.Null()]),
      /** Errands of this station that have to do with it. */
      related: Type.Array(Type.Integer()),
      found: Type.Union([FoundWording, Type.Null()]),
    }),
    Type.Null(),
  ]),
})
export type GuideSearchReply = Static<typeof GuideSearchReply>

/**
 * What a resident says of a material. `lack`: it is needed and not there yet. `ask`: whether it is needed, a window will
 * say.
 */
export const CheckAnswer = Type.Union([
  Type.Literal('have'),
  Type.Literal('lack'),
  Type.Literal('not-needed'),
  Type.Literal('ask'),
])
export type CheckAnswer = Static<typeof CheckAnswer>

/** `POST /api/guides/:seq/check/print`: 自查单. `answers` in the order of the guide's materials. */
export const PrintCheckBody = Type.Object(
  { ...PrintBody.properties, answers: Type.Array(CheckAnswer, { maxItems: 40 }) },
  { additionalProperties: false },
)
export type PrintCheckBody = Static<typeof PrintCheckBody>
