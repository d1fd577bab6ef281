import type { Guide } from '#contract/guide.ts'
import type { Screen } from '../resident/shell/screens.ts'

/** The residents' screen of a guide. */
export const guideScreen = (guide: Guide): Screen => ({ at: 'guide', guide, from: 0 })
