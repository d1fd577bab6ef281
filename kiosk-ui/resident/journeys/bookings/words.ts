import type { BookingKind, BookingReceipt, BookingStanding, FoundBooking } from '#contract/bookings.ts'
import { fullDate } from '../../../words/dates.ts'
import { inGroups, spanWords } from '../../../words/bookings.ts'

const ways: Readonly<Record<BookingKind, { title: string; note: string }>> = {
  visit: { title: '请人上门', note: '来不了的，工作人员到家里办，不收费' },
  date: { title: '约个日子', note: '挑一个有空的日子' },
  contact: { title: '请帮我联系', note: '留个电话，联系好了给您回话' },
  number: { title: '约好钟点来', note: '到点来取号，不用早来排队' },
}

const ends: Readonly<Record<Exclude<BookingStanding, 'booked'>, string>> = {
  cancelled: '已经取消了',
  done: '已经办过了',
  'not-met': '上次没见到人',
  honoured: '已经取过号了',
  lapsed: '约好的钟点过了',
}

/** 「2026年12月2日 9点到11点」. */
export const slotWords = (slot: { day: string; from: string; to: string }): string =>
  `${fullDate(slot.day)} ${spanWords(slot)}`

/** Words of 上门、预约、代为联系、预约取号 at the kiosk. */
export const words = {
  call: '请工作人员代填',
  how: { title: '怎么约', ways },
  group: { title: '您住哪一片', note: '好安排谁去。' },
  day: {
    title: '哪一天',
    none: '这几天都约满了。请问窗口工作人员，或者改天再看。',
    move: '改到哪一天',
    /** The next screen tells them all. */
    free: (spans: readonly string[]) =>
      spans.length < 3 ? spans.join('、') : `${spans.length} 个时段，最早${spans[0]}`,
  },
  time: { title: '几点钟' },
  phone: {
    title: '留个电话',
    note: '去以前先打电话。办完以后销毁。',
    label: '电话号码',
    example: '手机或座机',
    next: '下一步',
    typed: (count: number) => (count === 0 ? '还没有按。' : `按了 ${count} 位。`),
  },
  confirm: {
    title: '这样对吗',
    go: '对，约好',
    errand: '什么事',
    when: '什么时候',
    where: '哪一片',
    phone: '电话',
    phoneKept: (digits: string) => `尾号 ${digits.slice(-4)}`,
  },
  making: { title: '正在约…', long: '还在约，请稍等…' },
  made: {
    title: '约好了',
    code: '预约码',
    keep: '改时间、取消都用它，请记下来或打印。',
    print: '打印预约单',
    paper: '预约单',
    tie: '到时刷身份证取号',
    tied: '到时刷身份证也能取号。',
    notKept: '电话没能记下来，请到窗口再说一遍。',
    due: (day: string | null) =>
      day === null ? '联系好了给您打电话，期限待核定。' : `${fullDate(day)}以前给您打电话。`,
    slot: slotWords,
    number: '到点来，在“查我的号”里取号。老弱病残孕等优先号仍在前面。',
    visit: '到时工作人员上门，先打电话。',
    date: '到时有人来，先打电话。',
  },
  refused: { title: '没有约上', call: '叫工作人员', away: '机器暂时记不下来，请直接跟窗口工作人员说。' },
  find: {
    title: '查预约',
    note: '输入预约单上的 10 位预约码',
    label: '预约码',
    example: '10 位数字',
    find: '查',
    typed: (code: string) => (code === '' ? '还没有按。' : `预约码按了 ${inGroups(code)}。`),
    unavailable: '现在查不了。请问窗口工作人员。',
    byCard: '刷身份证查',
  },
  list: {
    title: '您的预约',
    note: '点一个，取号、改时间或者取消。',
    none: '这张身份证没有预约',
    noneNotes: ['约好以后放过这张证的，才查得到。', '手里有预约单的，输单子上的预约码。'],
    byCode: '输预约码',
  },
  found: {
    open: (kind: BookingKind) => (kind === 'contact' ? '正在联系' : '约好了'),
    ends,
    take: '现在取号',
    tooEarly: '还没到钟点，提前 10 分钟就能取号。',
    tooLate: '钟点已经过了，请直接取号。',
    move: '改时间',
    cancel: '取消预约',
    surely: '真的取消吗？',
    yes: '取消它',
    no: '不取消',
  },
} as const

/** What is so, in a line or two. */
export function toldOf({ kind, slot, dueOn }: BookingReceipt): string[] {
  if (slot === null) return [words.made.due(dueOn)]
  return [slotWords(slot), ...(kind === 'contact' ? [] : [words.made[kind]])]
}

/** How one that was asked for stands. */
export function foundWords({ kind, slot, dueOn, state, number }: FoundBooking): {
  title: string
  lines: string[]
} {
  if (state.at !== 'booked')
    return { title: words.found.ends[state.at], lines: slot === null ? [] : [slotWords(slot)] }
  const when = slot === null ? words.made.due(dueOn) : slotWords(slot)
  const now =
    number === 'too-early' ? [words.found.tooEarly] : number === 'too-late' ? [words.found.tooLate] : []
  return { title: words.found.open(kind), lines: [when, ...now] }
}
