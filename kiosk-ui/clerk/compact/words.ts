/** Words of the small window that stays above other programs. */
export const words = {
  open: '小窗，总在最前',
  note: '小窗里有手上的号、几个人在等和下一步，别的程序盖不住它。',
  cannot: '这个浏览器没有小窗，请用新版的 Chrome 或 Edge。',
  closed: '没有打开小窗，请再按一次。',
  locked: '已锁屏，请在大窗口解锁。',
  noWindow: '还没有选窗口，请在大窗口选。',
  relieved: (label: string, name: string) => `${label}现在由${name}接着办。`,
  waits: (name: string) => `等 ${name} 同意接替。`,
  away: '正在重新连接',
  others: (count: number) => `还有 ${count} 件`,
} as const
