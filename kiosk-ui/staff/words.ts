import type { DayExceptionView, IssuingView } from '#contract/opening.ts'
import type { Todo } from '#contract/todo.ts'
import { dateFrom, fullDate } from '../words/dates.ts'
import { dayFrom } from '../words/days.ts'

/** Words that every staff surface says: signing in, panels, forms, and a press that was not heard. */
export const words = {
  unheard: (act: string) => `正在重新连接，「${act}」还在送`,
  gaveUp: (act: string) => `「${act}」没有送到，请看屏幕上现在的样子，再按一次。`,
  noAnswer: '没有连上，请再按一次。',
  close: '关上',
  write: '就这样写',
  contrast: '黑底白字',
  plain: '原来颜色',
  surely: (act: string) => `再按一次，${act}`,

  /** 停止取号, and days that differ. */
  plan: {
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
    served: '已经取了号的照常叫，都会办完。',
  },
  troubles: {
    title: '要处理的事',
    open: (count: number) => (count === 1 ? '怎么办' : `怎么办（共 ${count} 件）`),
    shut: '收起',
    nobodyGoes: '还没有人去看',
    goes: (name: string, window: string | null, time: string) =>
      window === null ? `${name} 去看了，${time}` : `${name}（${window}）去看了，${time}`,
    goInstead: '换我去',
    unanswered: '没有记下来，请直接去看。',
    confirmDay: (day: string) => `机器的日期对，今天是 ${fullDate(day)}`,
    dayConfirmed: (day: string) => `改好了，站里今天是 ${fullDate(day)}。`,
    seenBy: (witnesses: readonly string[]) => `已经看到：${witnesses.join('、')}`,
    seenAt: (name: string, window: string | null, time: string) =>
      window === null ? `${name} ${time}` : `${name}（${window}，${time}）`,
    /** `time`: when it began, which says something on its own day alone. */
    since: (time: string, minutes: number) =>
      minutes < DAY ? `${time} 起，已有${aboutMinutes(minutes)}` : `已有 ${minutesWords(minutes)}`,
  },
  /** Around 要办的事, which say the rest themselves. */
  todo: {
    title: '要办的事',
    all: (count: number) => `要办的事（${count} 件）`,
    when: ({ when }: Pick<Todo, 'when'>): string => {
      switch (when.at) {
        case 'now':
          return '现在'
        case 'today':
          return '今天'
        case 'days':
          return `${when.days} 天`
        case 'sometime':
          return '平时'
      }
    },
  },
  signIn: {
    title: '工作人员登录',
    who: '姓名',
    known: '在这里用过的',
    other: '写别的姓名',
    pin: '密码',
    pinDigits: (count: number) => `已输入 ${count} 位`,
    forward: '登录',
    delete: '删一位',
    clear: '清空',
    away: '没有连上，请再按一次。',
    forgot: '忘了密码，请找站长重设。',
    ended: '需要再登录一次，号都还在。',
    noName: '请先选姓名。',
    tooOften: '密码错的次数太多了，先等一等。',
    left: (seconds: number) =>
      seconds < 60 ? `还要等 ${seconds} 秒` : `还要等 ${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`,
    tryAgain: '可以再试了。想不起来，请找站长重设。',
  },
  locked: {
    title: '已锁屏',
    forward: '解锁',
    notMe: '换人登录',
    note: '输入密码接着用，窗口没有关。',
  },
  firstPin: {
    title: '请先换成自己的密码',
    note: '现在的密码是别人给您的，别人也知道。换成只有自己知道的，再开始工作。不要用生日、连号或重复的数字。',
    later: '先退出',
  },
  pin: {
    title: '改密码',
    old: '现在的密码',
    fresh: '新密码（6 到 12 位数字）',
    again: '再输一遍新密码',
    forward: '改密码',
    differ: '两遍新密码不一样。',
    short: '新密码要 6 到 12 位数字。',
    done: '密码改好了，下次用新的。',
  },
} as const

const DAY = 24 * 60

/** A space stands before a figure alone. */
const aboutMinutes = (minutes: number): string =>
  minutes < 1 ? minutesWords(minutes) : ` ${minutesWords(minutes)}`

/** How long something lasts, in whole minutes. */
export function minutesWords(minutes: number): string {
  if (minutes < 1) return '不到 1 分钟'
  if (minutes < 60) return `${minutes} 分钟`
  if (minutes >= DAY) return `${Math.floor(minutes / DAY)} 天`
  const rest = minutes % 60
  return rest === 0 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 60)} 小时 ${rest} 分`
}
