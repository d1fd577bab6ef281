import { dateFrom } from '../../words/dates.ts'

/** Words of every form that changes a content: keeping, publishing, and two editors at once. */
export const words = {
  acts: { keep: '存草稿', publish: '发布', withdraw: '撤下' },
  opening: '正在打开…',
  notOpened: '打不开',
  back: (panel: string) => `回到${panel}`,
  lock: '锁屏',
  saveKey: 'Ctrl S',
  unnamed: '一位同事',

  saved: {
    new: '还没有存过',
    unsaved: '有改动没有存',
    file: '还没有改过',
    kept: (when: string) => `${when} 存好`,
  },
  standing: {
    new: '新的，大家还看不到',
    draft: '草稿，大家还看不到',
    file: '正在公开，和配置文件里一样',
    shown: '正在公开',
    scheduled: (from: string) => `定在 ${from} 公开`,
    over: '到期，已经不再公开',
    withdrawn: '已经撤下',
    'left-out': '发布过，但现在放不上去，原因见“要处理的事”',
  },
  /** What is shown is not what stands in the form. */
  newer: '公开的是以前的版本',
  until: (until: string) => `到 ${until} 为止`,

  found: {
    blocks: (count: number) => `还不能发布，有 ${count} 处要改`,
    doubts: (count: number) => `可以发布，另有 ${count} 处请再看一看`,
    next: '去改下一处',
    look: '看一看',
  },
  publish: {
    now: '马上发布',
    at: (from: string) => `定时发布，${from} 公开`,
    again: '发布改动',
    nothing: '已经发布',
    schedule: '定时…',
    withdraw: '撤下',
    noRight: '您可以写和存，发布请找站长。',
  },
  schedule: {
    title: '什么时候公开',
    from: '从什么时候起',
    until: '到什么时候为止',
    hint: '不填就是马上公开；不填结束就一直公开。按站里的时间算。',
    forward: '就这样发布',
  },
  history: {
    open: (count: number) => `历次改动 ${count}`,
    title: '历次改动',
    none: '还没有人在这里改过。',
    version: (version: number) => `第 ${version} 版`,
    by: (name: string | null, when: string) => `${name ?? words.unnamed}，${when}`,
    shown: '正在公开',
    inForm: '正在改的',
    compare: '看改了什么',
    rollBack: '把这一版重新公开',
    start: '从这一版接着改',
    same: '和上一版一样。',
    file: '配置文件里的',
    shut: '收起',
  },
  differences: {
    title: '不同的地方',
    more: (count: number) => `另有 ${count} 处不同`,
    nothing: '（没有）',
    before: '原来',
    after: '改成',
    theirs: '对方',
    own: '您的',
  },
  meanwhile: {
    told: (by: string | null, time: string) => `${by ?? words.unnamed} ${time} 也改过`,
    title: (by: string | null) => `${by ?? '另一位同事'}先改过了`,
    note: '您写的还在。下面是两边不同的地方，请选一个：用对方的，您没存的就没有了；用您的，对方的留在历次改动里。',
    take: '用对方的，我的不要了',
    own: '用我的，对方的留在历次改动里',
    later: '先不存，接着看',
  },
  drop: '不要这些改动',
  rows: {
    count: (count: number) => `${count} 条`,
    nth: (n: number) => `第 ${n} 条`,
    up: (name: string) => `${name}往上移`,
    down: (name: string) => `${name}往下移`,
    remove: (name: string) => `去掉${name}`,
    removeShort: '去掉',
  },
  preview: (screen: string) => `${screen}上的样子`,
  noPreview: '先把要填的填好，就能看到。',
  yes: '是',
  no: '否',
} as const

/** 「9:41」 today, 「11月12日 9:41」 on other days, from the station's day and time of an instant. */
export function whenWords(today: string, day: string, time: string): string {
  return day === today ? time : `${dateFrom(today, day)} ${time}`
}

/** 「12月1日」 or 「12月1日 08:30」 from a day or a minute of the station's clock. */
export function stationTimeWords(today: string, at: string): string {
  const [day = '', time] = at.split('T')
  return time === undefined ? dateFrom(today, day) : `${dateFrom(today, day)} ${time}`
}
