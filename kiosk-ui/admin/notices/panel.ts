import { Notices } from './notices.tsx'
import { words } from './words.ts'

/** 内容: what hangs on the board of the station, what is going to, and drafts; each in its form. */
export const notices = {
  id: 'notices',
  title: words.title,
  note: words.note,
  permission: 'content.edit',
  kinds: ['notice'],
  Page: Notices,
} as const
