import { People } from './people.tsx'
import { words } from './words.ts'

/** 人员: who may sign in, and as what. */
export const people = {
  id: 'people',
  title: words.title,
  note: words.note,
  permission: 'people.manage',
  Page: People,
} as const
