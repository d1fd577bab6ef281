import { Pack } from './pack.tsx'
import { words } from './words.ts'

/** 全市目录: what the city publishes for all its stations; what of it stands here, and taking a new one. */
export const pack = {
  id: 'pack',
  title: words.title,
  note: words.note,
  permission: 'content.import',
  Page: Pack,
} as const
