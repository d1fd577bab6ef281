import type { PriorityReason } from '#contract/ticket.ts'

/** The station's rule of priority, as station.yaml has it. */
type Rule = { fromAge: number | null }

/** Words of the ID card and of who goes first: everything about them is an offer. */
export const words = {
  /** The smaller button beside 取号. */
  offer: '老人、残疾人等优先取号',
  without: '不用身份证，直接取号',
  declare: '没带证，也可以优先',
  consent: {
    title: '用身份证取号吗？',
    facts: ({ fromAge }: Rule) => [
      fromAge === null ? '刷一下证，同一件事不会取重号' : `${fromAge} 岁以上，刷证自动排到优先号`,
      '只用来算年龄、防重复取号，不存号码、住址、照片',
      '不用身份证，也一样能取号',
    ],
    agree: '同意，放身份证',
    agreeNote: '点这里，再把证放到右下方读卡处',
  },
  place: { title: '请放身份证', note: '平放在右下方读卡处，放好不要动' },
  lift: { title: '请先拿走上面的证', note: '读卡处已经有一张证。拿走它，再放您的' },
  moved: { title: '请放平，别动，再来一次', note: '证刚才动了，没读完' },
  two: { title: '请只放一张身份证，放平不要动', note: '读卡处有两张证或卡，请拿走一张' },
  notRead: { title: '没读出来，拿起来再放一次', note: '还是读不出，不用身份证也一样取号' },
  late: { title: '请再放一次身份证', note: '刚才没有读好，或者时间过了', again: '同意，再放一次' },
  down: { title: '读卡器暂时不能用', note: '请点“不用身份证，直接取号”' },
  read: { title: '读好了，正在取号', note: '请稍等，马上就好' },
  seconds: (seconds: number) => ['还等您 ', String(seconds), ' 秒'] as const,
  takeAway: {
    title: '请带走身份证',
    note: '身份证还在右下方读卡处',
    found: '捡到别人的证，请交给服务台',
    taken: '已经拿走了',
  },
  reminder: {
    lying: (maskedName: string) => `${maskedName}，请拿走身份证`,
    perhaps: '别忘了拿走身份证',
  },
  declared: {
    title: '您是哪一种情况？',
    note: '点一个，就取优先号。不用说明，窗口会核对。',
    none: '都不是，普通取号',
  },
  /** The eight groups as they stand on buttons. */
  reasons: {
    老: '老年人',
    弱: '体弱',
    病: '病人',
    残: '残疾人',
    孕: '孕妇',
    抱婴: '抱婴儿',
    退役军人: '退役军人',
    现役军人: '现役军人',
  } satisfies Record<PriorityReason, string>,
  ticket: {
    card: '优先号',
    declared: '优先号，窗口会核对',
  },
  already: {
    title: '这件事，您已经取过号了',
    yours: '您的号码',
    notes: ['不用再取，请坐下等，听叫号。', '小票不见了，请到服务台，工作人员帮您看。'],
  },
} as const
