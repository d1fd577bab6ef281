import type { IconName } from '../parts/icon.tsx'
import { words } from '../words/home.ts'
import type { Destination } from './screen.ts'

/**
 * The places of the home screen. Each capability has its own for good and stands here when it is real; a place that
 * nothing fills holds plain information (style/home.css), and no other place ever moves.
 */
export type HomePlace = {
  place: 'take' | 'guide' | 'board' | 'find' | 'progress' | 'entrust' | 'opinion' | 'where' | 'help'
  icon: IconName
  title: string
  notes: readonly string[]
  to: Destination
}

export const homePlaces: readonly HomePlace[] = [
  {
    place: 'take',
    icon: 'ticket',
    title: words.home.take,
    notes: words.home.takeNote,
    to: { at: 'choose-errand' },
  },
  {
    place: 'guide',
    icon: 'guide',
    title: words.home.guide,
    notes: words.home.guideNote,
    to: { at: 'guides' },
  },
  {
    place: 'find',
    icon: 'find',
    title: words.home.find,
    notes: words.home.findNote,
    to: { at: 'search' },
  },
]

/** 大字版: four big places and no more. */
export const largeHomePlaces: readonly HomePlace[] = [
  {
    place: 'take',
    icon: 'ticket',
    title: words.home.takeLarge,
    notes: [words.home.takeNoteLarge],
    to: { at: 'choose-errand' },
  },
  {
    place: 'guide',
    icon: 'guide',
    title: words.home.guideLarge,
    notes: words.home.guideNote,
    to: { at: 'guides' },
  },
]
