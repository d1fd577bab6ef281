import { expect, test } from 'vitest'
import type { PadRefusal } from '#daemon/desks/pads/pad-desk.ts'
import type { ContentRefusal } from '#daemon/domain/content/content.ts'
import type { QueueRefusal } from '#daemon/domain/queue/refusals.ts'
import type { StaffCallRefusal } from '#daemon/domain/staff-calls/staff-calls.ts'
import { contentRefusalWords } from '#daemon/http/words/contents.ts'
import { padRefusalWords } from '#daemon/http/words/pads.ts'
import type { Reader } from '#daemon/http/words/reader.ts'
import { queueRefusalWords } from '#daemon/http/words/queue.ts'
import { staffCallRefusalWords } from '#daemon/http/words/staff-calls.ts'

type Refusal = QueueRefusal | StaffCallRefusal

const refusalWords = (refusal: Refusal, reader: Reader): string =>
  refusal.area === 'queue' ? queueRefusalWords(refusal, reader) : staffCallRefusalWords(refusal)

const queue = { area: 'queue' } as const
const staffCalls = { area: 'staffCalls' } as const
const a001 = { ticketId: 't1', number: 'A001' } as const
const wrongState = { ...queue, code: 'wrong-state', ...a001 } as const
const ticketIs = { ...wrongState, why: 'ticket' } as const
const closed = { ...queue, code: 'station-closed', today: '2026-11-23' } as const
const noTicket = { why: '这件事由村医上门办', ask: '请问村委会。' } as const

const toResident: readonly [Refusal, string][] = [
  [{ ...queue, code: 'unknown-item' }, '没有找到这件事。请点“直接取号，到窗口再说”，或者问窗口工作人员。'],
  [{ ...queue, code: 'unknown-queue' }, '没有找到这个队。请点“直接取号，到窗口再说”，或者问窗口工作人员。'],
  [{ ...queue, code: 'unknown-kiosk' }, '这台机器还没有登记，不能取号。请到服务台，工作人员帮您取号。'],
  [
    { ...queue, code: 'unknown-ticket' },
    '今天的名单里没有这张号，可能是以前的号。请重新取号，或者问窗口工作人员。',
  ],
  [{ ...queue, code: 'item-not-for-residents', noTicket }, '这件事由村医上门办。请问村委会。'],
  [
    { ...queue, code: 'item-suspended', reason: '系统升级' },
    '这件事现在暂停办理：系统升级。什么时候恢复，请问窗口工作人员。',
  ],
  [
    { ...closed, opensAt: { day: '2026-11-23', time: '14:00' } },
    '现在不在办公时间，今天 14:00 开门后可以取号。有急事请打站里的电话。',
  ],
  [
    { ...closed, opensAt: { day: '2026-12-01', time: '08:30' } },
    '现在不在办公时间，2026年12月1日 08:30 开门后可以取号。有急事请打站里的电话。',
  ],
  [{ ...closed, opensAt: null }, '现在不在办公时间，不能取号。什么时候开门，请打站里的电话问一问。'],
  [{ ...queue, code: 'queue-full' }, '今天的号已经取完了，请改天再来。有急事请找窗口工作人员。'],
  [
    { ...queue, code: 'issuing-stopped' },
    '今天停止取号了。已经取了号的，请听叫号，都会办完。有急事请找窗口工作人员。',
  ],
  [
    { ...queue, code: 'already-waiting', why: 'has-this-ticket', ...a001 },
    '您已经为这件事取过号了，是 A001，不用再取，请坐下等。小票不见了请找窗口工作人员。',
  ],
  [{ ...ticketIs, at: 'done' }, 'A001 已经办完了，现在不能这样做。请到服务台，工作人员帮您看。'],
  [{ ...wrongState, why: 'slip', at: 'none' }, 'A001 没有打小票，请记住号码。请到服务台，工作人员帮您看。'],
  [{ ...wrongState, why: 'slip', at: 'sending' }, 'A001 的小票正在打印，请等一等。'],
  [
    { ...wrongState, why: 'slip', at: 'printed' },
    'A001 的小票已经打出来了。没拿到的话，请到服务台，工作人员帮您看。',
  ],
  [{ ...staffCalls, code: 'unknown-kiosk' }, '这台机器还没有登记。请到服务台找工作人员。'],
]

const toStaff: readonly [Refusal, string][] = [
  [{ ...queue, code: 'unknown-window' }, '站里没有这个窗口。请核对窗口号，或者问站长。'],
  [{ ...queue, code: 'nobody-waiting' }, '现在没有人在等这个窗口。'],
  [
    {
      ...queue,
      code: 'already-waiting',
      why: 'has-a-newer-ticket',
      older: 'A001',
      ticketId: 't2',
      number: 'A002',
    },
    'A001 这位群众后来又取了 A002，请按 A002 叫号。',
  ],
  [
    { ...queue, code: 'window-busy', why: 'called', ...a001 },
    '本窗口已经叫了 A001。请先点“开始办理”“过号”“暂时放下”或“转办”，再叫下一位。',
  ],
  [
    { ...queue, code: 'window-busy', why: 'serving', ...a001 },
    '本窗口正在办 A001。请先点“办完”“暂时放下”或“转办”，再叫下一位。',
  ],
  [
    { ...queue, code: 'window-busy', why: 'closing', ...a001 },
    'A001 还在本窗口。请先办完、放下或转办，再关窗。',
  ],
  [
    { ...queue, code: 'skill-wanting', at: 'window', skill: '法律服务' },
    '这件事要由能办“法律服务”的窗口来办，这个窗口办不了。请转给能办的窗口，或者留在队里等。',
  ],
  [
    { ...queue, code: 'skill-wanting', at: 'queue', skill: '法律服务' },
    '那个队里没有窗口能办“法律服务”，转过去没有人叫。请转给能办的窗口。',
  ],
  [{ ...queue, code: 'window-taken', why: 'at-work' }, '这个窗口现在有别的工作人员。要接班，请选“接替”。'],
  [
    { ...queue, code: 'window-taken', why: 'asked-already' },
    '已经有人在等接替这个窗口，请等他有了结果再说。',
  ],
  [
    { ...queue, code: 'wrong-state', why: 'take-over-settled' },
    '这次接替已经有结果了，请看屏幕上这个窗口现在是谁。',
  ],
  [{ ...queue, code: 'window-closed', why: 'not-open-yet' }, '这个窗口还没有开，请先开窗。'],
  [
    { ...queue, code: 'window-closed', why: 'nobody-there', ...a001 },
    '那个窗口没有开，A001 转过去没有人叫。请转给开着的窗口，或者转回队里。',
  ],
  [{ ...ticketIs, at: 'waiting' }, 'A001 还在排队，没有叫到，现在不能这样做。'],
  [{ ...ticketIs, at: 'called' }, 'A001 已经叫到，还没有开始办，现在不能这样做。'],
  [{ ...ticketIs, at: 'serving' }, 'A001 正在窗口办理，现在不能这样做。'],
  [{ ...ticketIs, at: 'held' }, 'A001 暂时放下了，要先放回队里，现在不能这样做。'],
  [{ ...ticketIs, at: 'done' }, 'A001 已经办完了，现在不能这样做。'],
  [{ ...ticketIs, at: 'no-show' }, 'A001 已经过号了，要先放回队里，现在不能这样做。'],
  [{ ...ticketIs, at: 'cancelled' }, 'A001 已经取消了，要办请重新取号，现在不能这样做。'],
  [{ ...wrongState, why: 'no-declared-priority' }, 'A001 不是群众自己说的优先号，不用改。'],
  [
    { ...wrongState, why: 'too-few-calls', calls: 1, needed: 2 },
    'A001 叫了 1 次，叫满 2 次没有人来才能过号。请再叫一次。',
  ],
  [
    { ...wrongState, why: 'called-just-now', calls: 3, last: 'said', seconds: 12 },
    'A001 刚叫过，再等 12 秒没有人来才能过号。',
  ],
  [
    { ...wrongState, why: 'called-just-now', calls: 3, last: 'unsaid', seconds: 80 },
    'A001 这一遍还没有念完，念完等一等，没有人来才能过号。',
  ],
  [{ ...wrongState, why: 'at-another-window' }, 'A001 在别的窗口，请由那个窗口操作。'],
  [{ ...wrongState, why: 'of-a-past-day' }, 'A001 是前一天的号，只能点“办完”。还要办请重新取号。'],
  [{ ...wrongState, why: 'already-there' }, 'A001 本来就排在那里，不用转。'],
  [{ ...staffCalls, code: 'unknown-staff-call' }, '这次呼叫已经结束了。'],
  [{ ...staffCalls, code: 'wrong-state', why: 'answered-by-another' }, '已经有别的工作人员过去了。'],
  [{ ...staffCalls, code: 'wrong-state', why: 'not-answered-by-them' }, '这次呼叫不是您接的，不能交给别人。'],
]

const told = (reader: Reader, rows: readonly [Refusal, string][]) =>
  rows.map(([refusal, words]) => ({ reader, refusal, words }))

test.for([...told('resident', toResident), ...told('staff', toStaff)])(
  '$reader reads 「$words」',
  ({ refusal, reader, words }) => {
    expect(refusalWords(refusal, reader)).toBe(words)
  },
)

test('an editor reads why a change was not taken', () => {
  const refusals: readonly [ContentRefusal, string][] = [
    [{ area: 'content', code: 'changed-meanwhile', newest: 2 }, '您写的还在'],
    [{ area: 'content', code: 'unknown-version' }, '请刷新页面再试'],
    [{ area: 'content', code: 'never-shown' }, '请改一下时间'],
  ]
  for (const [refusal, words] of refusals) expect(contentRefusalWords(refusal)).toContain(words)
})

test('a clerk at a caller pad reads why a press did not count', () => {
  const presses: PadRefusal[] = [
    { at: 'window-closed' },
    { at: 'no-ticket-here' },
    { at: 'unavailable' },
    { at: 'refused', refusal: { ...ticketIs, at: 'done' } },
  ]
  expect(presses.map(padRefusalWords)).toEqual([
    '窗口没有开，叫号器按了不算。请先在电脑上开窗。',
    '窗口手上没有号，叫号器的这个键按了不算。',
    '叫号器刚才按的没有存好，请再按一次。',
    'A001 已经办完了，现在不能这样做。',
  ])
})
