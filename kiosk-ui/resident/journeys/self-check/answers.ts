import type { CheckAnswer } from '#contract/guide.ts'

/** An answer for each of the guide's materials; null while it has not been asked for. */
export type Answers = readonly (CheckAnswer | null)[]
