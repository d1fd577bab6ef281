/** Words of how many wait, before a ticket is taken. */
export const words = {
  now: '现在',
  people: '人在等',
  nobody: '现在没有人在等',
  about: (minutes: number) => `约 ${minutes} 分钟`,
  soon: '马上就到',
  basis: (services: number) => `按最近 ${services} 人平均`,
  unknown: '还说不准要等多久',
  listen: '取号后坐下听叫号',
  noWindow: '窗口还没开',
} as const
