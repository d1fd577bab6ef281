import type { LinesOf } from '../../../parts/notice/measure-notice.ts'
import { lineOf, peopleOf, readsAsList } from '../../../parts/notice/people-table.ts'

/** Side by side: a line each is touched, and needs no more of the width. */
const ABREAST = 2
/** What surrounds the words of a person in a list, in rem: half the gap between two, edges, padding, the arrow. */
const AROUND_PERSON_REM = 5.6

/** Persons stand in a line each, to be touched for the rest, where they are many or their rows need more than a line. */
export const peopleLines: LinesOf = (table, place, whole) => {
  const people = peopleOf(table)
  if (!people || !readsAsList(table, whole)) return null
  return { columns: lineOf(table, people, personRoomEm(place)), abreast: ABREAST }
}

/** Em of its type that the words of one of two persons side by side have. */
function personRoomEm(place: HTMLElement): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const em = Number.parseFloat(getComputedStyle(place.firstElementChild ?? place).fontSize)
  return (place.clientWidth / ABREAST - AROUND_PERSON_REM * rem) / em
}
