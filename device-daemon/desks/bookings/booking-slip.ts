import type { BookingKind, BookingReceipt } from '#contract/bookings.ts'
import type { Paper, PaperBlock } from '#contract/paper.ts'
import { fullDate } from '#daemon/full-date.ts'

type BookingSlipFacts = { stationName: string; address: string; phone: string; sample: boolean }

const names: Readonly<Record<BookingKind, string>> = {
  visit: '上门办理',
  date: '预约',
  contact: '代为联系',
  number: '预约取号',
}

const heavyRule: PaperBlock = { at: 'rule', heavy: true }

/** 预约单: what is arranged and when, and the code with which it is changed. Phone and address are nobody's business. */
export function bookingSlip(
  { code, kind, title, slot, dueOn }: BookingReceipt,
  { stationName, address, phone, sample }: BookingSlipFacts,
): Paper {
  return {
    blocks: [
      ...(sample ? [text('【示例】仅供试用，不能办事', 'center', true)] : []),
      text(stationName, 'center', true),
      heavyRule,
      { at: 'text', text: `${names[kind]}单`, align: 'center', size: 2, bold: true },
      text(title, 'center', true),
      ...(slot === null
        ? []
        : ([
            heavyRule,
            { at: 'text', text: fullDate(slot.day), align: 'center', size: 2, bold: true },
            { at: 'text', text: `${slot.from}–${slot.to}`, align: 'center', size: 3, bold: true },
            text(weekdayOf(slot.day), 'center', true),
          ] as const)),
      ...(dueOn === null
        ? []
        : ([
            heavyRule,
            text('本站承诺回话', 'center'),
            { at: 'text', text: `${fullDate(dueOn)}以前`, align: 'center', size: 2, bold: true },
          ] as const)),
      heavyRule,
      text('预约码', 'center'),
      {
        at: 'text',
        text: [code.slice(0, 4), code.slice(4, 7), code.slice(7)].join(' '),
        align: 'center',
        size: 2,
        bold: true,
      },
      text(whatNext(kind)),
      ...(kind === 'contact' && dueOn === null ? [text('回话期限待核定。')] : []),
      { at: 'rule', heavy: false },
      text(`${kind === 'contact' ? '取消' : '改时间、取消'}：`),
      text('自助机　点“查我的号”，再点“查预约”'),
      text(`打电话　${phone}`),
      ...(kind === 'number' ? [text(`地点　${address}`)] : []),
      text('不收费'),
    ],
  }
}

const whatNext = (kind: BookingKind): string => {
  switch (kind) {
    case 'visit':
      return '到时工作人员上门，先打电话。请备好身份证和要带的材料。'
    case 'date':
      return '到时有人来，先打电话。有变动请早说。'
    case 'contact':
      return '联系好了给您打电话。'
    case 'number':
      return '到点来，在自助机“查预约”里取号；这个钟点过了就作废。老弱病残孕等优先号仍在前面。'
  }
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

const weekdayOf = (day: string): string => `星期${WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? ''}`

function text(words: string, align: 'left' | 'center' = 'left', bold = false): PaperBlock {
  return { at: 'text', text: words, align, size: 1, bold }
}
