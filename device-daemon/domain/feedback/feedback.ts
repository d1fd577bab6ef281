import type { FeedbackClosing } from '#contract/feedback.ts'
import type { Area, Decision as DecisionOf, EventTime, Facts } from '../area.ts'
import { queryCode } from '../query-code.ts'
import { type FeedbackEvent, feedbackEvents } from './events.ts'
import { feedbackProjection } from './projection.ts'
import { evolveRecord, type FeedbackRecord, isOver } from './record.ts'

type Received = Extract<FeedbackEvent, { type: 'feedback-received' }>

export type FeedbackCommand =
  /** What is sealed was sealed before under `feedbackId`; number and code are drawn here. */
  | ({ type: 'give-feedback' } & Omit<Received, 'type' | 'number' | 'code'>)
  | { type: 'confirm-feedback'; feedbackId: string; by: string }
  | { type: 'hand-on-feedback'; feedbackId: string; to: string; phone: string; by: string }
  | { type: 'answer-feedback'; feedbackId: string; text: string; by: string }
  /** Of one that was answered: the caller has looked it up. */
  | { type: 'correct-feedback-answer'; feedbackId: string; text: string; by: string }
  | { type: 'close-feedback'; feedbackId: string; why: FeedbackClosing; by: string }
  /** Of one that may be over: the caller has looked it up. */
  | { type: 'open-feedback-contact'; feedbackId: string; by: string }
  | { type: 'forget-feedback-contact'; feedbackId: string }

/**
 * What is still open, oldest first; how many there have ever been; and when each kiosk was used for it lately (instants,
 * ISO 8601 UTC).
 */
export type FeedbackState = {
  count: number
  recent: readonly { kiosk: string; time: string }[]
  open: readonly FeedbackRecord[]
}

export type FeedbackRefusal = { area: 'feedback' } & (
  | { code: 'too-much-feedback'; waitSeconds: number }
  /** It is over, or there never was one. */
  | { code: 'unknown-feedback' }
)

/** A bored child may send twenty; a village hall has hardly ten a day. */
const PER_KIOSK_AND_HOUR = 10
const HOUR_MS = 3_600_000
/** So many that nobody answers are enough for the state to hold. */
const OPEN_MAX = 500

type Decision = DecisionOf<FeedbackEvent, FeedbackRefusal>

const accept = (...events: FeedbackEvent[]): Decision => ({ at: 'accepted', events })
const refuse = (refusal: FeedbackRefusal): Decision => ({ at: 'refused', refusal })

/** A change that changes nothing is accepted without events. */
const decide = (
  { count, recent, open }: FeedbackState,
  command: FeedbackCommand,
  { time, newToken }: Pick<Facts, 'time' | 'newToken'>,
): Decision => {
  if (command.type === 'give-feedback') {
    const waitSeconds = waitFor(recent, command.kiosk, time)
    if (waitSeconds > 0) return refuse({ area: 'feedback', code: 'too-much-feedback', waitSeconds })
    if (open.length >= OPEN_MAX)
      return refuse({ area: 'feedback', code: 'too-much-feedback', waitSeconds: HOUR_MS / 1000 })
    const number = count + 1
    return accept({ ...command, type: 'feedback-received', number, code: queryCode(number, newToken(), 4) })
  }
  if (command.type === 'open-feedback-contact') {
    const { feedbackId, by } = command
    return accept({ type: 'feedback-contact-opened', feedbackId, by })
  }
  if (command.type === 'correct-feedback-answer') {
    const { feedbackId, text, by } = command
    return accept({ type: 'feedback-answer-corrected', feedbackId, text, by })
  }
  if (command.type === 'forget-feedback-contact')
    return accept({ type: 'feedback-contact-forgotten', feedbackId: command.feedbackId })
  const record = open.find(({ id }) => id === command.feedbackId)
  if (record === undefined) return refuse({ area: 'feedback', code: 'unknown-feedback' })
  const { feedbackId, by } = command
  switch (command.type) {
    case 'confirm-feedback':
      return record.standing === 'confirmed'
        ? accept()
        : accept({ type: 'feedback-confirmed', feedbackId, by })
    case 'hand-on-feedback': {
      const { to, phone } = command
      return accept({ type: 'feedback-handed-on', feedbackId, to, phone, by })
    }
    case 'answer-feedback':
      return accept({ type: 'feedback-answered', feedbackId, text: command.text, by })
    case 'close-feedback':
      return accept({ type: 'feedback-closed', feedbackId, why: command.why, by })
  }
}

/** Seconds until this kiosk takes another one; 0 for at once. */
function waitFor(recent: FeedbackState['recent'], kiosk: string, time: string): number {
  const now = Date.parse(time)
  const here = lately(recent, now).filter((each) => each.kiosk === kiosk)
  const freed = here.at(-PER_KIOSK_AND_HOUR)
  return freed === undefined ? 0 : Math.ceil((Date.parse(freed.time) + HOUR_MS - now) / 1000)
}

/** A clock that was set back leaves nothing from the future. */
const lately = (recent: FeedbackState['recent'], now: number): FeedbackState['recent'] =>
  recent.filter(({ time }) => Date.parse(time) > now - HOUR_MS && Date.parse(time) <= now)

const evolve = (state: FeedbackState, event: FeedbackEvent, at: EventTime): FeedbackState => {
  if (event.type === 'feedback-received') {
    const record = evolveRecord(undefined, event, at)
    const before = lately(state.recent, Date.parse(at.time))
    return {
      count: Math.max(state.count, event.number),
      recent: [...before, { kiosk: event.kiosk, time: at.time }],
      open: record === undefined ? state.open : [...state.open, record],
    }
  }
  // What is said of one that is over concerns the projection alone.
  const open = state.open.flatMap((record) => {
    const next = record.id === event.feedbackId ? evolveRecord(record, event, at) : record
    return next === undefined || isOver(next) ? [] : [next]
  })
  return { ...state, open }
}

/** 有误、异议、咨询、投诉: what residents tell the station, until it is answered. */
export const feedback: Area<{
  name: 'feedback'
  state: FeedbackState
  command: FeedbackCommand
  event: FeedbackEvent
  refusal: FeedbackRefusal
}> & { projection: typeof feedbackProjection } = {
  name: 'feedback',
  empty: { count: 0, recent: [], open: [] },
  foldVersion: 1,
  commands: {
    'give-feedback': true,
    'confirm-feedback': true,
    'hand-on-feedback': true,
    'answer-feedback': true,
    'correct-feedback-answer': true,
    'close-feedback': true,
    'open-feedback-contact': true,
    'forget-feedback-contact': true,
  },
  events: feedbackEvents,
  hears: {},
  decide: (whole, command, facts) => decide(whole.feedback, command, facts),
  evolve,
  projection: feedbackProjection,
  snapshot: { save: (state) => state, load },
}

/** The record is taken as it is: version and checksum of the file were compared before. */
function load(json: unknown): FeedbackState {
  if (isState(json)) return json
  throw new Error('this is no snapshot of feedback')
}

const isState = (json: unknown): json is FeedbackState =>
  typeof json === 'object' && json !== null && 'open' in json && Array.isArray(json.open)
