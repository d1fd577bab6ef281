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
export function noticeTitled({ notices }: Pick<Contents, 'notices'>, title: string): Notice {
  const found =
    notices.find((notice) => notice.title.startsWith(title)) ??
    notices.toSorted((one, other) => other.blocks.length - one.blocks.length)[0]
  if (!found) throw new Error('nothing hangs on the board')
  return found
}

/** A page of a PDF and a poster, as they lie in made-up/media. */
const A_PAGE: Block = {
  at: 'picture',
  media: 'c44462884787d1b175ba499d83da45d3e82bce1cdd38050cf849ab61b8dc69d8-1240x1754.png',
  width: 1240,
  height: 1754,
  description: '关于开展冬季取暖安全检查的通知，第 1 页，共 1 页。各村民小组、各住户：冬季取暖期已经开始。',
}
const A_POSTER: Block = {
  at: 'picture',
  media: '7d120db15124f48b3a2ccb78860b7d21f734020e2e1eec22ca9f8287f71421c0-1080x720.png',
  width: 1080,
  height: 720,
  description: '海报：义诊，十二月五日（周六）上午九点，村文化广场，测血压、测血糖，不收费。',
}
const ADDED: Block = { at: 'paragraph', runs: [{ at: 'plain', text: '家里有老人的，请互相转告，一起来。' }] }

/** The notice with a poster under a line of text. */
export function withPoster(notice: Notice): Notice {
  return { ...notice, blocks: [ADDED, A_POSTER, ADDED] }
}

/** The notice as a page of a PDF. */
export function asDocument(notice: Notice): Notice {
  return { ...notice, blocks: [A_PAGE, ADDED] }
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
