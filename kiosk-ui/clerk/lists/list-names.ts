/** The lists beside a desk: those of people who are still to be served, then what is over, and any other number. */
export const LISTS = ['waiting', 'held', 'no-show', 'done', 'cancelled', 'find'] as const
export type ListName = (typeof LISTS)[number]
/** Lists that come with the work at the window; the others are asked for when they are looked at. */
export type OpenList = 'waiting' | 'held' | 'no-show'

export const LIST_KEYS: Readonly<Record<ListName, string>> = {
  waiting: 'Digit1',
  held: 'Digit2',
  'no-show': 'Digit3',
  done: 'Digit4',
  cancelled: 'Digit5',
  find: 'Digit6',
}

export function isOpenList(list: ListName): list is OpenList {
  return list === 'waiting' || list === 'held' || list === 'no-show'
}
