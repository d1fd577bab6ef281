import type { FeedbackKind, FeedbackPoint } from '#contract/feedback.ts'

/** What it is about, as it stands on the screen it was begun from. */
export type Subject =
  | { at: 'guide'; seq: number; title: string; discreet: boolean }
  | { at: 'notice'; id: string; title: string }
  | { at: 'station' }

/** What a resident has said so far. `commandId`: the station takes it once, however often it is sent. */
export type Draft = {
  commandId: string
  kind: FeedbackKind
  about: Subject
  point: FeedbackPoint
  remark: string
  phone: string
}
