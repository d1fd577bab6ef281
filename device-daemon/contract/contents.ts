import { Type, type Static, type TSchema } from 'typebox'
import { CommandId } from './command-id.ts'

/** What people write and the station shows. */
export const ContentKind = Type.Union([
  Type.Literal('notice'),
  Type.Literal('guide'),
  Type.Literal('places'),
  Type.Literal('station'),
  /** What stands on the windows' plates. */
  Type.Literal('plates'),
  /** Priority, windows and queues, and the calls before a no-show. */
  Type.Literal('rules'),
])
export type ContentKind = Static<typeof ContentKind>

const Strict = { additionalProperties: false }
const Version = Type.Integer({ minimum: 1 })
/** A day of the station's clock or a minute of one: `2026-11-28`, `2026-11-28T08:30`. */
const StationTime = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$' })
const OrNull = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()])

/** Something that was found in a document; with `blocks` it may not be published. */
const ContentFinding = Type.Object({
  /** Keys and indexes from the top; in the text of a notice `['body', line]`, lines counted from 0. */
  path: Type.Array(Type.Union([Type.String(), Type.Integer()])),
  /** What is wrong and what is allowed. */
  words: Type.String(),
  blocks: Type.Boolean(),
})

/** What differs between two versions; a side is missing where nothing stands there. */
export const ContentDifference = Type.Object({
  path: ContentFinding.properties.path,
  before: Type.Optional(Type.Unknown()),
  after: Type.Optional(Type.Unknown()),
})

const standing = {
  /**
   * `file`: as its file has it. `draft`: edited, and not shown. `shown`. `scheduled`: from later on. `over`: its time has
   * ended. `withdrawn`. `left-out`: published, and cannot be shown (`GET /api/troubles` says why).
   */
  at: Type.Union([
    Type.Literal('file'),
    Type.Literal('draft'),
    Type.Literal('shown'),
    Type.Literal('scheduled'),
    Type.Literal('over'),
    Type.Literal('withdrawn'),
    Type.Literal('left-out'),
  ]),
  /** The version that is shown now; null: as its file has it, or not at all. */
  published: OrNull(Version),
  /** The version that an edit has to name as its `base`; null where it was never edited. */
  newest: OrNull(Version),
  /** When the newest publication begins and ends, by the station's clock; a last day counts to its end. */
  from: OrNull(StationTime),
  until: OrNull(StationTime),
  /** Instant, ISO 8601 UTC; null where nothing was done to it in a browser. */
  changedAt: OrNull(Type.String()),
}

/** `GET /api/contents/:kind` */
export const ContentsReply = Type.Object({
  contents: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      /** Where it belongs within its kind: a notice's class. Null where nothing of the kind is said. */
      group: OrNull(Type.String()),
      ...standing,
    }),
  ),
})
export type ContentsReply = Static<typeof ContentsReply>

/** `GET /api/contents/:kind/:id`; `?version=` opens an earlier one, `?against=file` or a version compares. */
export const ContentQuery = Type.Object(
  {
    version: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,8}$' })),
    against: Type.Optional(Type.String({ pattern: '^(file|[1-9][0-9]{0,8})$' })),
  },
  Strict,
)
export const ContentReply = Type.Object({
  document: Type.Unknown(),
  /** Of `document`; null: as its file has it. */
  version: OrNull(Version),
  ...standing,
  /** Newest first. `by`: the editor's name. */
  versions: Type.Array(
    Type.Object({ version: Version, base: OrNull(Version), by: OrNull(Type.String()), time: Type.String() }),
  ),
  /** From the one that it was compared with to `document`. */
  differences: Type.Optional(Type.Array(ContentDifference)),
  findings: Type.Array(ContentFinding),
})
export type ContentReply = Static<typeof ContentReply>

/** `POST /api/contents/:kind/:id/check`: what is found in a document that is still being written. Nothing is kept. */
export const CheckContentBody = Type.Object(
  { document: Type.Object({}, { additionalProperties: true }) },
  Strict,
)
export type CheckContentBody = Static<typeof CheckContentBody>
export const CheckContentReply = Type.Object({
  findings: Type.Array(ContentFinding),
  /** What the screens would be handed out for it; its shape is the kind's own. Missing where it cannot be shown. */
  view: Type.Optional(Type.Unknown()),
  /** The version that was kept last, and by whom: another editor may have come in between. */
  newest: OrNull(Type.Object({ version: Version, by: OrNull(Type.String()), time: Type.String() })),
})
export type CheckContentReply = Static<typeof CheckContentReply>

/** `PUT /api/contents/:kind/:id`: keeps a version, shown to nobody yet. 409 `changed-meanwhile` where `base` is not the newest. */
export const KeepContentBody = Type.Object(
  { commandId: CommandId, base: OrNull(Version), document: Type.Object({}, { additionalProperties: true }) },
  Strict,
)
export type KeepContentBody = Static<typeof KeepContentBody>
export const KeptContentReply = Type.Object({ version: Version, findings: Type.Array(ContentFinding) })
export type KeptContentReply = Static<typeof KeptContentReply>

/** `POST /api/contents/:kind/:id/publish`; `version` null = as its file has it. 422 `not-publishable` with the findings. */
export const PublishContentBody = Type.Object(
  {
    commandId: CommandId,
    version: OrNull(Version),
    from: Type.Optional(StationTime),
    until: Type.Optional(StationTime),
  },
  Strict,
)
export type PublishContentBody = Static<typeof PublishContentBody>
/** `POST /api/contents/:kind/:id/withdraw` */
export const WithdrawContentBody = Type.Object({ commandId: CommandId }, Strict)
export type WithdrawContentBody = Static<typeof WithdrawContentBody>
export const ContentStandingReply = Type.Object(standing)
export type ContentStandingReply = Static<typeof ContentStandingReply>

/** `GET /api/contents`: what was done to documents in a browser, newest first. */
export const ContentChangesReply = Type.Object({
  changes: Type.Array(
    Type.Object({
      at: Type.Union([Type.Literal('edited'), Type.Literal('published'), Type.Literal('withdrawn')]),
      kind: ContentKind,
      id: Type.String(),
      version: OrNull(Version),
      by: OrNull(Type.String()),
      time: Type.String(),
      from: OrNull(StationTime),
      until: OrNull(StationTime),
    }),
  ),
})
export type ContentChangesReply = Static<typeof ContentChangesReply>

/** Beside the fields of every problem: for an edit or a publication that is refused. */
export const ContentProblem = Type.Object({
  /** `not-publishable`: what has to be mended, and what else was found. */
  findings: Type.Optional(Type.Array(ContentFinding)),
  /** `changed-meanwhile`: the version that came in between, who wrote it, and how what was sent differs from it. */
  newest: Type.Optional(OrNull(Version)),
  by: Type.Optional(OrNull(Type.String())),
  differences: Type.Optional(Type.Array(ContentDifference)),
})
export type ContentProblem = Static<typeof ContentProblem>
