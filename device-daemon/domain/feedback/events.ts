import type { FeedbackAbout, FeedbackClosing, FeedbackKind, FeedbackPoint } from '#contract/feedback.ts'

/**
 * What residents have told the station, and what was done about it, as it stands in the ledger for ever. `phone` and
 * `remark` are ciphertext, sealed with the record's own key; `by`: an account's id. Days are YYYY-MM-DD.
 */
export type FeedbackEvent =
  | {
      type: 'feedback-received'
      feedbackId: string
      number: number
      code: string
      kiosk: string
      kind: FeedbackKind
      point: FeedbackPoint
      about: FeedbackAbout
      phone: string | null
      remark: string | null
      /** The station's own promise; null where it gives none. */
      dueOn: string | null
      /** Last day on which what is sealed can be read; null where nothing is. */
      contactUntil: string | null
    }
  /** It is right: what is written has to be mended. */
  | { type: 'feedback-confirmed'; feedbackId: string; by: string }
  /** Somebody else answers; the resident is told whom to ask. */
  | { type: 'feedback-handed-on'; feedbackId: string; to: string; phone: string; by: string }
  | { type: 'feedback-answered'; feedbackId: string; text: string; by: string }
  /** What was answered was wrong; the first words stay, and both are shown. */
  | { type: 'feedback-answer-corrected'; feedbackId: string; text: string; by: string }
  | { type: 'feedback-closed'; feedbackId: string; why: FeedbackClosing; by: string }
  /** The phone number was read. */
  | { type: 'feedback-contact-opened'; feedbackId: string; by: string }
  /** The record's key is destroyed: nothing that was sealed with it can be read again. */
  | { type: 'feedback-contact-forgotten'; feedbackId: string }

export const feedbackEvents: Readonly<Record<FeedbackEvent['type'], true>> = {
  'feedback-received': true,
  'feedback-confirmed': true,
  'feedback-handed-on': true,
  'feedback-answered': true,
  'feedback-answer-corrected': true,
  'feedback-closed': true,
  'feedback-contact-opened': true,
  'feedback-contact-forgotten': true,
}

export const isFeedbackEvent = (event: { type: string }): event is FeedbackEvent =>
  Object.hasOwn(feedbackEvents, event.type)
