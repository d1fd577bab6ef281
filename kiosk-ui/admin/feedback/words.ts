import type { FeedbackClosing, FeedbackView } from '#contract/feedback.ts'
import { fullDate } from '../../words/dates.ts'
import { words as shared } from '../../words/feedback.ts'

const states: Record<FeedbackView['state'], string> = {
  open: '等答复',
  confirmed: '有道理，正在改',
  'handed-on': '已转交',
  answered: '已答复',
  closed: '已了结',
}

/** What was done, in words for staff; by whom and when stand beside it. */
export function actWords(act: FeedbackView['acts'][number]): string {
  switch (act.at) {
    case 'confirmed':
      return '核对过，有道理'
    case 'handed-on':
      return `转给${act.to}，电话 ${act.phone}`
    case 'answered':
      return `答复：${act.text}`
    case 'answer-corrected':
      return `更正答复：${act.text}`
    case 'closed':
      return `了结：${shared.closings[act.why]}`
    case 'contact-opened':
      return '看了电话'
    case 'contact-forgotten':
      return '电话和手写的话到期销毁'
  }
}

const closings: Record<FeedbackClosing, string> = {
  mended: '已经改好',
  checked: '核对过，没有错',
  'same-as-another': '和别的一条重复',
  'not-clear': '看不出指的是哪里',
}

/** Words of the panel 意见. */
export const words = {
  title: '意见',
  note: '有误、异议、投诉',
  opening: '正在打开…',
  open: (count: number) => `等答复 ${count}`,
  over: '答过的',
  ofNotice: '这条公示的意见',
  all: '全部意见',
  none: { open: '没有等答复的意见。', over: '还没有答过的意见。' },
  promise: (days: number | null) =>
    days === null
      ? '答复期限待核定：文件没有规定，站里定好几天内答复后写进站点设置。'
      : `本站自己承诺：收到后 ${days} 天内答复。`,
  number: (number: number) => `第 ${number} 号`,
  kinds: shared.kinds,
  points: shared.points,
  states,
  due: (day: string) => `${fullDate(day)}以前答复`,
  overdue: (day: string) => `该在${fullDate(day)}以前答复，已经过了`,
  received: (day: string, time: string, kiosk: string) =>
    `${fullDate(day)} ${time}，在自助机 ${kiosk} 上提的`,
  when: (day: string, time: string) => `${fullDate(day)} ${time}`,
  stood: (state: string, day: string) => `${state} · ${fullDate(day)}收到`,
  about: { guide: '指南', notice: '公开', station: '对本站' },
  mend: { guide: '去改这份指南', notice: '去改这条公开' },
  remark: '手写的话',
  remarkGone: '手写的话已经销毁，读不出来了。',
  contact: {
    show: '看电话',
    showNote: '看一次记一次：谁、什么时候。',
    none: '没有留电话，群众凭查询码看答复。',
    until: (day: string) => `电话保留到${fullDate(day)}`,
    gone: '电话已经到期销毁。',
    unreadable: '电话读不出来了：密钥不在这台机器上，或者已经销毁。',
  },
  reply: {
    title: '答复',
    label: '写给群众看的话',
    hint: '群众凭查询码在自助机上看到。不要写姓名、证件号、电话以外的个人信息。',
    send: '答复，了结',
    sent: '已经答复。',
  },
  correct: {
    open: '更正答复',
    label: '更正后的话',
    hint: '群众会看到更正后的话，下面还写着原来的。',
    send: '发出更正',
    sent: '已经更正。',
  },
  confirm: { act: '有道理，要改', done: '记下了。改好以后再答复，或者点“已经改好”。' },
  handOn: {
    title: '转给别的单位',
    to: '转给谁',
    phone: '那边的电话',
    send: '转交',
    done: '记下了，群众查得到该问谁。它还留在等答复里。',
  },
  close: {
    title: '不写答复，直接了结',
    sends: (said: string) => `群众会看到：${said}`,
    closings,
    done: '了结了。',
  },
  publishNote: '要把答复公布在公示旁边，请自己到“内容”里改这条公示，不会自动公布。',
  history: '经过',
  system: '本站',
  more: '更早的',
} as const
