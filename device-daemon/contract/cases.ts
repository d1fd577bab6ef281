import { Type, type Static } from 'typebox'
import {
  CarriedChange,
  CaseChange,
  CaseMaterial,
  CaseMaterials,
  CaseOutcome,
  CountedThing,
  Exclusion,
  OfflineReason,
  RevisitReason,
} from './case-changes.ts'
import { CaseDocument, DocumentNumber } from './case-papers.ts'
import { CommandId } from './command-id.ts'

const Closed = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Words = (longest: number) => Type.String({ minLength: 1, maxLength: longest, pattern: '\\S' })
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const Id = Type.String({ minLength: 1, maxLength: 64 })

const Applicant = Type.Object(
  { name: Words(40), phone: Type.Optional(Words(30)), address: Type.Optional(Words(100)) },
  Closed,
)
export type Applicant = Static<typeof Applicant>

/** `POST /api/cases`. `offline`: why the person came for what can be done online, where that was asked. */
export const OpenCaseBody = Type.Object(
  {
    commandId: CommandId,
    itemSeq: Type.Integer({ minimum: 1 }),
    ticketId: Type.Optional(Id),
    /** The 上门 of which it comes: its phone and address are taken over, and it is done. */
    bookingId: Type.Optional(Id),
    applicant: Type.Optional(Applicant),
    offline: Type.Optional(OfflineReason),
    materials: Type.Optional(CaseMaterials),
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
    offline: Type.Optional(OfflineReason),
    materials: Type.Optional(CaseMaterials),
    change: CaseChange,
  },
  Closed,
)
export type ChangeCaseBody = Static<typeof ChangeCaseBody>

/** `POST /api/agency/:id/changes`: what an agent does with a case that was entrusted to them. */
export const CarryCaseBody = Type.Object({ commandId: CommandId, change: CarriedChange }, Closed)
export type CarryCaseBody = Static<typeof CarryCaseBody>

/** `POST /api/cases/:id/contact`. */
export const CaseContactBody = Type.Object({ commandId: CommandId }, Closed)
export type CaseContactBody = Static<typeof CaseContactBody>

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
  /** Whether it is known that it can be done online: then the desk asks why the person came. */
  online: Type.Boolean(),
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

/** Where 帮办代办 of a case stands: `resulted`: the office has answered; `ended`: taken back, or the case ended otherwise. */
export const AgencyStanding = Type.Union([
  Type.Literal('entrusted'),
  Type.Literal('registered'),
  Type.Literal('submitted'),
  Type.Literal('resulted'),
  Type.Literal('delivered'),
  Type.Literal('called-back'),
  Type.Literal('archived'),
  Type.Literal('ended'),
])
export type AgencyStanding = Static<typeof AgencyStanding>

/** 帮办代办 of a case. `dueOn`: by when the next step is to be done, by the station's own limits. `group`: 村组. */
export const AgencyView = Type.Object({
  at: AgencyStanding,
  on: Day,
  agent: Type.Object({ id: Type.String(), name: Type.String() }),
  window: OrNull(Type.String()),
  group: OrNull(Type.String()),
  dueOn: OrNull(Day),
  light: CaseLight,
})
export type AgencyView = Static<typeof AgencyView>

/** What was done about a case, oldest first. `by`: a name; null for the station itself. */
const CaseAct = Type.Object({
  at: Type.String(),
  time: Type.String(),
  by: OrNull(Type.String()),
  text: Type.Optional(OrNull(Type.String())),
  granted: Type.Optional(Type.Boolean()),
  missing: Type.Optional(Type.Array(Type.String())),
  why: Type.Optional(Type.String()),
  paper: Type.Optional(DocumentNumber),
  things: Type.Optional(Type.Array(CountedThing)),
  /** Whether the person signed on the screen, or on paper. */
  signed: Type.Optional(Type.Union([Type.Literal('on-screen'), Type.Literal('on-paper')])),
})

/** A case in a list of staff. `name`: the applicant's; null where none is known. */
export const CaseLine = Type.Object({
  ...Head,
  item: Type.String(),
  by: Type.String(),
  window: OrNull(Type.String()),
  light: CaseLight,
  agency: OrNull(AgencyView),
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
  agency: OrNull(AgencyView),
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

/** `GET /api/agents`: who can be asked to carry a case. */
export const AgentsReply = Type.Object({
  agents: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
})
export type AgentsReply = Static<typeof AgentsReply>

/** `GET /api/agency`: cases that the account carries, and for 站长 everybody's; by the day of the next step. */
export const AgencyReply = Type.Object({ today: Day, cases: Type.Array(CaseLine) })
export type AgencyReply = Static<typeof AgencyReply>

/** `GET /api/agency/tally?from=&until=`: what was entrusted between two days, both counted, and what came of it. */
export const AgencyTallyQuery = Type.Object({ from: Day, until: Day }, Closed)
export const AgencyTallyReply = Type.Object({
  agents: Type.Array(
    Type.Object({
      name: Type.String(),
      entrusted: Type.Integer(),
      delivered: Type.Integer(),
      archived: Type.Integer(),
      satisfied: Type.Integer(),
      dissatisfied: Type.Integer(),
    }),
  ),
})
export type AgencyTallyReply = Static<typeof AgencyTallyReply>

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

/** `POST /api/cases/find-by-card`: with a card that was read for it. */
export const FindCasesByCardBody = Type.Object(
  { commandId: CommandId, cardRef: Type.String({ minLength: 1, maxLength: 64 }), kiosk: Type.Optional(Id) },
  Closed,
)
export type FindCasesByCardBody = Static<typeof FindCasesByCardBody>

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
/** Those that came of tickets that were taken with this card, and whose person is not forgotten yet, newest first. */
export const FoundCasesReply = Type.Object({ cases: Type.Array(FoundCase) })
export type FoundCasesReply = Static<typeof FoundCasesReply>

/** `GET /api/cases/earlier?ticketId=&itemSeq=`: see `CaseDesk.earlier`. */
export const EarlierCasesQuery = Type.Object(
  { ticketId: Id, itemSeq: Type.String({ pattern: '^[0-9]{1,6}$' }) },
  Closed,
)
/**
 * `name`: on the card by which this ticket was taken, while it is in hand at this window. `byCard`: of the person with this
 * ticket; `open`: others of the same errand that this window may go on with.
 */
export const EarlierCasesReply = Type.Object({
  name: OrNull(Type.String()),
  byCard: Type.Array(CaseLine),
  open: Type.Array(CaseLine),
})
export type EarlierCasesReply = Static<typeof EarlierCasesReply>

/** For screens with a session, without id: they ask for what they may see of it. */
export const CaseLive = Type.Object({ 'cases-changed': Type.Object({ open: Type.Integer() }) })
