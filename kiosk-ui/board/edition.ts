import type { GuideList } from '#contract/guide.ts'

/** So many digits of a hash people compare; the same stand on paper. */
const COMPARED = 8

/** 2026.11.28-502eccb4: two screens that show the same have read the same catalogue. */
export const editionOf = ({ version, hash }: Pick<GuideList, 'version' | 'hash'>): string =>
  `${version}-${hash.slice(0, COMPARED)}`
