import { Today } from './today.tsx'
import { words } from './words.ts'

/** 今天: the windows, who waits, and what the day has come to; past days too. */
export const today = {
  id: 'today',
  title: words.title,
  note: words.note,
  permission: 'report.read',
  Page: Today,
} as const
