import type { Guide } from '#contract/guide.ts'

/** Words of a ticket, on every screen that shows one: what it is for, how long it waits, and the way home from it. */
export const words = {
  ahead: '前面还有',
  people: '人',
  wait: '大约要等',
  minutes: '分钟',
  soon: '马上就到',
  basis: (services: number) => `按最近 ${services} 人平均`,
  unknown: '说不准',
  unattended: '等窗口开',
  direct: '到窗口再说办什么事',
  /** What a discreet errand is called where others may see or hear it. */
  general: '综合业务',
  /** Priority that the resident declares, wherever a card is offered. */
  declare: '没带证，也可以优先',
  /** What can still be done, on a screen that is no ticket or one that is over. */
  next: { take: '再取一个号', call: '叫工作人员', guides: '看办事指南' },
  done: '好了',
  homeIn: (seconds: number) => `${seconds} 秒后回首页`,
} as const

/** What a ticket is for, as it stands beside its number; `guide` null for 直接取号. */
export function errandWords(guide: Guide | null): string {
  if (guide === null) return words.direct
  return guide.discreet ? words.general : guide.plainTitle
}
