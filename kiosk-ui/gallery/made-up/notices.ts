import type { Block, Notice } from '#contract/notice.ts'
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

type Rows = Extract<Block, { at: 'table' }>['rows']

const NAME_COLUMN = 1
const LONGEST_NAME = '阿卜杜热合曼·买买提依明江'

/** The notice with the first `count` persons of its list. */
export function withPeople(notice: Notice, count: number): Notice {
  return withRows(notice, (rows) => rows.slice(0, count))
}

/** The notice with names as long as they get among the others. */
export function withLongNames(notice: Notice): Notice {
  return withRows(notice, (rows) =>
    rows.map((cells, i) =>
      i % 3 === 0 ? cells.with(NAME_COLUMN, [{ at: 'plain', text: LONGEST_NAME }]) : cells,
    ),
  )
}

function withRows(notice: Notice, change: (rows: Rows) => Rows): Notice {
  const blocks = notice.blocks.map((block) =>
    block.at === 'table' ? { ...block, rows: change(block.rows) } : block,
  )
  return { ...notice, blocks }
}
