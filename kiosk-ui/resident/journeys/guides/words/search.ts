/** Words of 找一件事. */
export const words = {
  title: '找一件事',
  hint: '写一两个字就够',
  typed: '已写',
  steps: ['用手指在下面写一个字', '点右边对的那个字', '要办的事就在这里出来'],
  /** 坐着用, where what is found takes the place of what is written with. */
  look: '看结果',
  writeOn: '接着写',
  asking: '正在找…',
  found: (count: number) => `找到 ${count} 件`,
  notHere: '不在本站办',
  phone: '先打电话问清楚：',
  nothing: '本站目录没有这件事',
  elsewhere: (centre: string) => `请到${centre}，或问窗口、12345。`,
  again: '也可以换个说法，删掉几个字再找。',
  /** What people say; each finds something in the shipped catalogue (test/search). */
  everyday: ['低保', '养老钱', '大病', '残疾', '水费', '社保卡'],
} as const
