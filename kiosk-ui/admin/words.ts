/** Words of /admin around its panels. */
export const words = {
  opening: '正在打开…',
  role: '站长',
  lock: '锁屏',
  signOut: '退出',
  unsaved: '有没存的',
  signOutUnsaved: '有没存的改动，再按一次就没有了',
  toDesk: '去窗口办件',
  panels: '各栏',
  toDo: (count: number) => `${count} 件要办`,
  none: {
    title: '这里没有您要看的',
    note: '您的账号没有看本站情况的权限，请找站长。叫号、办件请到窗口页。',
  },
  away: {
    title: '正在重新连接',
    note: (time: string) => `下面是 ${time} 的情况，可能已经变了。连上了会自己更新。`,
  },
} as const
