import type { FeedbackKind, FeedbackReceipt } from '#contract/feedback.ts'
import type { Paper, PaperBlock } from '#contract/paper.ts'
import { fullDate } from '#daemon/full-date.ts'

type FeedbackSlipFacts = { stationName: string; phone: string; sample: boolean }

const names: Readonly<Record<FeedbackKind, string>> = {
  'error-report': '指出有误',
  objection: '公示异议',
  question: '咨询',
  complaint: '投诉',
}

const heavyRule: PaperBlock = { at: 'rule', heavy: true }

/** 意见回执: its number, and the code with which the reply is asked for. What was said is nobody's business. */
export function feedbackSlip(
  { number, code, receivedOn, dueOn, kind }: FeedbackReceipt & { kind: FeedbackKind },
  { stationName, phone, sample }: FeedbackSlipFacts,
): Paper {
  return {
    blocks: [
      ...(sample ? [text('【示例】仅供试用，不能办事', 'center', true)] : []),
      text(stationName, 'center', true),
      heavyRule,
      { at: 'text', text: '意见回执', align: 'center', size: 3, bold: true },
      { at: 'ends', left: names[kind], right: `第 ${number} 号`, bold: true },
      heavyRule,
      text('查询码', 'center'),
      { at: 'text', text: `${code.slice(0, 4)} ${code.slice(4)}`, align: 'center', size: 3, bold: true },
      text('在自助机的“信息公开”里点“咨询投诉”，再点“查答复”，输入查询码。'),
      { at: 'rule', heavy: false },
      { at: 'ends', left: '收到', right: fullDate(receivedOn), bold: false },
      dueOn === null
        ? text('答复期限待核定，答好了就能查到。')
        : { at: 'ends', left: '本站承诺答复', right: fullDate(dueOn), bold: false },
      text(`着急的，请打电话 ${phone}`),
    ],
  }
}

function text(words: string, align: 'left' | 'center' = 'left', bold = false): PaperBlock {
  return { at: 'text', text: words, align, size: 1, bold }
}
