import { Feedback } from './feedback.tsx'
import { words } from './words.ts'

/** 意见: what residents told the station, and its reply. */
export const feedback = {
  id: 'feedback',
  title: words.title,
  note: words.note,
  permission: 'feedback.read',
  Page: Feedback,
} as const
