import type { Trouble } from '#contract/trouble.ts'

/** What staff read of a trouble, and how soon they have to see to it. */
export type TroubleWords = Pick<Trouble, 'words' | 'remedy' | 'urgency'>
