import type { Trouble } from '#contract/trouble.ts'

/** What staff read of a trouble, how soon they have to see to it, and what they can do about it on the screen. */
export type TroubleWords = Pick<Trouble, 'brief' | 'words' | 'remedy' | 'urgency' | 'confirms'> &
  Partial<Pick<Trouble, 'going'>>
