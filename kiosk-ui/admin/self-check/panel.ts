import { SelfCheck } from './self-check.tsx'
import { words } from './words.ts'

/** 自查 六有一能: each of the seven with what the station knows of it, to be read and printed. */
export const selfCheck = {
  id: 'self-check',
  title: words.title,
  note: words.note,
  permission: 'people.manage',
  Page: SelfCheck,
} as const
