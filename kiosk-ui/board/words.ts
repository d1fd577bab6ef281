import type { GuideEntry } from '#contract/guide.ts'

/** What the lobby's board says beside the words that it shares with the kiosk (kiosk-ui/words/board.ts). */
export const words = {
  page: (page: number, pages: number) => `第 ${page} / ${pages} 页`,
  /** On the last page of a long text for this time. */
  goesOn: (page: number) => `下一轮接着第 ${page} 页`,
  /** `ms` until it comes. */
  next: (title: string, ms: number) =>
    ms < 60_000 ? `一分钟内：${title}` : `约 ${Math.round(ms / 60_000)} 分钟后：${title}`,
  overview: '公开目录',
  list: {
    count: (rows: number) => `共 ${rows} 人`,
    same: (said: readonly (readonly [head: string, text: string])[]) =>
      `都一样的：${said.map(([head, text]) => `${head} ${text}`).join('；')}。`,
    leftOut: (heads: readonly string[]) => `${heads.join('、')}，请到自助终端的“信息公开”里点开看。`,
  },
  classes: {
    title: '公开的类别',
    note: '写着“待核定”的，网上的栏目还没有核实。',
    columns: ['类别', '现在公开', '网上的对应栏目'],
  },
  items: {
    title: '事项清单',
    note: (count: number) => `全部 ${count} 项。“—”是便民服务事项，文件没有规定办理方式。`,
    columns: ['序号', '事项', '办件类型', '办理方式'],
  },
  /** Who has the same one has read the same list. */
  version: (edition: string) => `目录版本 ${edition}`,
  compare: '扫一扫，和别处的对一对。',
} as const

/** The annex says it for public services; of the others nothing is invented. */
export function handlingWords({ handling }: Pick<GuideEntry, 'handling'>): string {
  return handling ?? '—'
}
