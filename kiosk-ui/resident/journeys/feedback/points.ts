import type { FeedbackKind, FeedbackPoint } from '#contract/feedback.ts'
import type { Subject } from './draft.ts'

/** What can be said with one touch, six to a screen. */
export function pointsOf(kind: FeedbackKind, about: Subject): readonly FeedbackPoint[] {
  switch (kind) {
    case 'error-report':
      return about.at === 'notice'
        ? ['facts', 'time', 'phone', 'place', 'unclear', 'other']
        : ['materials', 'time', 'phone', 'place', 'unclear', 'other']
    case 'objection':
      return ['wrongly-listed', 'not-listed', 'facts', 'procedure', 'unclear', 'other']
    case 'question':
      return ['how-to', 'materials', 'place', 'time', 'progress', 'other']
    case 'complaint':
      return ['waiting', 'manner', 'sent-away', 'charged', 'machine', 'other']
  }
}

/** Of these the choice alone says nothing that can be answered. */
export const needsWords = ({ kind, remark, phone }: { kind: FeedbackKind; remark: string; phone: string }) =>
  kind === 'question' && remark === '' && phone === ''
