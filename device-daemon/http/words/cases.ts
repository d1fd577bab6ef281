import type { AgencyStanding, CaseStanding } from '#contract/cases.ts'
import { fullDate } from '#daemon/full-date.ts'
import type { CaseItem } from '#daemon/domain/cases/decide.ts'
import type { CaseRefusal } from '#daemon/domain/cases/refusals.ts'
import type { Reader } from './reader.ts'

const standing: Readonly<Record<CaseStanding, string>> = {
  done: '当场办结了',
  reported: '上报了，在等回执',
  answered: '有回执了',
  told: '告知了要补材料',
  accepted: '受理了，在办',
  paused: '时限停着（公示、鉴定、评估或勘验）',
  decided: '有结果了',
  delivered: '送达了',
  'not-eligible': '写了不符合条件',
  'passed-on': '转交了',
  closed: '结了',
  voided: '作废了',
}

const agency: Readonly<Record<AgencyStanding | 'none', string>> = {
  none: '这件没有委托代办',
  entrusted: '委托了，还没有清点登记',
  registered: '登记了，还没有报送',
  submitted: '报送了，在等结果',
  resulted: '有结果了，还没有送达',
  delivered: '送达了，还没有回访',
  'called-back': '回访了，还没有归档',
  archived: '已经归档了',
  ended: '代办已经结束了',
}

const ends: Readonly<Record<CaseItem['ends'], string>> = {
  promised: '这是承诺件，当场办不了。请受理，或者一次性告知。',
  'on-the-spot': '这是即办件，当场办结就行。',
  'by-agent': '这件事由帮办代办当场上报，有了回执才算办结。请选“当场上报”。',
}

/** What a clerk reads where something about a case is refused. */
export function caseRefusalWords(refusal: CaseRefusal, _reader: Reader): string {
  switch (refusal.code) {
    case 'unknown-item':
      return '事项目录里没有这件事。'
    case 'unknown-ticket':
      return '没有这个号，或者不是今天的号。'
    case 'unknown-case':
      return caseWords.unknown
    case 'ticket-not-in-hand':
      return '这个号还没有叫到，或者已经取消、过号了。'
    case 'wrong-state':
      return `这件${standing[refusal.at]}，现在做不了这一步。`
    case 'outcome-not-for-item':
      return ends[refusal.ends]
    case 'materials-missing':
      return `还缺 ${refusal.count} 样材料，不能受理。请打一次性告知书，一次说全。`
    case 'reason-wanting':
      return '这件事已经告知过一次了。再告知一次，请写明为什么。'
    case 'revisit-reason-wanting':
      return '同一件事来了第二次。请选一下为什么又来：材料没说全、结果没到，还是别的。'
    case 'exclusion-not-allowed':
      return '这件事的规定里没有写这段时间可以不算，时限不能停。'
    case 'too-late-to-undo':
      return '过了一分钟，撤不回来了。请写一条更正，或者作废。'
    case 'done-by-another':
      return '这一步是别人做的，只有本人能撤回。'
    case 'case-forgotten':
      return '这一件的个人信息已按期销毁，不能再改。还要办，请新开一件。'
    case 'wrong-agency-step':
      return `${agency[refusal.at]}，现在做不了这一步。`
    case 'unknown-agent':
      return '这个人不能代办，或者账号停用了。请另选一位代办员。'
    case 'due-wanting':
      return '承诺时限待核定，不能推算。请写答复的日期和依据（谁、哪天、怎么答复的）。'
    case 'due-in-the-past':
      return '答复日期已经过去了，请核对。'
    case 'due-too-late':
      return refusal.by === 'promise'
        ? `按承诺时限，最晚是${fullDate(refusal.latest)}。`
        : `按法定时限，最晚是${fullDate(refusal.latest)}。`
    case 'unknown-year':
      return `${refusal.year}年的放假安排还没有录入，算不出到期日。请站长先录入放假安排。`
  }
}

export const caseWords = {
  unavailable: { resident: '机器暂时查不了，请问窗口工作人员。', staff: '没有保存成功，请稍后再试。' },
  unknown: '没有这一件。',
  unknownItem: '事项目录里没有这件事。',
  unknownPaper: '这一件没有这张单子。',
  notYours: '这一件是别的窗口办的，您看不了。请找站长。',
  withAgent: (agent: string) =>
    `这一件由${agent}代办，电话住址只有代办员和站长能看。要找申请人，请${agent}打电话。`,
  unknownCode: '没有找到这个查询码。请对着手里的单子再看一遍，或者问窗口工作人员。',
  tooManyTries: (seconds: number) => `输错了好几次。请等 ${seconds} 秒再试，也可以问窗口工作人员。`,
} as const
