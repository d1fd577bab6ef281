import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

const Closed = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const Id = Type.String({ minLength: 1, maxLength: 64 })

/** What each kind of paper is given for. */
export const DocumentKind = Type.Union([
  Type.Literal('done'),
  Type.Literal('reported'),
  Type.Literal('accepted'),
  Type.Literal('told'),
  Type.Literal('not-eligible'),
  Type.Literal('passed-on'),
  Type.Literal('entrusted'),
  Type.Literal('registered'),
  Type.Literal('handed-on'),
  Type.Literal('handed-back'),
  Type.Literal('delivered'),
])

const numbered = { kind: DocumentKind, year: Type.Integer(), ordinal: Type.Integer() }

/** A paper's number within its year and kind, which no other one ever has. */
export const DocumentNumber = Type.Object(numbered)

/** A paper that was given out. */
export const CaseDocument = Type.Object({
  ...numbered,
  on: Day,
  /** 经办人. */
  by: Type.String(),
  /** Undone, or its case was voided. */
  void: Type.Boolean(),
})
export type CaseDocument = Static<typeof CaseDocument>

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
  /** As what the person signs: 收到人, 委托人. */
  signer: Type.String(),
  /** Written by finger, as an SVG path on 300 × 100; null where it is to be signed by hand. */
  signature: OrNull(Type.String()),
  code: Type.String(),
  follow: OrNull(Type.String()),
  clerk: Type.String(),
  /** The station's phone number. */
  ask: Type.String(),
})
export type CaseSheet = Static<typeof CaseSheet>
export const CaseSheetReply = Type.Object({ sheet: CaseSheet })
export type CaseSheetReply = Static<typeof CaseSheetReply>
