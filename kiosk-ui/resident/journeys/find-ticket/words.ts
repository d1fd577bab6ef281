import type { CodeScanned } from '#contract/find-ticket.ts'
import type { TicketState } from '#contract/ticket.ts'

type State = TicketState['at']
/** `window` is the plate's words, empty before a window has called. */
type Told = (window: string) => { title: string; note: string }

/** A window stands apart from the words around it. */
const at = (window: string) => (window === '' ? '窗口' : ` ${window} `)

const states: Record<State, Told> = {
  waiting: () => ({ title: '还没叫到您', note: '请坐下等，看大屏、听叫号。' }),
  called: () => ({ title: '正在叫您的号', note: '请马上去。' }),
  serving: (window) => ({ title: '正在办您的事', note: `在${at(window)}。` }),
  held: (window) => ({ title: '您的号先留着', note: `${at(window)}会再叫您。等不及的，去那里问工作人员。` }),
  done: () => ({ title: '这张号已经办完', note: '还要办事的，请再取号。' }),
  'no-show': (window) => ({
    title: '叫过您的号，没等到您',
    note: `是${at(window)}叫的。请到服务台，工作人员帮您安排。`,
  }),
  cancelled: () => ({ title: '这张号已经取消', note: '要办事的，请再取号，或问工作人员。' }),
}

const scan: Record<Exclude<CodeScanned['at'], 'found'>, string> = {
  'no-slip': '这不是取号小票上的二维码。请换小票再扫，或者输入号码。',
  'unknown-ticket': '没有找到这张小票的号，可能是好几天以前的。请问窗口工作人员。',
  unavailable: '现在查不了。请看大屏，或问窗口工作人员。',
}

/** Words of 查我的号. */
export const words = {
  title: '查我的号',
  scanOrType: '小票上的二维码对准扫码口，或输入号码。',
  scanner: '扫码口',
  type: '输入小票上的号码。',
  scannerDown: '扫码口暂时不能用，请输入小票上的号码。',
  typeCheck: '查询码在小票上，号码的下面。',
  number: '号码',
  check: '查询码',
  numberExample: '如 A032',
  checkExample: '4 位数字',
  find: '查',
  booking: '查预约',
  progress: '查办件进度',
  /** Of a ticket that was found by its number alone. */
  more: { title: '办什么事、带什么，看小票上的查询码', open: '输入查询码' },
  yours: '您的号码',
  scan,
  states,
  past: (day: string) => ({ title: `这是${day}的号，不能再用`, note: '要办事的，请再取号。' }),
} as const
