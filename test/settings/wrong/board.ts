import type { Wrong } from './wrong.ts'

export const board: Wrong[] = [
  {
    wrong: 'one of the five classes left out',
    from: 'name: 服务规范',
    to: 'name: 本站规范',
    path: 'classes',
    allowed: '缺少 服务规范',
  },
  {
    wrong: 'one of the five classes made a posting',
    from: 'name: 服务规范\n    kind: 长期公开',
    to: 'name: 服务规范\n    kind: 公示',
    path: 'classes[2].kind',
    allowed: '应为：长期公开',
  },
  {
    wrong: 'a kind that there is not',
    from: 'kind: 通知',
    to: 'kind: 通告',
    path: 'classes[5].kind',
    allowed: '长期公开 或 村（居）务公开 或 公示 或 通知',
  },
  {
    wrong: 'two classes of one name',
    from: 'name: 财务公开',
    to: 'name: 党务公开',
    path: 'classes[10].name',
    allowed: '和第 9 个重复',
  },
  {
    wrong: 'a community’s name that another class has',
    from: 'nameInCommunity: 居务公开',
    to: 'nameInCommunity: 党务公开',
    path: 'classes[9].nameInCommunity',
    allowed: '和第 9 个重复',
  },
  {
    wrong: 'an interval without the rule behind it',
    from: '      source: 财务收支应当逐项逐笔每月公布一次（山东省村务公开条例，2018年修正文本，是否再修须核）\n',
    to: '',
    path: 'classes[10].publishEvery.source',
    allowed: '哪条规定要求的',
  },
  {
    wrong: 'a name that is no folder',
    from: 'name: 财务公开',
    to: 'name: 财务/公开',
    path: 'classes[10].name',
    allowed: '文件夹同名',
  },
]
