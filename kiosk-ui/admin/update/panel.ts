import { Update } from './update.tsx'
import { words } from './words.ts'

/** 升级: the release of the program that runs, and the next one. */
export const update = {
  id: 'update',
  title: words.title,
  note: words.note,
  permission: 'station.update',
  Page: Update,
} as const
