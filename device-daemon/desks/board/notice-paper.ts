import type { Block, Notice, Run } from '#contract/notice.ts'
import type { Paper, PaperBlock } from '#contract/paper.ts'
import { fullDate } from '#daemon/full-date.ts'

export type NoticePaperFacts = {
  stationName: string
  phone: string
  /** A sample station marks its paper, so that it is not taken for real. */
  sample: boolean
  /** YYYY-MM-DD by the station's wall clock. */
  day: string
}

const rule: PaperBlock = { at: 'rule', heavy: false }
const heavyRule: PaperBlock = { at: 'rule', heavy: true }

/** Characters of its text: about 40 cm of paper. The rest is to be read where it hangs. */
const MOST_CHARACTERS = 2_000

/** A notice to take home: its words and tables, with a line in the place of each picture. Null where it is pictures alone. */
export function noticePaper(notice: Notice, facts: NoticePaperFacts): Paper | null {
  if (!hasWords(notice)) return null
  const { title, publisher, publishedAt, until, source, objection, kind } = notice
  const { shown, isWhole } = asLongAs(notice.blocks)
  return {
    blocks: [
      ...(facts.sample || notice.sample ? [text('【示例】仅供试用，不对应真实情况', 'center', true)] : []),
      text(facts.stationName, 'center', true),
      heavyRule,
      { at: 'text', text: title, align: 'center', size: 2, bold: true },
      text(`${notice.class}　${publisher}`, 'center'),
      text(`${fullDate(publishedAt)} 发布`, 'center'),
      ...(until === null
        ? []
        : [text(`${kind === '公示' ? '公示到' : '公开到'} ${fullDate(until)}`, 'center', true)]),
      heavyRule,
      ...shown,
      ...(isWhole ? [] : [text('后面还有，这里没有印完，请看公开栏或问服务台。', 'left', true)]),
      rule,
      ...(objection === null
        ? []
        : [
            text('有异议，请在公示期内找：', 'left', true),
            text(objection.contact),
            text(`电话 ${objection.phone}`),
            text(`地点 ${objection.place}`),
            rule,
          ]),
      ...(source === null ? [] : [text(`依据 ${source}`)]),
      text('以公开栏上现在贴着的为准。'),
      { at: 'ends', left: `咨询电话 ${facts.phone}`, right: `打印 ${fullDate(facts.day)}`, bold: false },
    ],
  }
}

/** Whether anything of it can be read on a slip. */
function hasWords({ blocks }: Notice): boolean {
  return blocks.some(({ at }) => at !== 'picture' && at !== 'rule')
}

/** The blocks that there is paper for, the last one cut where it can be. */
function asLongAs(blocks: readonly Block[]): { shown: PaperBlock[]; isWhole: boolean } {
  const shown: PaperBlock[] = []
  let left = MOST_CHARACTERS
  for (const block of blocks) {
    const made = onPaper(block)
    const length = lengthOf(made)
    if (length <= left) {
      shown.push(made)
      left -= length
      continue
    }
    const part = cut(made, left)
    if (part !== null) shown.push(part)
    return { shown, isWhole: false }
  }
  return { shown, isWhole: true }
}

function onPaper(block: Block): PaperBlock {
  switch (block.at) {
    case 'heading':
      return text(wordsOf(block.runs), 'left', true)
    case 'paragraph':
      return text(wordsOf(block.runs))
    case 'list':
      return { at: 'list', mark: 'dot', items: block.items.map(wordsOf) }
    case 'numbered':
      return text(block.items.map((runs, i) => `${block.first + i}. ${wordsOf(runs)}`).join('\n'))
    case 'table':
      return {
        at: 'table',
        columns: block.columns.map(({ runs, align }) => ({ head: wordsOf(runs), align })),
        rows: block.rows.map((cells) => cells.map(wordsOf)),
      }
    case 'picture':
      return text(`（图片）${block.description}`)
    case 'rule':
      return rule
  }
}

function lengthOf(block: PaperBlock): number {
  switch (block.at) {
    case 'text':
      return block.text.length
    case 'list':
      return block.items.join('').length
    case 'table':
      return block.rows.flat().join('').length
    case 'thing':
    case 'qr':
    case 'rule':
    case 'space':
    case 'ends':
      return 0
  }
}

/** As many rows or items of it as there is room for; null where that is none. */
function cut(block: PaperBlock, room: number): PaperBlock | null {
  const fitting = <T>(all: readonly T[], length: (one: T) => number): T[] => {
    let left = room
    return all.slice(
      0,
      all.findIndex((one) => (left -= length(one)) < 0),
    )
  }
  switch (block.at) {
    case 'text':
      return room === 0 ? null : { ...block, text: `${block.text.slice(0, room)}…` }
    case 'list':
      return { ...block, items: fitting(block.items, (item) => item.length) }
    case 'table':
      return { ...block, rows: fitting(block.rows, (row) => row.join('').length) }
    case 'thing':
    case 'qr':
    case 'rule':
    case 'space':
    case 'ends':
      return null
  }
}

function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

function text(words: string, align: 'left' | 'center' = 'left', bold = false): PaperBlock {
  return { at: 'text', text: words, align, size: 1, bold }
}
