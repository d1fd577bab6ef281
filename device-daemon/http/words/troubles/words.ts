import type { Trouble } from '#contract/trouble.ts'

/**
 * What staff read of a trouble, how soon they have to see to it, and what they can do about it on the screen. Left out,
 * `brief` is the first clause of the words, and `going` is 我去看. `place`: the panel of /admin where it is seen to.
 */
export type TroubleWords = Pick<Trouble, 'words' | 'remedy' | 'urgency' | 'confirms' | 'place'> &
  Partial<Pick<Trouble, 'brief' | 'going'>>
