/** The station's rule of priority, as station.yaml has it. */
type Rule = { fromAge: number | null }

/** Words of the ID card: everything about it is an offer. */
export const words = {
  without: '不用身份证，直接取号',
  consent: {
    title: '用身份证取号吗？',
    facts: ({ fromAge }: Rule) => [
      fromAge === null ? '刷一下证，同一件事不会取重号' : `${fromAge} 岁以上，刷证自动排到优先号`,
      '还用来防重复取号、办件填姓名，下次刷证能查进度',
      '不存号码、住址、照片。不用证，也一样取号',
    ],
    agree: '同意，放身份证',
    agreeNote: '点这里，再把证放到右下方读卡处',
  },
  /** Before a card is read for what is the resident's own: what is looked at, and what is shown. */
  ofOwn: {
    cases: {
      title: '用身份证查进度吗？',
      facts: () => [
        '查这张证取号办过的件，别的人看不到',
        '只显示办到哪一步、哪天，不显示姓名、办什么事',
        '不存号码、住址、照片。不用证，输查询码也能查',
      ],
      without: '不用身份证，输查询码',
    },
    bookings: {
      title: '用身份证查预约吗？',
      facts: () => [
        '查这张证记住的预约，别的人看不到',
        '不显示姓名、电话、住址',
        '不存号码、住址、照片。不用证，输预约码也能查',
      ],
      without: '不用身份证，输预约码',
    },
    tie: {
      title: '到时刷身份证取号吗？',
      facts: () => [
        '记住这张证，到时刷一下就能取号，不用带码',
        '只记一个认证用的记号，过了期就销毁',
        '不存号码、住址、照片。不用证，用预约码也行',
      ],
      without: '不用身份证，用预约码',
    },
  },
  place: { title: '请放身份证', note: '平放在右下方读卡处，放好不要动' },
  lift: { title: '请先拿走上面的证', note: '读卡处已经有一张证。拿走它，再放您的' },
  moved: { title: '请放平，别动，再来一次', note: '证刚才动了，没读完' },
  two: { title: '请只放一张身份证，放平不要动', note: '读卡处有两张证或卡，请拿走一张' },
  notRead: { title: '没读出来，拿起来再放一次', note: '还是读不出，不用身份证也一样办' },
  late: { title: '请再放一次身份证', note: '刚才没有读好，或者时间过了', again: '同意，再放一次' },
  down: {
    title: '读卡器暂时不能用',
    note: '没带证、刷不了证，也可以优先',
    own: '用单子上的码一样能查，也可以问窗口工作人员',
  },
  read: { title: '读好了，正在取号', note: '请稍等，马上就好' },
  readOwn: { title: '读好了，正在找', note: '请稍等，马上就好' },
  seconds: (seconds: number) => ['还等您 ', String(seconds), ' 秒'] as const,
  takeAway: {
    title: '请带走身份证',
    note: '身份证还在右下方读卡处',
    found: '捡到别人的证，请交给服务台',
    taken: '已经拿走了',
  },
} as const
