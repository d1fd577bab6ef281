import type { GuideList } from '#contract/guide.ts'

type Edition = Pick<GuideList, 'version' | 'hash'>

/** So many digits of a hash people compare; the same stand on paper. */
const COMPARED = 8

/** 2026.11.28-502eccb4: two screens that show the same have read the same catalogue. */
export const editionOf = ({ version, hash }: Edition): string => `${version}-${hash.slice(0, COMPARED)}`

/** `KG1:0:2026.11.28:502eccb477d00b51`, as a printed guide has it of its errand; 0 is the whole catalogue. */
export const editionCode = ({ version, hash }: Edition): string => `KG1:0:${version}:${hash}`
