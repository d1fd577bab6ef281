import type { ProblemCode } from '#contract/problem.ts'
import type { Opening } from '#contract/station.ts'
import type { TicketState } from '#contract/ticket.ts'
import type { Decision, ItemRule, TicketRecord } from './types.ts'
import { fullDate } from '../full-date.ts'

type Refused = Extract<Decision, { at: 'refused' }>

/** Every refusal of the queue with its words: plain, kind, and whom to ask. */
const refuse = (code: ProblemCode, detail: string, ticketId?: string): Refused => ({
  at: 'refused',
  refusal: ticketId === undefined ? { code, detail } : { code, detail, ticketId },
})

const sentence = (words: string): string => (/[。！？]$/u.test(words) ? words : `${words}。`)

export const unknownItem = (): Refused =>
  refuse('unknown-item', '没有找到这件事。请点“直接取号，到窗口再说”，或者问窗口工作人员。')

export const unknownQueue = (): Refused =>
  refuse('unknown-queue', '没有找到这个队。请点“直接取号，到窗口再说”，或者问窗口工作人员。')

export const unknownKiosk = (): Refused =>
  refuse('unknown-kiosk', '这台机器还没有登记，不能取号。请到服务台，工作人员帮您取号。')

export const unknownWindow = (): Refused =>
  refuse('unknown-window', '站里没有这个窗口。请核对窗口号，或者问站长。')

export const unknownTicket = (): Refused =>
  refuse('unknown-ticket', '今天的名单里没有这张号，可能是以前的号。请重新取号，或者问窗口工作人员。')

export const notForResidents = ({ why, ask }: NonNullable<ItemRule['noTicket']>): Refused =>
  refuse('item-not-for-residents', `${sentence(why)}${sentence(ask)}`)

export const suspended = (reason: string): Refused =>
  refuse('item-suspended', `这件事现在暂停办理：${sentence(reason)}什么时候恢复，请问窗口工作人员。`)

/** `day` is today; the screen shows no other date where the station opens again today. */
export const closed = (opensAt: Extract<Opening, { at: 'closed' }>['opensAt'], day: string): Refused => {
  if (opensAt === null) {
    return refuse('station-closed', '现在不在办公时间，不能取号。什么时候开门，请打站里的电话问一问。')
  }
  const when = opensAt.day === day ? `今天 ${opensAt.time}` : `${fullDate(opensAt.day)} ${opensAt.time}`
  return refuse('station-closed', `现在不在办公时间，${when} 开门后可以取号。有急事请打站里的电话。`)
}

export const queueFull = (): Refused =>
  refuse('queue-full', '今天的号已经取完了，请改天再来。有急事请找窗口工作人员。')

export const alreadyWaiting = (ticket: TicketRecord): Refused =>
  refuse(
    'already-waiting',
    `您已经为这件事取过号了，是 ${ticket.number}，不用再取，请坐下等。小票不见了请找窗口工作人员。`,
    ticket.id,
  )

/** For the clerk who wants to put a no-show back. */
export const hasNewerTicket = (ticket: TicketRecord, newer: TicketRecord): Refused =>
  refuse(
    'already-waiting',
    `${ticket.number} 这位群众后来又取了 ${newer.number}，请按 ${newer.number} 叫号。`,
    newer.id,
  )

export const nobodyWaiting = (): Refused => refuse('nobody-waiting', '现在没有人在等这个窗口。')

export const windowBusy = (ticket: TicketRecord): Refused =>
  refuse(
    'window-busy',
    ticket.state.at === 'serving'
      ? `本窗口正在办 ${ticket.number}。请先点“办完”“暂时放下”或“转办”，再叫下一位。`
      : `本窗口已经叫了 ${ticket.number}。请先点“开始办理”“过号”“暂时放下”或“转办”，再叫下一位。`,
    ticket.id,
  )

export const windowTaken = (): Refused =>
  refuse('window-taken', '这个窗口现在有别的工作人员。要接班，请选“接替”。')

export const windowClosed = (): Refused => refuse('window-closed', '这个窗口还没有开，请先开窗。')

export const closeWhileBusy = (ticket: TicketRecord): Refused =>
  refuse('window-busy', `${ticket.number} 还在本窗口。请先办完、放下或转办，再关窗。`, ticket.id)

export const noDeclaredPriority = (ticket: TicketRecord): Refused =>
  refuse('wrong-state', `${ticket.number} 不是群众自己说的优先号，不用改。`, ticket.id)

export const tooFewCalls = (ticket: TicketRecord, calls: number, needed: number): Refused =>
  refuse(
    'wrong-state',
    `${ticket.number} 叫了 ${calls} 次，叫满 ${needed} 次没有人来才能过号。请再叫一次。`,
    ticket.id,
  )

export const atAnotherWindow = (ticket: TicketRecord): Refused =>
  refuse('wrong-state', `${ticket.number} 在别的窗口，请由那个窗口操作。`, ticket.id)

export const ofAPastDay = (ticket: TicketRecord): Refused =>
  refuse('wrong-state', `${ticket.number} 是前一天的号，只能点“办完”。还要办请重新取号。`, ticket.id)

export const alreadyThere = (ticket: TicketRecord): Refused =>
  refuse('wrong-state', `${ticket.number} 本来就排在那里，不用转。`, ticket.id)

export const nobodyThere = (ticket: TicketRecord): Refused =>
  refuse(
    'window-closed',
    `那个窗口没有开，${ticket.number} 转过去没有人叫。请转给开着的窗口，或者转回队里。`,
    ticket.id,
  )

const whereItIs = (state: TicketState): string => {
  switch (state.at) {
    case 'waiting':
      return '还在排队，没有叫到'
    case 'called':
      return '已经叫到，还没有开始办'
    case 'serving':
      return '正在窗口办理'
    case 'held':
      return '暂时放下了，要先放回队里'
    case 'done':
      return '已经办完了'
    case 'no-show':
      return '已经过号了，要先放回队里'
    case 'cancelled':
      return '已经取消了，要办请重新取号'
  }
}

const askDesk = '请到服务台，工作人员帮您看。'

/** `by` is who reads it: residents are told whom to ask. */
export const wrongState = (ticket: TicketRecord, by: 'resident' | 'clerk'): Refused =>
  refuse(
    'wrong-state',
    `${ticket.number} ${whereItIs(ticket.state)}，现在不能这样做。${by === 'resident' ? askDesk : ''}`,
    ticket.id,
  )

export const notReprintable = (ticket: TicketRecord): Refused => {
  switch (ticket.print.at) {
    case 'none':
      return refuse('wrong-state', `${ticket.number} 没有打小票，请记住号码。${askDesk}`, ticket.id)
    case 'sending':
      return refuse('wrong-state', `${ticket.number} 的小票正在打印，请等一等。`, ticket.id)
    case 'printed':
      return refuse('wrong-state', `${ticket.number} 的小票已经打出来了。没拿到的话，${askDesk}`, ticket.id)
    case 'failed':
    case 'unconfirmed':
      return wrongState(ticket, 'resident')
  }
}
