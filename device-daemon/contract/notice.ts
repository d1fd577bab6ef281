import { Type, type Static } from 'typebox'
import { MEDIA_NAME } from './media.ts'

const Closed = { additionalProperties: false }

/** 长期公开 stays; 村（居）务公开 hangs at least 15 days; 公示 has a term and an objection contact; 通知 has neither. */
export const PublicationKind = Type.Union([
  Type.Literal('长期公开'),
  Type.Literal('村（居）务公开'),
  Type.Literal('公示'),
  Type.Literal('通知'),
])
export type PublicationKind = Static<typeof PublicationKind>

/** What of a person may not be seen in public, in the order in which it is ticked. */
export const MASKED_KINDS = ['身份证号', '电话', '账号', '住址', '病情', '未成年人'] as const
export const MaskedKind = Type.Enum([...MASKED_KINDS])
export type MaskedKind = Static<typeof MaskedKind>

/** A piece of a line. Text is always text: what looks like markup in it is to be shown, never interpreted. */
export const Run = Type.Union([
  Type.Object({ at: Type.Literal('plain'), text: Type.String() }, Closed),
  Type.Object({ at: Type.Literal('bold'), text: Type.String() }, Closed),
])
export type Run = Static<typeof Run>

const Runs = Type.Array(Run)

/** All that a notice can consist of, in reading order. Nothing in it can carry markup or a link. */
export const Block = Type.Union([
  Type.Object(
    {
      at: Type.Literal('heading'),
      /** 1 is the largest; the notice's title stands above it. */
      level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
      runs: Runs,
    },
    Closed,
  ),
  Type.Object({ at: Type.Literal('paragraph'), runs: Runs }, Closed),
  Type.Object({ at: Type.Literal('list'), items: Type.Array(Runs) }, Closed),
  Type.Object(
    {
      at: Type.Literal('numbered'),
      /** Number of the first item. */
      first: Type.Integer({ minimum: 0 }),
      items: Type.Array(Runs),
    },
    Closed,
  ),
  Type.Object(
    {
      at: Type.Literal('table'),
      /** `right` for columns of figures. */
      columns: Type.Array(
        Type.Object({ runs: Runs, align: Type.Union([Type.Literal('left'), Type.Literal('right')]) }, Closed),
      ),
      /** Every row has a cell for every column. */
      rows: Type.Array(Type.Array(Runs)),
    },
    Closed,
  ),
  Type.Object({ at: Type.Literal('rule') }, Closed),
  Type.Object(
    {
      at: Type.Literal('picture'),
      /** At `/api/media/NAME`. */
      media: Type.String({ pattern: MEDIA_NAME }),
      /** In its own pixels. */
      width: Type.Integer({ minimum: 1 }),
      height: Type.Integer({ minimum: 1 }),
      /** For those who do not see it: 念给我听 says it, and paper has it in the picture's place. */
      description: Type.String({ minLength: 1 }),
    },
    Closed,
  ),
])
export type Block = Static<typeof Block>

/** One line of the board. Days are YYYY-MM-DD by the station's calendar. */
export const NoticeEntry = Type.Object({
  id: Type.String(),
  /** Name of its class as this station calls it. */
  class: Type.String(),
  kind: PublicationKind,
  title: Type.String(),
  publisher: Type.String(),
  publishedAt: Type.String(),
  /** Last day on which it hangs; null = until it is taken down by hand. */
  until: Type.Union([Type.String(), Type.Null()]),
  /** Of a 公示: days left, today and the last day both counted (1 = today is the last). Null for the others. */
  remainingDays: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  /** Made up for trying things out; every screen marks it 示例. */
  sample: Type.Boolean(),
  /** Stands before everything else on the board. */
  pinned: Type.Boolean(),
  /** Everybody has to see it now: it takes the place of the idle slides and of what else turns on the hall's band. */
  urgent: Type.Boolean(),
})
export type NoticeEntry = Static<typeof NoticeEntry>

/** Where to object to a 公示 while its term runs. */
export const Objection = Type.Object({ contact: Type.String(), phone: Type.String(), place: Type.String() })
export type Objection = Static<typeof Objection>

/** An official document: on paper it has a red head, 发文机关标志 over a red rule. */
const Official = Type.Object({
  issuer: Type.String({
    minLength: 1,
    maxLength: 40,
    description: '红头上的字，如 示例村村民委员会文件；1–40 个字',
  }),
  number: Type.Optional(
    Type.String({ minLength: 1, maxLength: 40, description: '发文字号；没有就删去这一行' }),
  ),
})

const Words = (description: string) => Type.String({ minLength: 1, description })
const Day = Type.String({
  pattern: '^(\\d{4}-\\d{2}-\\d{2}|today([+-]\\d{1,3})?)$',
  description: '年-月-日，如 2026-11-12（示例还可写 today-5、today+3）',
})

/** What a notice says but its class and its text; in a file it stands between the two --- lines. */
export const NoticeHead = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 60, description: '标题，1–60 个字' }),
    publisher: Words('发布单位；写 本站，显示的就是本站的名称'),
    publishedAt: Day,
    until: Type.Optional(Day),
    objection: Type.Optional(Type.Object(Objection.properties, Closed)),
    sample: Type.Optional(Type.Boolean({ description: '示例写 true，真实内容删去这一行' })),
    pinned: Type.Optional(Type.Boolean({ description: '置顶写 true；不置顶删去这一行' })),
    urgent: Type.Optional(
      Type.Boolean({ description: '紧急写 true，马上插播到休息画面和大厅横条；要写 until' }),
    ),
    source: Type.Optional(Words('依据或出处')),
    official: Type.Optional(
      Type.Object(Official.properties, {
        ...Closed,
        description: '正式文件才写，打印有红头：{issuer, number}；不是就删去',
      }),
    ),
  },
  Closed,
)
export type NoticeHead = Static<typeof NoticeHead>

/** A notice as people write it. `class`: name of its folder in `config/notices`; `body`: Markdown. */
export type NoticeDocument = NoticeHead & { class: string; body: string }

export const Notice = Type.Object({
  ...NoticeEntry.properties,
  official: Type.Union([Official, Type.Null()]),
  /** What it rests on, e.g. 「文件·二（四）11」. */
  source: Type.Union([Type.String(), Type.Null()]),
  objection: Type.Union([Objection, Type.Null()]),
  blocks: Type.Array(Block),
})
export type Notice = Static<typeof Notice>

/** For staff: nothing hangs in the class, or the last publication is older than its rule allows (`dueOn` has passed). */
export const BoardWarning = Type.Union([
  Type.Object({ at: Type.Literal('none') }),
  Type.Object({ at: Type.Literal('empty') }),
  Type.Object({ at: Type.Literal('overdue'), dueOn: Type.String(), rule: Type.String() }),
])
export type BoardWarning = Static<typeof BoardWarning>

export const BoardClassView = Type.Object({
  /** Its folder in `config/notices`, and what a notice names as its class. */
  id: Type.String(),
  /** As this station calls it: a 社区 has 居务公开 where a 村 has 村务公开. */
  name: Type.String(),
  kind: PublicationKind,
  /** What hangs there now; where `opens` is `catalogue`, the errands of the catalogue. */
  count: Type.Integer({ minimum: 0 }),
  /** Measure word of the count: 项、篇、条. */
  unit: Type.String(),
  /** What of persons may not stand there in full; none where the class is not masked. */
  masking: Type.Array(MaskedKind),
  /** The same as board.yaml has it, where the station has ticked nothing for the class. */
  maskingInFile: Type.Array(MaskedKind),
  /** `catalogue`: the class is the catalogue itself (list and guides); its notices come beside it. */
  opens: Type.Union([Type.Literal('catalogue'), Type.Literal('notices')]),
  /** Day of the newest publication, also of one that is down again; null = never. */
  latest: Type.Union([Type.String(), Type.Null()]),
  warning: BoardWarning,
  /** Its counterpart on the online site, 待核定 until it has been confirmed. */
  online: Type.String(),
})
export type BoardClassView = Static<typeof BoardClassView>

/** `GET /api/notices`, newest first. `latest` is what the idle screen shows. */
export const NoticesReply = Type.Object({
  /** The station's day that remaining days count from. */
  today: Type.String(),
  classes: Type.Array(BoardClassView),
  notices: Type.Array(NoticeEntry),
  latest: Type.Union([NoticeEntry, Type.Null()]),
})
export type NoticesReply = Static<typeof NoticesReply>

/** What the screens would be handed out for a notice that is still being written; `day`: the first on which it hangs. */
export const NoticeDraft = Type.Object({ notice: Notice, board: NoticesReply, day: Type.String() })
export type NoticeDraft = Static<typeof NoticeDraft>

export const NoticeReply = Type.Object({ notice: Notice })
export type NoticeReply = Static<typeof NoticeReply>

/** The board in a word, for the home tile; the home page, the snapshot and `board-changed` carry it. */
export const BoardBrief = Type.Object({
  latestNotice: Type.Union([
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      kind: PublicationKind,
      remainingDays: NoticeEntry.properties.remainingDays,
    }),
    Type.Null(),
  ]),
  /** Everything that hangs now. */
  noticeCount: Type.Integer({ minimum: 0 }),
  /** 公示 whose term runs. */
  publicityCount: Type.Integer({ minimum: 0 }),
})
export type BoardBrief = Static<typeof BoardBrief>

/** Another day has begun for the 信息公开 board: without id, like everything that is not in the ledger. */
export const BoardLive = Type.Object({
  'board-changed': Type.Object({ day: Type.String(), ...BoardBrief.properties }),
})
