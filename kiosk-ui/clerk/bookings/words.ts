import type { BookingActView, BookingStanding, BookingView } from '#contract/bookings.ts'
import { bookingNames, inGroups, spanWords } from '../../words/bookings.ts'
import { fullDate } from '../../words/dates.ts'
import { dayWords } from '../../words/days.ts'

const states: Readonly<Record<BookingStanding, string>> = {
  booked: '约好了',
  cancelled: '取消了',
  done: '办过了',
  'not-met': '没见到人',
  honoured: '取过号了',
  lapsed: '过了钟点',
}

const acts: Readonly<Record<BookingActView['at'], string>> = {
  moved: '改了时间',
  assigned: '派了人',
  'contact-opened': '看了电话和住址',
  forgotten: '电话和住址到期销毁',
  cancelled: '取消',
  done: '办好了',
  'not-met': '没见到人',
  honoured: '取了号',
  lapsed: '过了钟点没来',
}

const BY_HOLDER: ReadonlySet<BookingActView['at']> = new Set(['moved', 'cancelled', 'honoured'])

/** Words of 上门、预约、代为联系 at the desk. */
export const words = {
  title: '上门和预约',
  acts: { change: '记下这一步', contact: '看电话和住址' },
  opening: '正在打开',
  which: { today: '今天', coming: '以后', contact: '代为联系', over: '办过的' },
  none: { today: '今天没有约好的', coming: '以后没有约好的', contact: '没有要联系的', over: '还没有' },
  late: (count: number) => (count === 0 ? '' : `${count} 件过了日子，没有记结果`),
  kind: bookingNames,
  states,
  actNames: acts,
  /** Who did what no name stands at: with the code or the card the resident, else the machine. */
  nameless: (at: BookingActView['at']) => (BY_HOLDER.has(at) ? '本人' : '本站'),
  /** Of a list: when, and with whom. */
  when: ({ slot, dueOn }: Pick<BookingView, 'slot' | 'dueOn'>) =>
    slot === null
      ? dueOn === null
        ? '回话期限待核定'
        : `${fullDate(dueOn)}以前回话`
      : `${dayWords(slot.day)} ${spanWords(slot)}`,
  /** Nobody goes to who comes here themselves. */
  whoGoes: ({ kind, agent }: Pick<BookingView, 'kind' | 'agent'>) =>
    kind === 'visit' || kind === 'contact' ? (agent?.name ?? '还没有派人') : '本人',
  overdue: '过了日子',
  group: '片区',
  agent: '谁去',
  comes: '谁来',
  code: (code: string) => `预约码 ${inGroups(code)}`,
  digits: inGroups,
  contact: '电话和住址',
  contactNote: '看一次记一次',
  another: '电话和住址只给去的人看',
  gone: '电话和住址到期销毁了',
  noContact: '没有留',
  openCase: '开办件',
  openCaseNote: '电话、住址不用再写',
  steps: { done: '办好了', 'not-met': '没见到人', cancelled: '取消', mine: '我去', assign: '派给' },
  ask: { done: '办了什么', 'not-met': '怎么回事，下次什么时候', cancelled: '为什么取消' },
  takeDown: {
    open: '替群众代填',
    how: '怎么约',
    choose: '请选',
    when: '什么时候',
    full: '都约满了',
    groupFirst: '先选片区',
    phone: '电话（7 到 12 位数字）',
    address: '住址，到时去哪里',
    book: '约好',
    none: '这件事现在不能约。',
    notKept: '电话和住址没能记下来，请另外记一笔。',
    again: '再打一张',
  },
  print: '打印名单',
  back: '返回',
  list: {
    title: '上门名单',
    note: '电话和住址不上名单，出门前在这里点开，看一次记一次。用完交回站里销毁。',
    columns: ['预约码', '什么事', '怎么约的', '谁去', '什么时候', '结果'] as readonly string[],
    noGroup: '不分片',
  },
} as const
