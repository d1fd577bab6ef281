/** The three lists beside a desk, and the key that shows each. */
export const LISTS = ['waiting', 'held', 'no-show'] as const
export type ListName = (typeof LISTS)[number]

export const LIST_KEYS: Readonly<Record<ListName, string>> = {
  waiting: 'Digit1',
  held: 'Digit2',
  'no-show': 'Digit3',
}
