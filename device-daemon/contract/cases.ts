import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

const Closed = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Words = (longest: number) => Type.String({ minLength: 1, maxLength: longest, pattern: '\\S' })
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const Id = Type.String({ minLength: 1, maxLength: 64 })

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
const Materials = Type.Array(CaseMaterial, { maxItems: 40 })

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
export const DocumentKind = Type.Union([
  Type.Literal('done'),
  Type.Literal('reported'),
  Type.Literal('accepted'),
  Type.Literal('told'),
  Type.Literal('not-eligible'),
  Type.Literal('passed-on'),
])

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

const Applicant = Type.Object(
  { name: Words(40), phone: Type.Optional(Words(30)), address: Type.Optional(Words(100)) },
  Closed,
)
export type Applicant = Static<typeof Applicant>

/** `POST /api/cases`. */
export const OpenCaseBody = Type.Object(
  {
    commandId: CommandId,
    itemSeq: Type.Integer({ minimum: 1 }),
    ticketId: Type.Optional(Id),
    applicant: Type.Optional(Applicant),
    materials: Type.Optional(Materials),
    outcome: CaseOutcome,
  },
  Closed,
)
export type OpenCaseBody = Static<typeof OpenCaseBody>

/** `POST /api/cases/:id/changes`. `ticketId`: of this visit; `revisit`: why the person had to come again. */
export const ChangeCaseBody = Type.Object(
  {
    commandId: CommandId,
    ticketId: Type.Optional(Id),
    revisit: Type.Optional(RevisitReason),
    materials: Type.Optional(Materials),
    change: CaseChange,
  },
  Closed,
)
export type ChangeCaseBody = Static<typeof ChangeCaseBody>

/** `POST /api/cases/:id/contact`. */
export const CaseContactBody = Type.Object({ commandId: CommandId }, Closed)
export type CaseContactBody = Static<typeof CaseContactBody>

/** `POST /api/cases/:id/print`: one of its papers, the newest unless it is said; at the first printer unless it is said. */
export const PrintCaseBody = Type.Object(
  {
    commandId: CommandId,
    kind: Type.Optional(DocumentKind),
    ordinal: Type.Optional(Type.Integer({ minimum: 1 })),
    kiosk: Type.Optional(Id),
  },
  Closed,
)
export type PrintCaseBody = Static<typeof PrintCaseBody>

/** `GET /api/cases/:id/sheet`: one of its papers on A4, the newest unless it is said. */
export const CaseSheetQuery = Type.Object(
  {
    kind: Type.Optional(DocumentKind),
    ordinal: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,8}$' })),
  },
  Closed,
)

/** What stands on it, in words. `follow`: as text of a QR code; null for none. `rest`: rows of one line or several. */
export const CaseSheet = Type.Object({
  station: Type.String(),
  title: Type.String(),
  number: Type.String(),
  void: Type.Boolean(),
  sample: Type.Boolean(),
  lead: Type.String(),
  facts: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
  missing: Type.Array(Type.Object({ name: Type.String(), note: Type.String(), count: Type.String() })),
  rest: Type.Array(Type.Object({ name: Type.String(), lines: Type.Array(Type.String()) })),
  code: Type.String(),
  follow: OrNull(Type.String()),
  clerk: Type.String(),
  /** The station's phone number. */
  ask: Type.String(),
})
export type CaseSheet = Static<typeof CaseSheet>
export const CaseSheetReply = Type.Object({ sheet: CaseSheet })
export type CaseSheetReply = Static<typeof CaseSheetReply>

/** `GET /api/case-forms/:seq`: what the desk needs of an errand. `unknown-year`: its promise cannot be worked out yet. */
export const CaseForm = Type.Object({
  seq: Type.Integer(),
  title: Type.String(),
  kind: Type.String(),
  ends: Type.Union([Type.Literal('promised'), Type.Literal('on-the-spot'), Type.Literal('by-agent')]),
  /** Working days; null where it is not known. */
  statutory: OrNull(Type.Integer()),
  /** Working days of a confirmed promise and the day it comes to if accepted today; null while it is 待核定. */
  promised: OrNull(Type.Object({ workdays: Type.Integer(), dueOn: OrNull(Day) })),
  excluded: Type.Array(Exclusion),
  materials: Type.Array(
    Type.Object({
      name: Type.String(),
      note: Type.String(),
      original: Type.Integer(),
      copy: Type.Integer(),
      /** Needed by everybody; otherwise by some. */
      always: Type.Boolean(),
    }),
  ),
})
export type CaseForm = Static<typeof CaseForm>
export const CaseFormReply = Type.Object({ form: CaseForm })
export type CaseFormReply = Static<typeof CaseFormReply>

/** Where a case stands. */
export const CaseStanding = Type.Union([
  Type.Literal('done'),
  Type.Literal('reported'),
  Type.Literal('answered'),
  Type.Literal('told'),
  Type.Literal('accepted'),
  Type.Literal('paused'),
  Type.Literal('decided'),
  Type.Literal('delivered'),
  Type.Literal('not-eligible'),
  Type.Literal('passed-on'),
  Type.Literal('closed'),
  Type.Literal('voided'),
])
export type CaseStanding = Static<typeof CaseStanding>

const CaseState = Type.Object({ at: CaseStanding, on: Day, why: Type.Optional(Exclusion) })

/** How near the day is on which it is due. `none`: nothing runs. */
export const CaseLight = Type.Union([
  Type.Literal('none'),
  Type.Literal('green'),
  Type.Literal('amber'),
  Type.Literal('red'),
  Type.Literal('overdue'),
])
export type CaseLight = Static<typeof CaseLight>

/** A paper that was given out: its number within its year and kind, which no other one ever has. */
export const CaseDocument = Type.Object({
  kind: DocumentKind,
  year: Type.Integer(),
  ordinal: Type.Integer(),
  on: Day,
  /** 经办人. */
  by: Type.String(),
  /** Undone, or its case was voided. */
  void: Type.Boolean(),
})
export type CaseDocument = Static<typeof CaseDocument>

const Head = {
  id: Type.String(),
  /** Year and running number: 2026-0042. */
  number: Type.String(),
  itemSeq: Type.Integer(),
  state: CaseState,
  /** 受理, or the day it was done on the spot; null while the clock has not begun. */
  acceptedOn: OrNull(Day),
  dueOn: OrNull(Day),
  /** 查询码, ten digits. */
  code: Type.String(),
}

/** What was done about a case, oldest first. `by`: a name; null for the station itself. */
const CaseAct = Type.Object({
  at: Type.String(),
  time: Type.String(),
  by: OrNull(Type.String()),
  text: Type.Optional(OrNull(Type.String())),
  granted: Type.Optional(Type.Boolean()),
  missing: Type.Optional(Type.Array(Type.String())),
  why: Type.Optional(Type.String()),
})

/** A case in a list of staff. `name`: the applicant's; null where none is known. */
export const CaseLine = Type.Object({
  ...Head,
  item: Type.String(),
  by: Type.String(),
  window: OrNull(Type.String()),
  light: CaseLight,
  name: OrNull(Type.String()),
})
export type CaseLine = Static<typeof CaseLine>

/** A case as staff see it; phone and address are asked for apart. */
export const CaseView = Type.Object({
  ...Head,
  item: Type.String(),
  openedAt: Type.String(),
  by: Type.String(),
  window: OrNull(Type.String()),
  /** `gone`: its key was destroyed, or could not be made. */
  applicant: Type.Union([
    Type.Object({ at: Type.Literal('none') }),
    Type.Object({ at: Type.Literal('named'), name: Type.String(), hasContact: Type.Boolean() }),
    Type.Object({ at: Type.Literal('gone') }),
  ]),
  materials: Type.Array(CaseMaterial),
  due: OrNull(Type.Object({ date: Day, basis: OrNull(Type.String()) })),
  light: CaseLight,
  /** For what its time may be stopped, by the errand's own rule. */
  exclusions: Type.Array(Exclusion),
  visits: Type.Integer(),
  documents: Type.Array(CaseDocument),
  acts: Type.Array(CaseAct),
  /** Day on which its key was destroyed; null while what is sealed can be read. */
  forgottenOn: OrNull(Day),
})
export type CaseView = Static<typeof CaseView>

/** Answer of `POST /api/cases` and of every change. */
export const CaseReply = Type.Object({ case: CaseView })
export type CaseReply = Static<typeof CaseReply>

/**
 * `GET /api/cases?state=open|over&before=`: the cases of the account that asks; open ones by the day they are due, others
 * newest first.
 * `?find=`: by a whole number (2026-0042) or code; at most one.
 */
export const CasesQuery = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('over')])),
    before: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{4,}$' })),
    find: Type.Optional(Words(20)),
  },
  Closed,
)
export const CasesReply = Type.Object({
  today: Day,
  cases: Type.Array(CaseLine),
  /** The number to ask for older ones with; null where there are none. */
  before: OrNull(Type.String()),
})
export type CasesReply = Static<typeof CasesReply>

/** Answer of `POST /api/cases/:id/contact`; null where nothing was said, or it cannot be read any more. */
export const CaseContactReply = Type.Object({
  phone: OrNull(Type.String()),
  address: OrNull(Type.String()),
})
export type CaseContactReply = Static<typeof CaseContactReply>

/** `POST /api/cases/find`: by the code of the slip; spaces do not count. */
export const FindCaseBody = Type.Object(
  { code: Type.String({ pattern: '^[0-9\\s]{10,20}$' }), kiosk: Type.Optional(Id) },
  Closed,
)
export type FindCaseBody = Static<typeof FindCaseBody>

/** What comes next for the resident. */
export const CaseNext = Type.Union([
  Type.Literal('bring-what-is-missing'),
  Type.Literal('wait'),
  Type.Literal('collect'),
  Type.Literal('ask-elsewhere'),
  Type.Literal('nothing'),
])
export type CaseNext = Static<typeof CaseNext>

/** What a resident with its code is told, and nothing else. */
export const FoundCase = Type.Object({
  state: CaseState,
  openedOn: Day,
  acceptedOn: OrNull(Day),
  dueOn: OrNull(Day),
  next: CaseNext,
})
export type FoundCase = Static<typeof FoundCase>
export const FindCaseReply = Type.Object({ case: FoundCase })
export type FindCaseReply = Static<typeof FindCaseReply>

/** For screens with a session, without id: they ask for what they may see of it. */
export const CaseLive = Type.Object({ 'cases-changed': Type.Object({ open: Type.Integer() }) })
