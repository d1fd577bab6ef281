import { Guides } from './guides.tsx'
import { words } from './words.ts'

/** 指南: what is still 待核定 in each guide, and each guide in its form. */
export const guides = {
  id: 'guides',
  title: words.title,
  note: words.note,
  permission: 'content.edit',
  kinds: ['guide'],
  Page: Guides,
} as const
