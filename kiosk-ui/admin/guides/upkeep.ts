import type { GuideUpkeepReply } from '#contract/guide-upkeep.ts'

/** What is 待核定 in one guide, and how often it is used. */
export type Upkeep = GuideUpkeepReply['guides'][number]
