/** The station's rule of priority, as station.yaml has it. */
type Rule = { fromAge: number | null }

/** Words of the ID card: everything about it is an offer. */
export const words = {
  without: '不用身份证，直接取号',
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
  down: { title: '读卡器暂时不能用', note: '没带证、刷不了证，也可以优先' },
  read: { title: '读好了，正在取号', note: '请稍等，马上就好' },
  seconds: (seconds: number) => ['还等您 ', String(seconds), ' 秒'] as const,
  takeAway: {
    title: '请带走身份证',
    note: '身份证还在右下方读卡处',
    found: '捡到别人的证，请交给服务台',
    taken: '已经拿走了',
  },
} as const
