import type { NoticeDraft } from '#contract/notice.ts'
import type { Screen } from '../resident/shell/screens.ts'

/** The residents' screen of a notice. */
export const noticeScreen = ({ notice }: NoticeDraft): Screen => ({ at: 'notice', notice, from: 0 })
