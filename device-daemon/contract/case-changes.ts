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

/** Why somebody came for what can be done online: 不会用、没有手机、网上办不成、别的. */
export const OfflineReason = Type.Union([
  Type.Literal('cannot-use'),
  Type.Literal('no-phone'),
  Type.Literal('not-possible'),
  Type.Literal('other'),
])
export type OfflineReason = Static<typeof OfflineReason>

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

/** Things that go from hand to hand, counted. `original`, `copy`: how many. */
export const CountedThing = Type.Object(
  {
    name: Words(200),
    original: Type.Integer({ minimum: 0, maximum: 99 }),
    copy: Type.Integer({ minimum: 0, maximum: 99 }),
  },
  Closed,
)
export type CountedThing = Static<typeof CountedThing>
const CountedThings = Type.Array(CountedThing, { minItems: 1, maxItems: 40 })

/** A signature written by finger on a field of 300 × 100: strokes as an SVG path, from point to point in whole steps. */
export const Strokes = Type.String({
  minLength: 4,
  maxLength: 2_000,
  pattern: '^(?:M[0-9]{1,3} [0-9]{1,3}(?:l-?[0-9]{1,3} -?[0-9]{1,3}(?: -?[0-9]{1,3} -?[0-9]{1,3})*)?)+$',
})

/** 回访. `not-reached`: it has to be tried again. */
export const CallBackResult = Type.Union([
  Type.Literal('satisfied'),
  Type.Literal('so-so'),
  Type.Literal('not-satisfied'),
  Type.Literal('not-reached'),
])
export type CallBackResult = Static<typeof CallBackResult>

/** What an agent does with a case that was entrusted to them. */
const Carried = [
  /** 登记清点: what the agent was given. */
  Type.Object({ at: Type.Literal('registered'), things: CountedThings }, Closed),
  /** 报送. `to`: which office took it. */
  Type.Object({ at: Type.Literal('submitted'), to: Words(80) }, Closed),
  /** 跟踪反馈: what the office said, and what the person was told. */
  Type.Object({ at: Type.Literal('tracked'), text: Words(300) }, Closed),
  /** 回执: the higher office's answer to what was reported on the spot. */
  Type.Object({ at: Type.Literal('answered'), granted: Type.Boolean(), text: Words(300) }, Closed),
  Type.Object({ at: Type.Literal('decided'), granted: Type.Boolean(), text: Words(300) }, Closed),
  /** 送达. `things`: the results that were handed over. */
  Type.Object(
    {
      at: Type.Literal('delivered'),
      how: DeliveredHow,
      things: Type.Optional(CountedThings),
      signature: Type.Optional(Strokes),
    },
    Closed,
  ),
  /** 回访. */
  Type.Object(
    { at: Type.Literal('called-back'), result: CallBackResult, text: Type.Optional(Words(300)) },
    Closed,
  ),
  /** 归档. */
  Type.Object({ at: Type.Literal('archived') }, Closed),
  /** Materials that go on to another office, and those that come back to the person. */
  Type.Object({ at: Type.Literal('handed-on'), to: Words(80), things: CountedThings }, Closed),
  Type.Object(
    { at: Type.Literal('handed-back'), things: CountedThings, signature: Type.Optional(Strokes) },
    Closed,
  ),
  /** A step of the item's own flow, or a note. */
  Type.Object({ at: Type.Literal('stepped'), text: Words(300) }, Closed),
  /** Within a minute, by who did it. */
  Type.Object({ at: Type.Literal('undone') }, Closed),
] as const
export const CarriedChange = Type.Union([...Carried])
export type CarriedChange = Static<typeof CarriedChange>

/** What can be done with a case that stands. */
export const CaseChange = Type.Union([
  ...Outcomes,
  ...Carried,
  /** 自愿委托, after it was read aloud that it is free of charge and of one's own will. `agent`: an account's id; `group`: 村组. */
  Type.Object(
    {
      at: Type.Literal('entrusted'),
      agent: Type.String({ minLength: 1, maxLength: 64 }),
      group: Type.Optional(Words(40)),
      readAloud: Type.Literal(true),
      consent: Type.Union([
        Type.Object({ at: Type.Literal('signed'), signature: Strokes }, Closed),
        Type.Object({ at: Type.Literal('on-paper') }, Closed),
      ]),
    },
    Closed,
  ),
  /** Another agent carries it on. */
  Type.Object(
    {
      at: Type.Literal('reassigned'),
      agent: Type.String({ minLength: 1, maxLength: 64 }),
      reason: Words(200),
    },
    Closed,
  ),
  /** The person takes it back, or the station does: the case itself goes on. */
  Type.Object({ at: Type.Literal('released'), reason: Words(200) }, Closed),
  Type.Object({ at: Type.Literal('paused'), why: Exclusion }, Closed),
  /** `due`: anew, where the answering unit had named the day. */
  Type.Object({ at: Type.Literal('resumed'), due: Type.Optional(GivenDue) }, Closed),
  Type.Object({ at: Type.Literal('closed'), why: CaseClosing }, Closed),
  Type.Object({ at: Type.Literal('reopened'), reason: Words(200) }, Closed),
  Type.Object({ at: Type.Literal('voided'), reason: Words(200) }, Closed),
  /** 更正: stands beside what was written. */
  Type.Object({ at: Type.Literal('corrected'), text: Words(300) }, Closed),
])
export type CaseChange = Static<typeof CaseChange>
