/** Words of 找一件事. */
export const words = {
  title: '找一件事',
  hint: '点拼音首字母，比如低保点 D、B',
  typed: '已输入',
  delete: '删除',
  clear: '清空',
  keyboard: '拼音字母',
  ready: '也可以直接点',
  asking: '正在找…',
  found: (count: number) => `找到 ${count} 件`,
  notHere: '不在本站办',
  phone: '电话：',
  nothing: '本站目录没有这件事',
  elsewhere: (centre: string) => `请到${centre}，或问窗口、12345。`,
  again: '也可以换个说法，删掉几个字母再找。',
  /** What people say; each finds something in the shipped catalogue (test/search). */
  everyday: ['低保', '养老钱', '大病', '残疾', '种地', '调解'],
} as const
