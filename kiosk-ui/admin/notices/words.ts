import { words as editing } from '../editing/words.ts'

/** Words of 内容: the board of the station and its notices. */
export const words = {
  title: '内容',
  note: '公开栏、通知公告',
  opening: '正在打开…',
  write: '写一篇',
  fresh: '新的一篇',
  none: { title: '公开栏还空着', note: '从这里写第一篇，发布以后一体机、大厅和公开栏马上有。' },
  editing: editing.standing,
  field: {
    title: '标题',
    class: '栏目',
    chooseClass: '请选栏目',
    publisher: '发布单位',
    publishedAt: '从哪天起',
    until: '到哪天止',
    objection: '异议',
    hasObjection: '有异议可以找谁',
    contact: '联系人',
    phone: '电话',
    place: '地点',
    source: '依据',
    body: '正文',
    sample: '示例',
  },
  preview: {
    title: '发布以后的样子',
    kiosk: '一体机',
    large: '大字版',
    hall: '大厅横条',
    board: '公开屏',
    seeBoard: '看公开屏',
    boardNote: '大厅公开屏，内容多时自己翻页',
  },
  line: (line: number) => `正文第 ${line} 行`,
} as const
