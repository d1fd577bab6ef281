import type { DayExceptionView, IssuingView } from '#contract/opening.ts'
import { dateFrom, dayFrom, dayWords } from '../../words/days.ts'

/** Words of 今天: the windows, who waits, what the day has come to, and how it differs from others. */
export const words = {
  title: '今天',
  note: '窗口、等候、办了多少',
  opening: '正在算…',
  day: (day: string) => dayWords(day),
  before: '前一天',
  after: '后一天',
  back: '回到今天',
  pick: '哪一天',
  csv: '下载表格',
  asOf: (time: string) => `${time} 的情况`,
  none: '这一天没有人取号。',

  totals: {
    taken: '取号',
    served: '办完',
    noShows: '过号',
    cancelled: '取消',
    goingOn: '在等在办',
    over: '没有办',
    waiting: '等候',
    service: '办理',
    longest: '等得最久',
  },
  /** The middle one of times, and the one that nine of ten do not exceed. */
  spread: (median: string, ninetieth: string) => `一半 ${median}内，九成 ${ninetieth}内`,
  spreadShort: (median: string, ninetieth: string) => `${median} / ${ninetieth}`,
  noSpread: '还没有',
  dash: '–',
  minutes: (seconds: number) => (seconds < 30 ? '半分' : `${Math.round(seconds / 60)} 分`),

  windows: {
    title: '窗口',
    who: '谁在',
    hand: '手上的号',
    called: '叫到',
    served: '办完',
    noShows: '过号',
    cancelled: '取消',
    waiting: '等候',
    service: '办理',
    all: '全站',
    closed: '没开',
    free: '空着',
    paused: (notice: string) => (notice === '' ? '暂停' : `暂停：${notice}`),
    since: (time: string) => `${time} 起`,
    holds: { called: '正在叫', serving: '正在办' },
    unit: '分钟：一半 / 九成',
  },
  people: { title: '人员', none: '今天还没有人办过。' },
  hours: {
    title: '每小时',
    taken: '取号',
    served: '办完',
    at: (hour: number) => `${hour}`,
    said: (hour: number, taken: number, served: number) =>
      `${hour} 点到 ${hour + 1} 点：取号 ${taken}，办完 ${served}`,
    none: '还没有人取号。',
  },
  waiting: {
    title: '在等的人',
    count: (count: number) => `${count} 人`,
    nobody: '现在没有人在等。',
    longest: (number: string, minutes: string) => `${number} 等得最久，已 ${minutes}`,
    held: (count: number) => `另有 ${count} 人暂时放下`,
    general: '综合业务',
    priority: '优先',
    only: (window: string) => `只在 ${window}`,
    more: (count: number) => `后面还有 ${count} 人`,
  },
  plan: {
    title: '停止取号',
    on: '照常取号。',
    stopNow: '现在停止取号',
    stopAt: '等的人到这么多时停止',
    stopAtPress: (count: string) => `到 ${count} 人时停止`,
    beforeClosing: '排到关门时停止',
    resume: '恢复取号',
    callOff: '不停了',
    served: '已经取了号的照常叫，都会办完。',
    people: '人',
    later: ({ when, by }: Extract<IssuingView, { at: 'stops-later' }>) =>
      when.at === 'waiting'
        ? `等的人到 ${when.count} 人时停止取号（${by} 定的）。`
        : `取了号也排不到关门前时，停止取号（${by} 定的）。`,
    stopped: ({ why, by }: Extract<IssuingView, { at: 'stopped' }>, time: string) =>
      ({
        asked: `${time} 起停止取号，${by} 按的。`,
        'enough-waiting': `${time} 起停止取号：等的人够数了（${by} 定的）。`,
        'past-closing': `${time} 起停止取号：再取号排不到关门前（${by} 定的）。`,
      })[why],
  },
  exceptions: {
    title: '临时安排',
    add: '加一条',
    none: '没有临时安排，按站里的服务时间。',
    form: '某一天和平时不一样',
    day: '哪一天',
    kind: '怎么不一样',
    kinds: {
      'closes-earlier': '早关门',
      'opens-later': '晚开门',
      closed: '全天不开门',
      'window-until': '一个窗口早走',
    },
    time: { 'closes-earlier': '几点关门', 'opens-later': '几点开门', 'window-until': '到几点' },
    window: '哪个窗口',
    reason: '为什么（给群众看，可以不写）',
    forward: '就这样定',
    withdraw: '撤销',
    added: '定好了，一体机、大屏和各窗口都会说。',
    said: ({ day, exception, reason }: DayExceptionView, today: string, label: (id: string) => string) => {
      const on = dayFrom(today, day) === '今天' ? '今天' : dateFrom(today, day)
      const because = reason === '' ? '' : `：${reason}`
      switch (exception.at) {
        case 'closes-earlier':
          return `${on} ${exception.time} 关门${because}`
        case 'opens-later':
          return `${on} ${exception.time} 才开门${because}`
        case 'closed':
          return `${on}全天不开门${because}`
        case 'window-until':
          return `${on} ${label(exception.window)}到 ${exception.time}${because}`
      }
    },
    by: (name: string) => `${name} 定的`,
  },
  stops: (at: string, by: string, resumed: string | null) =>
    resumed === null ? `${at} 起停止取号（${by}）` : `${at} 到 ${resumed} 停止取号（${by}）`,
  letters: (first: string, last: string) => (first === last ? first : `${first} 到 ${last}`),
  /** Where the figures are worked out, the same stands in English (domain/queue/day-figures.ts). */
  meaning: {
    title: '这些数怎么算',
    lines: [
      '取号：这一天取的号。每张号要么办完、要么过号、要么取消；还没有结果的算在等在办，当天过去了算没有办。',
      '叫到：第一次在这个窗口（由这个人）叫的号。办完、过号、取消：最后由这个窗口（这个人）按的。',
      '等候：从取号到第一次叫号，只算叫到的。办理：从开始办理到办完，中间放下的时间不算，只算办完的。',
      '一半：从短到长排，排在正中间的那个时间。九成：十个人里有九个不超过的时间。',
    ],
  },
} as const
