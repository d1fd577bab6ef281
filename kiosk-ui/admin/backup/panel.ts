import { Backup } from './backup.tsx'
import { words } from './words.ts'

/** 备份: the whole station in one file on another disk or a stick, and when that was done last. */
export const backup = {
  id: 'backup',
  title: words.title,
  note: words.note,
  permission: 'station.back-up',
  Page: Backup,
} as const
