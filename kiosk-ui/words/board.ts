import type { NoticeEntry, PublicationKind } from '#contract/notice.ts'

/** What each kind of publication means, in a resident's words. */
const meaning: Record<PublicationKind, string> = {
  长期公开: '长期公开，随时可看',
  '村（居）务公开': '村（居）务公开，每条公开不少于 15 天',
  公示: '公示有期限，有异议请在公示期内提出，到期自动撤下',
  通知: '通知和公告',
}

/** Words of the 信息公开 board: on the kiosk, in the idle rotation, on the lobby screen. */
export const words = {
  title: '信息公开',
  /** `today`: postings of this day. */
  news: (today: number, all: number) =>
    today > 0 ? `今天新贴 ${today} 条，共 ${all} 条` : `现在公开 ${all} 条`,
  five: '一直公开的五类',
  others: '其他公开',
  othersCount: (count: number) => `其他公开（${count} 类）`,
  moreClasses: '更多类别',
  newest: '最新公开',
  tellUs: '咨询投诉',
  count: (count: number, unit: string) => (count === 0 ? '暂无' : `${count} ${unit}`),
  meaning,
  empty: {
    title: '这一类现在没有内容',
    notes: ['有了就贴在这里。', '想知道什么，请问服务台。'],
    board: '现在没有新的公开',
  },
  urgent: '紧急',
  sampleNote: '示例内容，不对应真实情况',
  daysLeft: (days: number) => (days === 1 ? '今天最后一天' : `还有 ${days} 天`),
  until: (day: string) => `${day}止`,
  objectionHint: '有异议，请在公示期内提出',
  notice: {
    publisher: '发布单位',
    publishedAt: '发布日期',
    until: '公示到',
    hangsUntil: '公开到',
    left: (days: number) => (days === 1 ? '今天是最后一天' : `还有 ${days} 天（含今天）`),
    source: '依据',
    objection: '有异议，请在公示期内找：',
    phone: '电话',
    place: '地点',
    wrong: '有误？',
    object: '提异议',
  },
  take: { press: '打印带走', paper: '公开' },
  gone: { title: '这一条已经撤下了', notes: ['公示到期就自动撤下。', '想问的，请到服务台。'] },
  idle: {
    start: '点一下屏幕开始',
    startNote: (givesNumbers: boolean) => (givesNumbers ? '取号、看指南、看公开' : '看指南、看公开'),
    lead: '信息公开',
  },
  lobby: {
    offline: '离线',
    offlineSince: (time: string) => `内容停在 ${time}`,
    waiting: '现在等候',
    people: '人',
    hours: '办理时间',
    place: (page: number, pages: number) => `${page} / ${pages}`,
  },
} as const

/** The black and white of it: 公示 by its term, open accounts by the class they belong to. */
export function tagOf({
  kind,
  class: className,
  urgent,
}: Pick<NoticeEntry, 'kind' | 'class' | 'urgent'>): string {
  if (urgent) return words.urgent
  return kind === '村（居）务公开' ? className : kind
}
