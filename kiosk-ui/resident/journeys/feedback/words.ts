import type { FeedbackKind, FoundFeedback } from '#contract/feedback.ts'
import { words as shared } from '../../../words/feedback.ts'
import { fullDate } from '../../../words/dates.ts'

const titles: Record<FeedbackKind, string> = {
  'error-report': '哪里不对？',
  objection: '对公示有什么异议？',
  question: '想问什么？',
  complaint: '想反映什么？',
}

type Told = { title: string; lines: readonly string[] }

/** How one stands, for the resident who has its code. */
export function standing({ state, dueOn }: FoundFeedback): Told {
  switch (state.at) {
    case 'open':
      return {
        title: '收到了，还没有答复',
        lines: [
          dueOn === null ? '答复期限待核定，答好了就写在这里。' : `本站承诺${fullDate(dueOn)}以前答复。`,
        ],
      }
    case 'confirmed':
      return { title: '您说得对，正在改', lines: [`${fullDate(state.on)}核对过，改好了告诉您。`] }
    case 'handed-on':
      return {
        title: '已经转给管这件事的单位',
        lines: [`${fullDate(state.on)}转给${state.to}。`, `您可以问：${state.phone}`],
      }
    case 'answered':
      return {
        title: state.first ? '答复（更正过）' : '答复',
        lines: [
          ...sentences(state.text),
          `本站，${fullDate(state.on)}${state.first ? '更正' : ''}`,
          ...(state.first
            ? [`${fullDate(state.first.on)}原来答复的是：`, ...sentences(state.first.text)]
            : []),
        ],
      }
    case 'closed':
      return { title: '答复', lines: [shared.closings[state.why], `本站，${fullDate(state.on)}`] }
  }
}

/** Each stands in a row of its own, so that pages are cut between them. */
function sentences(text: string): readonly string[] {
  return text
    .split(/(?<=[。！？；\n])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** Words of 有误、异议、咨询、投诉. */
export const words = {
  tellUs: {
    title: '咨询、投诉',
    note: '不用写名字，也可以不留电话',
    question: '咨询一件事',
    questionNote: '怎么办、要带什么、办到哪了',
    complaint: '投诉、提意见',
    complaintNote: '等得太久、态度不好、多收了钱',
    find: '查答复',
    findNote: '输入回执上的查询码',
    progress: '查办件进度',
    progressNote: '输入受理单、告知书上的查询码',
  },
  titles,
  point: shared.points,
  otherThing: '刚才看的这份指南',
  contact: {
    title: '要不要留电话？',
    titleWords: '说一说您要问的',
    note: '不留也行，凭查询码看答复。电话加了密，只用来答复您，到期销毁。',
    noteWords: '写几个字，或者留个电话，我们才知道怎么答复您。',
    send: '不留，交上去',
    sendSaid: '交上去',
    phone: '留个电话',
    remark: '写几个字',
    remarkAgain: '改一改写的字',
    written: '您写的',
  },
  phone: {
    title: '您的电话',
    note: '手机或座机都行，座机请带区号',
    label: '电话号码',
    example: '如 13905360000',
    send: '交上去',
    typed: (digits: number) => (digits === 0 ? '还没有按。' : `已经按了 ${digits} 位。`),
  },
  remark: {
    title: '写几个字',
    typed: '您写的',
    hint: '如：最后一位是 8',
    done: '写好了',
    ready: ['名字', '电话', '地点', '时间', '错了', '没有', '应该是', '不是'],
  },
  sending: { title: '正在记下…', long: '机器正在重新启动，请稍等，不用再点。不会记两遍。' },
  sent: {
    title: '记下了，谢谢您',
    number: (number: number) => `意见第 ${number} 号`,
    code: '查询码',
    keep: '请记下或打印。在“信息公开”里点“咨询投诉”，再点“查答复”。',
    due: (day: string) => `本站承诺${fullDate(day)}以前答复。`,
    noDue: '答复期限待核定，答好了就能查到。',
    kept: (day: string) => `您的电话保留到${fullDate(day)}，到期销毁。`,
    notKept: '机器现在存不了电话和手写的话，这些没有记下来。着急的请到窗口说。',
    print: '打印回执',
    paper: '回执',
  },
  find: {
    title: '查答复',
    note: '输入回执上的 8 位查询码',
    label: '查询码',
    example: '8 位数字',
    find: '查',
    typed: (code: string) => (code === '' ? '还没有按。' : `查询码按了 ${code}。`),
    unavailable: '现在查不了。请问窗口工作人员。',
  },
  found: {
    crumb: (number: number) => `意见第 ${number} 号`,
    received: (day: string) => `${fullDate(day)}收到`,
  },
  refused: { title: '现在记不下来', away: '请直接跟窗口工作人员说。', call: '叫工作人员' },
} as const
