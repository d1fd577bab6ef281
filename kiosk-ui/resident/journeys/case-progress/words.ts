/** As it stands on the paper: 4829 130 557. */
export const inGroups = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 7), code.slice(7)].filter((part) => part !== '').join(' ')

/** Words of 查办件进度. */
export const words = {
  next: '您要做的',
  ask: '有不清楚的，问窗口工作人员，或打电话 ',
  find: {
    title: '查办件进度',
    note: '输入单子上的 10 位查询码',
    label: '查询码',
    example: '10 位数字',
    find: '查',
    typed: (code: string) => (code === '' ? '还没有按。' : `查询码按了 ${inGroups(code)}。`),
    unavailable: '现在查不了。请问窗口工作人员。',
    byCard: '刷身份证查',
  },
  list: {
    title: '您的办件',
    note: '从最近的起。点一件，看下一步。',
    none: '这张身份证没有办件',
    /** Cases of tickets that were taken without it, or whose term is over, are not found. */
    noneNotes: ['用这张证取号办的，才查得到。', '手里有单子的，输单子上的查询码。'],
    byCode: '输查询码',
  },
} as const
