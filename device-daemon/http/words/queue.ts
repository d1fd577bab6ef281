import type { TicketState } from '#contract/ticket.ts'
import type { QueueRefusal } from '#daemon/domain/queue/refusals.ts'
import { fullDate } from '#daemon/full-date.ts'
import type { Reader } from './reader.ts'

type Refused<Code extends QueueRefusal['code']> = Extract<QueueRefusal, { code: Code }>

/** What a person reads where the queue refuses: what is so, what to do, and for residents whom to ask. */
export function queueRefusalWords(refusal: QueueRefusal, reader: Reader): string {
  switch (refusal.code) {
    case 'unknown-item':
      return '没有找到这件事。请点“直接取号，到窗口再说”，或者问窗口工作人员。'
    case 'unknown-queue':
      return '没有找到这个队。请点“直接取号，到窗口再说”，或者问窗口工作人员。'
    case 'unknown-kiosk':
      return '这台机器还没有登记，不能取号。请到服务台，工作人员帮您取号。'
    case 'unknown-window':
      return '站里没有这个窗口。请核对窗口号，或者问站长。'
    case 'unknown-ticket':
      return '今天的名单里没有这张号，可能是以前的号。请重新取号，或者问窗口工作人员。'
    case 'item-not-for-residents':
      return `${sentence(refusal.noTicket.why)}${sentence(refusal.noTicket.ask)}`
    case 'item-suspended':
      return `这件事现在暂停办理：${sentence(refusal.reason)}什么时候恢复，请问窗口工作人员。`
    case 'station-closed':
      return reader === 'staff' ? beyond('现在不在办公时间') : stationClosed(refusal)
    case 'queue-full':
      return reader === 'staff'
        ? beyond('今天的号已经取完了')
        : '今天的号已经取完了，请改天再来。有急事请找窗口工作人员。'
    case 'issuing-stopped':
      return reader === 'staff'
        ? beyond('今天停止取号了')
        : '今天停止取号了。已经取了号的，请听叫号，都会办完。有急事请找窗口工作人员。'
    case 'already-waiting':
      return alreadyWaiting(refusal)
    case 'booking-not-now':
      return bookingNotNow[refusal.why]
    case 'nobody-waiting':
      return '现在没有人在等这个窗口。'
    case 'skill-wanting':
      return refusal.at === 'window'
        ? `这件事要由能办“${refusal.skill}”的窗口来办，这个窗口办不了。请转给能办的窗口，或者留在队里等。`
        : `那个队里没有窗口能办“${refusal.skill}”，转过去没有人叫。请转给能办的窗口。`
    case 'window-busy':
      return windowBusy(refusal)
    case 'window-taken':
      return refusal.why === 'at-work'
        ? '这个窗口现在有别的工作人员。要接班，请选“接替”。'
        : '已经有人在等接替这个窗口，请等他有了结果再说。'
    case 'window-closed':
      return windowClosed(refusal)
    case 'wrong-state':
      return refusal.why === 'take-over-settled'
        ? '这次接替已经有结果了，请看屏幕上这个窗口现在是谁。'
        : wrongState(refusal, reader)
  }
}

const bookingNotNow: Readonly<Record<Refused<'booking-not-now'>['why'], string>> = {
  'too-early': '还没到约好的钟点，提前 10 分钟就可以来取号。',
  'too-late': '约好的钟点已经过了。请直接取号，或者问窗口工作人员。',
  unknown: '这个预约已经用过或者取消了。请直接取号，或者问窗口工作人员。',
}

const ASK_DESK = '请到服务台，工作人员帮您看。'

/** A clerk may give a number all the same, and says why. */
const beyond = (why: string): string => `${why}，号还没有发。一定要发的，请选一个原因再按一次。`

/** What the station wrote down may lack its full stop. */
const sentence = (words: string): string => (/[。！？]$/u.test(words) ? words : `${words}。`)

/** No date is said where the station opens again today. */
function stationClosed({ opensAt, today }: Refused<'station-closed'>): string {
  if (opensAt === null) return '现在不在办公时间，不能取号。什么时候开门，请打站里的电话问一问。'
  const when = opensAt.day === today ? `今天 ${opensAt.time}` : `${fullDate(opensAt.day)} ${opensAt.time}`
  return `现在不在办公时间，${when} 开门后可以取号。有急事请打站里的电话。`
}

function alreadyWaiting(refusal: Refused<'already-waiting'>): string {
  const { number } = refusal
  switch (refusal.why) {
    case 'has-this-ticket':
      return `您已经为这件事取过号了，是 ${number}，不用再取，请坐下等。小票不见了请找窗口工作人员。`
    case 'has-a-newer-ticket':
      return `${refusal.older} 这位群众后来又取了 ${number}，请按 ${number} 叫号。`
  }
}

function windowBusy({ why, number }: Refused<'window-busy'>): string {
  switch (why) {
    case 'called':
      return `本窗口已经叫了 ${number}。请先点“开始办理”“过号”“暂时放下”或“转办”，再叫下一位。`
    case 'serving':
      return `本窗口正在办 ${number}。请先点“办完”“暂时放下”或“转办”，再叫下一位。`
    case 'closing':
      return `${number} 还在本窗口。请先办完、放下或转办，再关窗。`
  }
}

function windowClosed(refusal: Refused<'window-closed'>): string {
  switch (refusal.why) {
    case 'not-open-yet':
      return '这个窗口还没有开，请先开窗。'
    case 'nobody-there':
      return `那个窗口没有开，${refusal.number} 转过去没有人叫。请转给开着的窗口，或者转回队里。`
  }
}

function wrongState(
  refusal: Exclude<Refused<'wrong-state'>, { why: 'take-over-settled' }>,
  reader: Reader,
): string {
  const { number } = refusal
  switch (refusal.why) {
    case 'ticket':
      return `${number} ${ticketIs(refusal.at)}，现在不能这样做。${reader === 'resident' ? ASK_DESK : ''}`
    case 'slip':
      return slipIs(refusal.at, number)
    case 'no-declared-priority':
      return `${number} 不是群众自己说的优先号，不用改。`
    case 'too-few-calls':
      return `${number} 叫了 ${refusal.calls} 次，叫满 ${refusal.needed} 次没有人来才能过号。请再叫一次。`
    case 'called-just-now':
      return refusal.last === 'said'
        ? `${number} 刚叫过，再等 ${refusal.seconds} 秒没有人来才能过号。`
        : `${number} 这一遍还没有念完，念完等一等，没有人来才能过号。`
    case 'at-another-window':
      return `${number} 在别的窗口，请由那个窗口操作。`
    case 'not-for-this-window':
      return `${number} 不归本窗口叫。要在这里办，请让那边的窗口把它转过来。`
    case 'of-a-past-day':
      return `${number} 是前一天的号，只能点“办完”。还要办请重新取号。`
    case 'too-late-to-undo':
      return `${number} 过了一分钟，不能撤销了。人还在的话，请到单子里点“再办”或“先叫”。`
    case 'done-by-another':
      return `${number} 不是您在这里办完或取消的，不能撤销。人还在的话，请到单子里点“再办”或“先叫”。`
    case 'already-there':
      return `${number} 本来就排在那里，不用转。`
  }
}

function ticketIs(at: TicketState['at']): string {
  switch (at) {
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

/** A clerk meets only the slip under way. */
function slipIs(at: Extract<Refused<'wrong-state'>, { why: 'slip' }>['at'], number: string): string {
  switch (at) {
    case 'none':
      return `${number} 没有打小票，请记住号码。${ASK_DESK}`
    case 'sending':
      return `${number} 的小票正在打印，请等一等。`
    case 'printed':
      return `${number} 的小票已经打出来了。没拿到的话，${ASK_DESK}`
  }
}
