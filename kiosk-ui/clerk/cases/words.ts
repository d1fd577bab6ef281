import type {
  CaseClosing,
  CaseMaterial,
  CaseOutcome,
  OfflineReason,
  RevisitReason,
} from '#contract/case-changes.ts'
import type { CaseLight, CaseStanding, CaseView } from '#contract/cases.ts'
import type { PrintState } from '#contract/ticket.ts'
import { fullDate } from '../../words/dates.ts'
import { words as agencyWords } from '../agency/words.ts'

type Outcome = CaseOutcome['at']

const outcomes: Readonly<Record<Outcome, string>> = {
  done: '当场办结',
  reported: '当场上报',
  accepted: '受理',
  told: '一次性告知',
  'not-eligible': '不符合条件',
  'passed-on': '转交',
}

const states: Readonly<Record<CaseStanding, string>> = {
  done: '当场办结',
  reported: '待回执',
  answered: '有回执，待送达',
  told: '告知了，等补材料',
  accepted: '在办',
  paused: '时限停着',
  decided: '有结果，待送达',
  delivered: '送达了',
  'not-eligible': '不符合条件',
  'passed-on': '转交了',
  closed: '结了',
  voided: '作废',
}

const lights: Readonly<Record<CaseLight, string>> = {
  none: '',
  green: '还早',
  amber: '快到了',
  red: '马上到期',
  overdue: '过期了',
}

const closings: Readonly<Record<CaseClosing, string>> = {
  withdrawn: '本人撤回',
  'not-come-back': '本人没有再来',
  'done-elsewhere': '在别处办完了',
}

const again: Readonly<Record<RevisitReason, string>> = {
  'not-all-told': '材料没说全',
  'result-not-there': '结果没到',
  other: '别的',
}

const namedIn = (names: Readonly<Record<string, string>>, name: string): string => names[name] ?? name

/** Words of the desk's cases: what came of a visit, and those that are still open. */
export const words = {
  open: '办件',
  openNew: '新开一件（没有号的人）',
  fromVisit: '上门',
  contactTaken: '电话、住址用预约时留的，加密存；身份证号不要写',
  mine: '我的办件',
  acts: {
    save: '记下办件',
    print: '打单子',
    undo: '撤回这一步',
    change: '记下这一步',
  },
  opening: '正在打开',
  chooseErrand: '办什么事（打几个字就找得到）',
  title: (number: string, errand: string) => `${number} ${errand}`,
  applicant: '申请人',
  standing: '办到哪一步',
  stands: ({ at, on }: CaseView['state']) => `${states[at]}　${fullDate(on)}起`,
  clerk: '经办人',
  name: '姓名',
  phone: '电话',
  address: '住址',
  ofCard: '姓名是身份证上的，替别人办的请改。',
  sealed: '加密存，看一次记一次；身份证号不要写',
  materials: '材料',
  sum: (all: number, received: number, missing: number, off: number, left: number) =>
    `${all} 样：收到 ${received}，缺 ${missing}，不需要 ${off}${left > 0 ? `，还没看 ${left}` : ''}`,
  keys: '↑↓ 选一样　+ 收到　− 缺　. 不需要',
  count: ({ original, copy }: { original: number; copy: number }) =>
    [original > 0 ? `原件 ${original}` : '', copy > 0 ? `复印 ${copy}` : ''].filter(Boolean).join(' '),
  some: '有的人要',
  material: { received: '收到', missing: '缺', 'not-needed': '不需要' } satisfies Record<
    CaseMaterial['state'],
    string
  >,
  statutory: '法定时限',
  promised: '承诺时限',
  unconfirmed: '待核定',
  workdays: (days: number) => `${days} 个工作日`,
  unknown: '没有写明',
  due: '哪天答复',
  basis: '依据（谁、哪天、怎么答复的）',
  reckoned: (day: string) => `${fullDate(day)}以前`,
  noYear: '明年的放假安排还没有录入，算不出来',
  outcomes,
  /** What stands under the words of an outcome. */
  notes: {
    done: '打办结单',
    reported: '打上报单，有回执才算办结',
    accepted: '打受理单',
    told: (missing: number) => (missing > 0 ? `打告知书，写明缺 ${missing} 样` : '咨询的也给一张'),
    'not-eligible': '写原因',
    'passed-on': '写去处',
    missing: (count: number) => `缺 ${count} 样，不能受理`,
    left: (count: number) => `还有 ${count} 样没看`,
    due: '先写哪天答复和依据',
  },
  why: { 'not-eligible': '不符合的原因', 'passed-on': '转交到哪里、找谁', told: '为什么再告知一次' },
  earlierByCard: '这张身份证来办过的',
  earlier: '没办完的同一件事，是哪一件',
  earlierOver: '办完的，只看',
  cameAgain: '记下又来一次',
  cameAgainNote: '记下以后接着看这一件',
  cameFor: (why: RevisitReason): string => `又来一次：${again[why]}`,
  newOne: '新的一件',
  whyAgain: '为什么又来一次',
  revisit: again,
  whyOffline: '这件事能网上办，为什么来窗口（问一句，可以不选）',
  offline: {
    'cannot-use': '不会用',
    'no-phone': '没有手机',
    'not-possible': '网上办不成',
    other: '别的',
  } satisfies Record<OfflineReason, string>,
  saved: '记下了',
  close: '好',
  number: '件号',
  code: '查询码',
  /** 4829 130 557: as it stands on the paper. */
  grouped: (code: string) => `${code.slice(0, 4)} ${code.slice(4, 7)} ${code.slice(7)}`,
  dueOn: (day: string) => `${fullDate(day)}以前答复`,
  a4: {
    open: 'A4 单子',
    back: '返回',
    print: '打印',
    unavailable: '没有打开，请再试一次',
    isVoid: '作废',
    sample: '【示例】仅供试用，不能办事',
    lack: (count: number) => `还缺 ${count} 样`,
    tick: '备好一样，勾一样',
    scan: '连上大厅无线网，扫码看',
    find: '在自助机“信息公开”的“咨询投诉”里点“查办件进度”',
    clerk: '经办人',
    seal: '站章',
    ask: '问这件事',
    complain: '不满意 12345',
  },
  again: '再打一张',
  undo: '撤回（一分钟内）',
  undone: '撤回了，这个号作废，不会再用',
  prints: (print: PrintState) => {
    switch (print.at) {
      case 'none':
        return '没有打印机，请抄下件号和查询码'
      case 'sending':
        return '正在打'
      case 'printed':
        return '单子打出来了'
      case 'failed':
        return '单子没有打出来'
      case 'unconfirmed':
        return '单子不知道打出来没有，请看一眼打印机'
    }
  },
  states,
  lights,
  listNote: (open: number, overdue: number, results: number) =>
    [
      `没办完 ${open} 件`,
      overdue > 0 ? `过期 ${overdue} 件` : '',
      results > 0 ? `有结果没送到 ${results} 件` : '',
    ]
      .filter(Boolean)
      .join('，'),
  resultsNote: (count: number) => `有结果没送到 ${count} 件。打个电话，或者等本人来取；拿到了按“送达”。`,
  resultOn: (day: string) => `${fullDate(day)}有的结果`,
  none: '手上没有没办完的件。',
  which: {
    open: '没办完的',
    results: '有结果的',
    over: '办完的',
    agency: '代办的',
    find: '件号或查询码',
    look: '找',
    older: '再早的',
    none: {
      results: '没有等人来取的结果。',
      over: '还没有办完的件。',
      find: '没有找到。请对着单子再看一遍；别的窗口办的，请找站长。',
    },
  },
  list: {
    count: (rows: number) => `${rows} 件`,
    morning: '打印今天的单子',
    morningTitle: '今天盯着的办件',
    morningNote: '只在站里用，用完销毁。过期的写清问了谁、怎么说的。',
    columns: ['件号', '办什么事', '申请人', '到哪一步', '哪天答复', '做了什么'] as readonly string[],
    groups: {
      overdue: '过期了',
      red: '马上到期',
      amber: '快到了',
      green: '还早',
      none: '没有期限（等补材料、等回执、待送达）',
    } satisfies Record<CaseLight, string>,
    everybody: '全部',
    person: (name: string, count: number, late: number) =>
      late > 0 ? `${name} ${count}（过期 ${late}）` : `${name} ${count}`,
    results: '打印有结果的号',
    resultsTitle: '有结果了',
    resultsNote: '请带单子到窗口来取。不认得自己件号的，看手里的单子，或者问窗口。',
    resultsColumns: ['件号', '哪天有的结果'] as readonly string[],
    resultsGroup: '这些件有结果了，还没有取',
  },
  noDay: '没有期限',
  contact: '看电话住址',
  contactNote: '会记一笔',
  visits: (count: number) => `来了 ${count} 次`,
  steps: {
    entrusted: '委托代办',
    registered: '登记清点，给回执',
    submitted: '报送',
    tracked: '跟踪反馈',
    'called-back': '回访',
    archived: '归档',
    reassigned: '换代办员',
    released: '不再代办',
    'handed-on': '移交材料',
    'handed-back': '退还材料',
    answered: '回执来了：办成了',
    'answered-not': '回执来了：没办成',
    decided: '有结果：同意',
    'decided-not': '有结果：不同意',
    delivered: '送达',
    stepped: '记一笔',
    closed: '撤回申请',
    reopened: '重开',
    corrected: '更正',
    voided: '作废',
    'paused-publicity': '公示，时限停下',
    'paused-appraisal': '鉴定，时限停下',
    'paused-assessment': '评估，时限停下',
    'paused-survey': '勘验，时限停下',
    resumed: '时限接着走',
  },
  newDue: '答复的单位重新定的日期',
  stepText: '写清楚',
  overdueAsks: '过了答复日期。请问答复的单位，在“记一笔”里写问到了什么，再告诉申请人。',
  submittedTo: '报到哪个单位、谁接的',
  whatTracked: '单位怎么说的，怎么告诉本人的',
  signed: '屏上签了字',
  whyReopened: '为什么重开',
  whatCorrected: '哪里写错了，应该是什么（原来的话留着）',
  /** What was done, in the list of what was done. */
  actNames: {
    ...outcomes,
    answered: '回执',
    stepped: '记一笔',
    paused: '时限停下',
    resumed: '时限接着走',
    decided: '有结果',
    delivered: '送达',
    entrusted: '委托代办',
    registered: '登记清点',
    submitted: '报送',
    tracked: '跟踪反馈',
    'called-back': '回访',
    archived: '归档',
    reassigned: '换代办员',
    released: '不再代办',
    'handed-on': '移交材料',
    'handed-back': '退还材料',
    closed: '结了',
    reopened: '重开',
    voided: '作废',
    undone: '撤回',
    corrected: '更正',
    'contact-opened': '看了电话住址',
    forgotten: '按期销毁',
  } as Readonly<Record<string, string>>,
  /** What stands beside the words of an act, by what it was. */
  whys: {
    entrusted: (agent) => `代办员 ${agent}`,
    reassigned: (agent) => `代办员 ${agent}`,
    delivered: (how) => namedIn(agencyWords.how, how),
    'called-back': (result) => namedIn(agencyWords.callBack, result),
    closed: (why) => namedIn(closings, why),
    'passed-on': (to) => to,
    reopened: (reason) => reason,
    voided: (reason) => reason,
  } as Readonly<Record<string, ((why: string) => string) | undefined>>,
  noContact: '没有留',
  station: '本站',
  forgotten: '已按期销毁',
  applicantOf: ({ applicant, forgottenOn }: CaseView) => {
    switch (applicant.at) {
      case 'named':
        return applicant.name
      case 'none':
        return '没有写'
      case 'gone':
        return forgottenOn === null ? '读不出来' : `已按期销毁（${fullDate(forgottenOn)}）`
    }
  },
} as const
