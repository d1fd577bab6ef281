import type { FeedbackAbout, FeedbackClosing, FeedbackKind, FeedbackPoint } from '#contract/feedback.ts'
import type { FeedbackEvent } from './events.ts'

/** What was done about one. `by`: an account's id, null for the station itself; `time`: an instant, ISO 8601 UTC. */
export type FeedbackAct = { by: string | null; time: string } & (
  | { at: 'confirmed' }
  | { at: 'contact-opened' }
  | { at: 'contact-forgotten' }
  | { at: 'handed-on'; to: string; phone: string }
  | { at: 'answered'; text: string }
  | { at: 'answer-corrected'; text: string }
  | { at: 'closed'; why: FeedbackClosing }
)

/** Where one stands: as it came in, or as the last act that changes it has left it. */
type FeedbackStanding = 'open' | 'confirmed' | 'handed-on' | 'answered' | 'closed'

/** One thing that a resident told the station, see the event. `time`: when it came in, ISO 8601 UTC. */
export type FeedbackRecord = {
  id: string
  number: number
  code: string
  kiosk: string
  time: string
  kind: FeedbackKind
  point: FeedbackPoint
  about: FeedbackAbout
  phone: string | null
  remark: string | null
  dueOn: string | null
  contactUntil: string | null
  standing: FeedbackStanding
  /** Oldest first. */
  acts: readonly FeedbackAct[]
}

export const isOver = ({ standing }: Pick<FeedbackRecord, 'standing'>): boolean =>
  standing === 'answered' || standing === 'closed'

/** What one event makes of the record it speaks of, for the fold and the projection alike; nothing of an unknown one. */
export function evolveRecord(
  record: FeedbackRecord | undefined,
  event: FeedbackEvent,
  { time }: { time: string },
): FeedbackRecord | undefined {
  if (event.type === 'feedback-received') {
    const { type: _type, feedbackId, ...told } = event
    return { ...told, id: feedbackId, time, standing: 'open', acts: [] }
  }
  if (record === undefined) return undefined
  const done = (act: FeedbackAct, more: Partial<FeedbackRecord> = {}): FeedbackRecord => ({
    ...record,
    ...more,
    acts: [...record.acts, act],
  })
  switch (event.type) {
    case 'feedback-confirmed':
      return done({ at: 'confirmed', by: event.by, time }, { standing: 'confirmed' })
    case 'feedback-handed-on': {
      const { to, phone, by } = event
      return done({ at: 'handed-on', to, phone, by, time }, { standing: 'handed-on' })
    }
    case 'feedback-answered':
      return done({ at: 'answered', text: event.text, by: event.by, time }, { standing: 'answered' })
    case 'feedback-answer-corrected':
      return done({ at: 'answer-corrected', text: event.text, by: event.by, time })
    case 'feedback-closed':
      return done({ at: 'closed', why: event.why, by: event.by, time }, { standing: 'closed' })
    case 'feedback-contact-opened':
      return done({ at: 'contact-opened', by: event.by, time })
    case 'feedback-contact-forgotten':
      return done({ at: 'contact-forgotten', by: null, time }, { phone: null, remark: null })
  }
}
