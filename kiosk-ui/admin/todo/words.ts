/** Words of 要办的事 in /admin. */
export const words = {
  note: '今天从这里开始',
  count: (all: number) => `${all} 件`,
  held: (now: number) => `，有 ${now} 件正在耽误居民`,
  keys: { urgent: '越靠上越急', choose: '选一件', go: '去办', enter: '回车' },
  opening: '正在看有什么要办…',
  none: {
    title: '没有要办的事',
    note: '设备、公开、指南都没有要您处理的。有了会自己列在这里。',
  },
  how: '怎么办',
  done: (done: number, of: number) => `${of} 篇里 ${done} 篇已确认`,
} as const
