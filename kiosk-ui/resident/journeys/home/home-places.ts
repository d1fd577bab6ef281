import type { HomeModel } from '#contract/station.ts'
import type { IconName } from '../../../parts/icon.tsx'
import { words } from './words.ts'
import type { Destination } from '../../shell/screens.ts'

/**
 * The places of the home screen. Each capability has its own for good and stands here when it is real; a place that
 * nothing fills holds plain information (style/home.css), and no other place ever moves.
 */
export type HomePlace = {
  place:
    | 'take'
    | 'prepare'
    | 'guide'
    | 'board'
    | 'search'
    | 'find-ticket'
    | 'progress'
    | 'entrust'
    | 'opinion'
    | 'places'
    | 'help'
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
    place: 'board',
    icon: 'board',
    title: words.home.board,
    notes: [words.home.boardNote],
    to: { at: 'board' },
  },
  {
    place: 'search',
    icon: 'search',
    title: words.home.search,
    notes: words.home.searchNote,
    to: { at: 'search' },
  },
  {
    place: 'find-ticket',
    icon: 'ticket',
    title: words.home.findTicket,
    notes: [],
    to: { at: 'find-ticket' },
  },
  {
    place: 'places',
    icon: 'places',
    title: words.home.places,
    notes: [],
    to: { at: 'places' },
  },
]

/** Stands where 取号 stands, while there are no tickets. */
export const prepare: HomePlace = {
  place: 'prepare',
  icon: 'guide',
  title: words.home.prepare,
  notes: [],
  to: { at: 'guides' },
}

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
  {
    place: 'board',
    icon: 'board',
    title: words.home.boardLarge,
    notes: [words.home.boardNote],
    to: { at: 'board' },
  },
]

/** A tile has one line for it; the board has the whole title. */
const TITLE_ON_TILE = { normal: 13, large: 10 }

/** What stands under a place's title; the board names its newest 公示 while its term runs. */
export function notesOf(
  { place, notes }: HomePlace,
  { latestNotice }: HomeModel,
  type: keyof typeof TITLE_ON_TILE,
): readonly string[] {
  if (place !== 'board' || latestNotice === null || latestNotice.remainingDays === null) return notes
  return [
    shortened(latestNotice.title, TITLE_ON_TILE[type]),
    words.home.boardLeft(latestNotice.remainingDays),
  ]
}

/** What stands in brackets at its end is left out first. */
function shortened(title: string, most: number): string {
  const short = title.length > most ? title.replace(/（[^（）]+）$/, '') : title
  return short.length > most ? `${short.slice(0, most - 1)}…` : short
}
