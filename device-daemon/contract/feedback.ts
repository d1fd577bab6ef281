import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

const Closed = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Kiosk = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }))

/** 有误 about a guide or a notice, 异议 to a 公示 within its term, 咨询, 投诉. */
export const FeedbackKind = Type.Union([
  Type.Literal('error-report'),
  Type.Literal('objection'),
  Type.Literal('question'),
  Type.Literal('complaint'),
])
export type FeedbackKind = Static<typeof FeedbackKind>

/** What it is about in one of a few big choices; the words stand with the screens. */
export const FeedbackPoint = Type.Union([
  // Of what is written.
  Type.Literal('materials'),
  Type.Literal('time'),
  Type.Literal('phone'),
  Type.Literal('place'),
  Type.Literal('unclear'),
  Type.Literal('facts'),
  // Of a 公示.
  Type.Literal('wrongly-listed'),
  Type.Literal('not-listed'),
  Type.Literal('procedure'),
  // Of a question.
  Type.Literal('how-to'),
  Type.Literal('progress'),
  // Of a complaint.
  Type.Literal('waiting'),
  Type.Literal('manner'),
  Type.Literal('sent-away'),
  Type.Literal('charged'),
  Type.Literal('machine'),
  Type.Literal('other'),
])
export type FeedbackPoint = Static<typeof FeedbackPoint>

/** What it speaks of. `title`: as the resident saw it. */
export const FeedbackAbout = Type.Union([
  Type.Object({ at: Type.Literal('guide'), seq: Type.Integer(), title: Type.String() }, Closed),
  Type.Object({ at: Type.Literal('notice'), id: Type.String(), title: Type.String() }, Closed),
  Type.Object({ at: Type.Literal('station') }, Closed),
])
export type FeedbackAbout = Static<typeof FeedbackAbout>

/** Why one is over without a written reply. */
export const FeedbackClosing = Type.Union([
  /** It was right, and what was wrong is mended. */
  Type.Literal('mended'),
  /** It was looked into, and what is written is right. */
  Type.Literal('checked'),
  /** Another one says the same. */
  Type.Literal('same-as-another'),
  /** It does not tell what is meant. */
  Type.Literal('not-clear'),
])
export type FeedbackClosing = Static<typeof FeedbackClosing>

/** The resident's own remark is short: it is written with a finger. */
const REMARK_LONGEST = 30
const REPLY_LONGEST = 400

/** `POST /api/feedback`. `phone`: digits alone. */
export const GiveFeedbackBody = Type.Object(
  {
    commandId: CommandId,
    kiosk: Kiosk,
    kind: FeedbackKind,
    about: Type.Union([
      Type.Object({ at: Type.Literal('guide'), seq: Type.Integer({ minimum: 1, maximum: 999_999 }) }, Closed),
      Type.Object({ at: Type.Literal('notice'), id: Type.String({ minLength: 1, maxLength: 200 }) }, Closed),
      Type.Object({ at: Type.Literal('station') }, Closed),
    ]),
    point: FeedbackPoint,
    phone: Type.Optional(Type.String({ pattern: '^[0-9]{7,12}$' })),
    remark: Type.Optional(Type.String({ minLength: 1, maxLength: REMARK_LONGEST })),
  },
  Closed,
)
export type GiveFeedbackBody = Static<typeof GiveFeedbackBody>

/** Days are the station's, YYYY-MM-DD. `dueOn`: the station's own promise of a reply; null where it gives none. */
export const FeedbackReceipt = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  /** Eight digits with which the reply is asked for. */
  code: Type.String(),
  receivedOn: Day,
  dueOn: Type.Union([Day, Type.Null()]),
  /** What is kept to call back by. `not-kept`: the machine cannot keep anything personal just now. */
  contact: Type.Union([
    Type.Object({ at: Type.Literal('none') }),
    Type.Object({ at: Type.Literal('kept'), until: Day }),
    Type.Object({ at: Type.Literal('not-kept') }),
  ]),
})
export type FeedbackReceipt = Static<typeof FeedbackReceipt>

export const FeedbackReceiptReply = Type.Object({ feedback: FeedbackReceipt })
export type FeedbackReceiptReply = Static<typeof FeedbackReceiptReply>

export const FindFeedbackBody = Type.Object(
  { code: Type.String({ minLength: 1, maxLength: 16 }), kiosk: Kiosk },
  Closed,
)
export type FindFeedbackBody = Static<typeof FindFeedbackBody>

/** What a resident with its code is told, and nothing of what was said in it. `on`: days. */
export const FoundFeedback = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  receivedOn: Day,
  dueOn: Type.Union([Day, Type.Null()]),
  state: Type.Union([
    Type.Object({ at: Type.Literal('open') }),
    Type.Object({ at: Type.Literal('confirmed'), on: Day }),
    Type.Object({ at: Type.Literal('handed-on'), to: Type.String(), phone: Type.String(), on: Day }),
    Type.Object({
      at: Type.Literal('answered'),
      text: Type.String(),
      on: Day,
      /** What was answered first, where `text` is its correction. */
      first: Type.Optional(Type.Object({ text: Type.String(), on: Day })),
    }),
    Type.Object({ at: Type.Literal('closed'), why: FeedbackClosing, on: Day }),
  ]),
})
export type FoundFeedback = Static<typeof FoundFeedback>

/** `POST /api/feedback/find`. */
export const FindFeedbackReply = Type.Object({ feedback: FoundFeedback })
export type FindFeedbackReply = Static<typeof FindFeedbackReply>

/** `POST /api/feedback/print`: its slip, at the kiosk that asks. */
export const PrintFeedbackBody = Type.Object(
  { commandId: CommandId, code: Type.String({ minLength: 1, maxLength: 16 }), kiosk: Kiosk },
  Closed,
)
export type PrintFeedbackBody = Static<typeof PrintFeedbackBody>

/** Something that staff, or the station itself (`by` null), did about one; `by`: a person's name. Instants are ISO 8601 UTC. */
const Done = { by: Type.Union([Type.String(), Type.Null()]), time: Type.String() }
const FeedbackActView = Type.Union([
  Type.Object({ at: Type.Literal('confirmed'), ...Done }),
  Type.Object({ at: Type.Literal('handed-on'), to: Type.String(), phone: Type.String(), ...Done }),
  Type.Object({ at: Type.Literal('answered'), text: Type.String(), ...Done }),
  Type.Object({ at: Type.Literal('answer-corrected'), text: Type.String(), ...Done }),
  Type.Object({ at: Type.Literal('closed'), why: FeedbackClosing, ...Done }),
  Type.Object({ at: Type.Literal('contact-opened'), ...Done }),
  Type.Object({ at: Type.Literal('contact-forgotten'), ...Done }),
])

/** One as staff see it, without its phone number. */
export const FeedbackView = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  kind: FeedbackKind,
  point: FeedbackPoint,
  about: FeedbackAbout,
  kiosk: Type.String(),
  /** Instant, ISO 8601 UTC. */
  receivedAt: Type.String(),
  dueOn: Type.Union([Day, Type.Null()]),
  state: Type.Union([
    Type.Literal('open'),
    Type.Literal('confirmed'),
    Type.Literal('handed-on'),
    Type.Literal('answered'),
    Type.Literal('closed'),
  ]),
  /** `gone`: its term is over, or its key is not in this data folder. */
  remark: Type.Union([
    Type.Object({ at: Type.Literal('none') }),
    Type.Object({ at: Type.Literal('said'), text: Type.String() }),
    Type.Object({ at: Type.Literal('gone') }),
  ]),
  contact: Type.Union([
    Type.Object({ at: Type.Literal('none') }),
    Type.Object({ at: Type.Literal('kept'), until: Day }),
    Type.Object({ at: Type.Literal('forgotten') }),
  ]),
  acts: Type.Array(FeedbackActView),
})
export type FeedbackView = Static<typeof FeedbackView>

/** `GET /api/feedback`: what is open, oldest first; what is over, newest first, up to `before`. */
export const FeedbackReply = Type.Object({
  today: Day,
  /** Days within which the station promises a reply, of its own accord; null while that is 待核定. */
  replyDays: Type.Union([Type.Integer(), Type.Null()]),
  open: Type.Array(FeedbackView),
  over: Type.Array(FeedbackView),
  /** The number to ask for older ones with; null where there are none. */
  before: Type.Union([Type.Integer(), Type.Null()]),
})
export type FeedbackReply = Static<typeof FeedbackReply>

const Press = { commandId: CommandId }
const Words = (longest: number) => Type.String({ minLength: 1, maxLength: longest, pattern: '\\S' })

/** `POST /api/feedback/:id/confirm` and `/contact`. */
export const FeedbackPressBody = Type.Object(Press, Closed)
export type FeedbackPressBody = Static<typeof FeedbackPressBody>
/** `POST /api/feedback/:id/reply` and `/correct`. */
export const ReplyFeedbackBody = Type.Object({ ...Press, text: Words(REPLY_LONGEST) }, Closed)
export type ReplyFeedbackBody = Static<typeof ReplyFeedbackBody>
/** `POST /api/feedback/:id/hand-on`: whom the resident can ask from now on. */
export const HandOnFeedbackBody = Type.Object({ ...Press, to: Words(40), phone: Words(40) }, Closed)
export type HandOnFeedbackBody = Static<typeof HandOnFeedbackBody>
/** `POST /api/feedback/:id/close`. */
export const CloseFeedbackBody = Type.Object({ ...Press, why: FeedbackClosing }, Closed)
export type CloseFeedbackBody = Static<typeof CloseFeedbackBody>

/** Answer of every press on one. */
export const FeedbackViewReply = Type.Object({ feedback: FeedbackView })
export type FeedbackViewReply = Static<typeof FeedbackViewReply>

/** Answer of `POST /api/feedback/:id/contact`; null where the number cannot be read any more. */
export const FeedbackContactReply = Type.Object({
  phone: Type.Union([Type.String(), Type.Null()]),
  feedback: FeedbackView,
})
export type FeedbackContactReply = Static<typeof FeedbackContactReply>

/** For screens with a session, without id: how many are open now. */
export const FeedbackLive = Type.Object({ 'feedback-changed': Type.Object({ open: Type.Integer() }) })
