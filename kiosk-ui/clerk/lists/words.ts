import { afterHan } from '../../staff/after-han.ts'

/** Words of the three lists: who waits, who was put aside, who did not come. */
export const words = {
  waiting: '在等',
  held: '放下的',
  'no-show': '过号的',
  empty: {
    waiting: '没有人在等。',
    held: '没有放下的号。',
    'no-show': '今天没有过号的。',
  },
  onlyHere: '指定本窗口',
  at: (label: string) => `在${afterHan(label)}放下`,
  atTime: (time: string) => `${time} 过号`,
  rows: {
    waiting: '↑ ↓ 选一行，Enter 打开，Esc 回来',
    held: '↑ ↓ 选一行，Enter 打开或放回去等，Esc 回来',
    'no-show': '↑ ↓ 选一个，Enter 撤销，Esc 回来',
  },
  more: (number: string) => `${number} 的其他操作`,
  transferInList: (where: string) => `转给${afterHan(where)}`,
} as const
