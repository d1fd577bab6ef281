import type { ContentChangesReply } from '#contract/contents.ts'
import type { FirstUseReply, FirstUseStep } from '#contract/first-use.ts'

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
  seen: { title: '居民现在看到的', home: '首页', large: '大字版', hall: '大屏' },
  changes: {
    title: '最近改过',
    said: ({ at, kind, by }: Pick<Change, 'at' | 'kind' | 'by'>, time: string) =>
      `${time} ${by ?? ''}${at === 'withdrawn' ? '撤下' : '改'}了${kinds[kind]}`,
    undo: '撤回',
    undone: '撤回了，大家看到的是改以前的样子。',
  },
  first: {
    title: '把示例换成自己的站',
    note: '最后一步做完，小票和各种纸上的「示例」才消失',
    count: (done: number, todo: number, later: number) => `做好 ${done}　还要做 ${todo}　以后 ${later}`,
    go: '去做',
    steps: {
      name: '站名、地址',
      contact: '电话、服务时间',
      holidays: '节假日',
      windows: '窗口和排队',
      devices: '设备试过',
      places: '办事地图',
      people: '人员、座牌',
      notices: '公示、通知',
      rules: '规章制度',
      guides: '指南核定',
      utilities: '水电气暖',
      end: '结束示例',
    } satisfies Record<FirstUseStep, string>,
    about: {
      name: '统一名称：村叫 XX村便民服务站，社区叫 XX社区便民服务站。地址写居民找得到的。',
      contact: '写打得通的电话、真实的服务时间，还有镇街便民服务中心的名称。',
      holidays: '按国务院办公厅每年的通知录放假和调休；不知道的年份不猜。',
      windows: '每个窗口叫什么、办什么、哪个部门进驻；号怎么排。',
      devices: '打一张小票，刷一次卡，看一看窗口屏，听一听语音。都试过了，按“这样就对”。',
      places: '六个功能区、入口、您在这里，还有便民设施和无线网络。',
      people: '把“站长”“窗口1员工”换成真名，各人换自己的密码。座牌由本人在窗口页右上“更多”里写。',
      notices: '示例的公示、通知换成自己的，或者撤下。',
      rules: '随附的制度、规范、流程来自安政办〔2020〕36号和通行做法。看过，和本站一样，按“这样就对”。',
      guides: '每篇指南核对待核定的内容，写明出处。先核问得多的。',
      utilities: '水、电、气、暖在哪里交、带什么号。没有填好以前不显示。',
    } satisfies Record<Exclude<FirstUseStep, 'end'>, string>,
    left: ({ step, at, left, of }: Step): string => {
      if (at === 'later') return '以后'
      if (step === 'guides' && of !== null) return `${of - left}/${of}`
      if (step === 'people' && left > 0) return `还差 ${left} 人`
      if (step === 'notices' && left > 0) return `还有 ${left} 条示例`
      if (step === 'windows' && of !== null && left === 0) return `${of} 个窗口`
      if (step === 'end') return left > 0 ? `还差 ${left} 处` : ''
      return left > 0 ? `还有 ${left} 处` : ''
    },
    marks: { done: '这样就对', later: '以后再说', open: '还要做' },
  },
  end: {
    ready: '示例的内容都换好了。按下去，小票和打印的纸上不再写“示例，不能办事”。',
    left: (count: number) => `还有 ${count} 处是示例，换好或撤下以后才能结束：`,
    takeDown: (count: number) => `撤下这 ${count} 条示例公示、通知`,
    takenDown: '撤下了。',
    press: '结束示例',
    ended: '示例结束了，这是本站自己的站了。',
  },
} as const

type Change = ContentChangesReply['changes'][number]
type Step = FirstUseReply['steps'][number]

const kinds: Readonly<Record<Change['kind'], string>> = {
  notice: '一条公开',
  guide: '一篇指南',
  places: '办事地图',
  station: '本站信息',
  plates: '窗口牌',
  rules: '窗口和排队',
}
