import type { CallBackResult, DeliveredHow } from '#contract/case-changes.ts'
import type { AgencyStanding } from '#contract/cases.ts'
import { fullDate } from '../../words/dates.ts'

const standing: Readonly<Record<AgencyStanding, string>> = {
  entrusted: '委托了，要清点登记',
  registered: '登记了，要报送',
  submitted: '报送了，要跟踪',
  resulted: '有结果，要送达',
  delivered: '送达了，要回访',
  'called-back': '回访了，要归档',
  archived: '归档了',
  ended: '不再代办',
}

/** Words of 帮办代办 at the desk and on an agent's phone. */
export const words = {
  title: '帮办代办',
  mine: '我的上门和代办',
  everybodys: '大家代办的件',
  standing,
  agent: '代办员',
  group: '村组或小区（好排路线）',
  noGroup: '没有写村组',
  /** As it is read aloud, and as it stands on the paper that is signed. */
  read: {
    title: '请念给本人听',
    lines: [
      '代办不收费，也不收礼。',
      '要不要代办由您自己定，随时可以收回。',
      '材料当面点清，给您回执。',
      '办到哪一步，告诉您；结果送到您手里。',
      '电话和住址只给代办员看，看一次记一次。',
    ],
    done: '念过了，本人愿意',
  },
  noAgents: '还没有能代办的人。请站长在“人员”里加代办员。',
  signHere: '本人在这里签字',
  signAgain: '重写',
  onPaper: '在纸上签',
  onScreen: '在屏上签',
  consentOnPaper: '记下后打印委托书，请本人签字留存。',
  things: '交接的东西',
  thing: '名称',
  toWhom: '交给哪个单位、谁接的',
  original: '原件',
  copy: '复印',
  anotherThing: '再加一样',
  next: (day: string) => `${fullDate(day)}以前做`,
  how: {
    'handed-over': '当面交给',
    'brought-home': '送到家里',
    posted: '寄出',
    'told-by-phone': '打电话告诉',
  } satisfies Record<DeliveredHow, string>,
  howTitle: '怎么送的',
  results: '送的是什么（证、通知、卡）',
  callBack: {
    satisfied: '满意',
    'so-so': '一般',
    'not-satisfied': '不满意',
    'not-reached': '没联系上',
  } satisfies Record<CallBackResult, string>,
  callBackAsk: '问三句：结果收到没有，收没收费，满意不满意。',
  callBackText: '说了什么（可以不写）',
  write: '记下',
  print: '打印今天的单子',
  listNote: (visits: number, cases: number, late: number) =>
    [
      ...(visits > 0 ? [`今天上门 ${visits} 家`] : []),
      ...(cases > 0 ? [`手上代办 ${cases} 件`] : []),
      ...(late > 0 ? [`过了日子的 ${late} 件`] : []),
    ].join('，'),
  later: '以后',
  none: '现在没有要上门的，也没有要代办的。',
  noneCarried: '现在没有人在代办。在办件里按“委托代办”开始。',
  tally: {
    title: '今年代办',
    columns: ['代办员', '委托', '送达', '归档', '满意', '不满意'] as readonly string[],
  },
  paper: {
    title: '上门代办单',
    note: '只在代办路上用，用完交回站里销毁。电话住址不印，请在本人账号里看。',
    columns: ['件号、预约码', '办什么事', '申请人', '下一步', '哪天', '记事'] as const,
  },
  reason: '为什么',
  unavailable: '没有打开。',
  again: '再试一次',
} as const
