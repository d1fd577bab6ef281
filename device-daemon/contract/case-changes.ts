import { Type, type Static } from 'typebox'

const Closed = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Words = (longest: number) => Type.String({ minLength: 1, maxLength: longest, pattern: '\\S' })

/** One thing of the item's checklist. `original`, `copy`: how many were taken in. */
export const CaseMaterial = Type.Object(
  {
    name: Words(200),
    state: Type.Union([Type.Literal('received'), Type.Literal('missing'), Type.Literal('not-needed')]),
    original: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
    copy: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
  },
  Closed,
)
export type CaseMaterial = Static<typeof CaseMaterial>
export const CaseMaterials = Type.Array(CaseMaterial, { maxItems: 40 })

/** 公示、鉴定、评估、勘验: the only times that do not count (安政办〔2020〕36号; 行政许可法 第四十五条). */
export const Exclusion = Type.Union([
  Type.Literal('publicity'),
  Type.Literal('appraisal'),
  Type.Literal('assessment'),
  Type.Literal('survey'),
])
export type Exclusion = Static<typeof Exclusion>

/** For what a 一次性告知书 is given. */
export const ToldFor = Type.Union([
  Type.Literal('consultation'),
  Type.Literal('application'),
  Type.Literal('correction'),
])
export type ToldFor = Static<typeof ToldFor>

/** The day on which the answering unit will answer, and how that is known. */
const GivenDue = Type.Object({ date: Day, basis: Words(200) }, Closed)

const Outcomes = [
  /** 当场办结. */
  Type.Object({ at: Type.Literal('done') }, Closed),
  /** 当场上报，待回执. */
  Type.Object({ at: Type.Literal('reported') }, Closed),
  /** 受理; `due` where the promise is 待核定. */
  Type.Object({ at: Type.Literal('accepted'), due: Type.Optional(GivenDue) }, Closed),
  /** 一次性告知书. `reason`: why a second one is needed for the same case. */
  Type.Object(
    {
      at: Type.Literal('told'),
      missing: Type.Array(Words(200), { maxItems: 40 }),
      reason: Type.Optional(Words(200)),
      for: Type.Optional(ToldFor),
    },
    Closed,
  ),
  /** 不符合条件. `elsewhere`: where else it can be asked for. */
  Type.Object(
    { at: Type.Literal('not-eligible'), reason: Words(300), elsewhere: Type.Optional(Words(200)) },
    Closed,
  ),
  /** 转交 to another office. */
  Type.Object({ at: Type.Literal('passed-on'), to: Words(80), contact: Type.Optional(Words(80)) }, Closed),
] as const

/** How a visit ends; each has a paper of its own. */
export const CaseOutcome = Type.Union([...Outcomes])
export type CaseOutcome = Static<typeof CaseOutcome>

/** Why a person had to come again for the same matter: 材料没说全、结果没到、别的. */
export const RevisitReason = Type.Union([
  Type.Literal('not-all-told'),
  Type.Literal('result-not-there'),
  Type.Literal('other'),
])
export type RevisitReason = Static<typeof RevisitReason>

/** 送达. */
export const DeliveredHow = Type.Union([
  Type.Literal('handed-over'),
  Type.Literal('brought-home'),
  Type.Literal('posted'),
  Type.Literal('told-by-phone'),
])
export type DeliveredHow = Static<typeof DeliveredHow>

/** 办结 without delivery: the person took it back, did not come again, or it is finished elsewhere. */
export const CaseClosing = Type.Union([
  Type.Literal('withdrawn'),
  Type.Literal('not-come-back'),
  Type.Literal('done-elsewhere'),
])
export type CaseClosing = Static<typeof CaseClosing>

/** What can be done with a case that stands. */
export const CaseChange = Type.Union([
  ...Outcomes,
  /** 回执: the higher office's answer to what was reported on the spot. */
  Type.Object({ at: Type.Literal('answered'), granted: Type.Boolean(), text: Words(300) }, Closed),
  /** A step of the item's own flow, or a note. */
  Type.Object({ at: Type.Literal('stepped'), text: Words(300) }, Closed),
  Type.Object({ at: Type.Literal('paused'), why: Exclusion }, Closed),
  /** `due`: anew, where the answering unit had named the day. */
  Type.Object({ at: Type.Literal('resumed'), due: Type.Optional(GivenDue) }, Closed),
  Type.Object({ at: Type.Literal('decided'), granted: Type.Boolean(), text: Words(300) }, Closed),
  Type.Object({ at: Type.Literal('delivered'), how: DeliveredHow }, Closed),
  Type.Object({ at: Type.Literal('closed'), why: CaseClosing }, Closed),
  Type.Object({ at: Type.Literal('reopened'), reason: Words(200) }, Closed),
  Type.Object({ at: Type.Literal('voided'), reason: Words(200) }, Closed),
  /** Within a minute, by who did it. */
  Type.Object({ at: Type.Literal('undone') }, Closed),
  /** 更正: stands beside what was written. */
  Type.Object({ at: Type.Literal('corrected'), text: Words(300) }, Closed),
])
export type CaseChange = Static<typeof CaseChange>
