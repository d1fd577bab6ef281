import type { Notice } from '#contract/notice.ts'
import type { Contents } from '../contents.ts'

/** Of the longest station's board: a title as long as it may be, and texts that fill many pages. */
export const LONG_TITLE =
  '关于二〇二六年石埠子镇召忽管理区召忽社区农村最低生活保障家庭、特困供养人员和临时救助对象动态管理复核结果的公示（第二批）'
export const PLAIN_TABLE_TITLE = '二〇二六年十月份集体财务收支逐笔公开'
export const LONG_TEXT_TITLE = '召忽社区便民服务站综合受理、一窗受理和全科服务工作制度'
/** A class of the shipped board in which nothing hangs. */
export const EMPTY_CLASS = '党务公开'

/** The notice of this title, or of one that begins like it; the longest there is where no other fits. */
export function noticeTitled({ notices }: Contents, title: string): Notice {
  const found =
    notices.find((notice) => notice.title.startsWith(title)) ??
    notices.toSorted((one, other) => other.blocks.length - one.blocks.length)[0]
  if (!found) throw new Error('nothing hangs on the board')
  return found
}
