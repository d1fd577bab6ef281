import type { CaseSheet } from '#contract/case-papers.ts'
import type {
  AgencyTallyReply,
  AgencyView,
  AgentsReply,
  CaseForm,
  CaseLine,
  CaseView,
} from '#contract/cases.ts'

/** 低保 as the desk is told of it: its promise is 待核定. */
export const caseForm: CaseForm = {
  seq: 18,
  title: '申请低保',
  kind: '承诺件',
  ends: 'promised',
  statutory: 30,
  promised: null,
  excluded: [],
  online: false,
  materials: [
    { name: '最低生活保障申请书（表）', note: '', original: 1, copy: 0, always: true },
    { name: '家庭成员身份证、户口簿', note: '', original: 1, copy: 0, always: true },
    { name: '家庭经济状况核对授权书', note: '', original: 1, copy: 0, always: true },
    { name: '收入、财产情况说明', note: '', original: 1, copy: 0, always: true },
    { name: '残疾人证、大病诊断材料', note: '', original: 1, copy: 1, always: false },
    { name: '本人银行卡（社会保障卡）', note: '', original: 1, copy: 0, always: false },
  ],
}

const line = (number: string, more: Partial<CaseLine>): CaseLine => ({
  id: number,
  number,
  itemSeq: 18,
  item: '最低生活保障',
  state: { at: 'accepted', on: '2026-11-02' },
  acceptedOn: '2026-11-02',
  dueOn: null,
  code: '4829130557',
  by: '王芳',
  window: 'W1',
  light: 'none',
  agency: null,
  name: '赵某某',
  ...more,
})

/** What is open at a window: one of each colour, and some without a day. */
export const caseLines: readonly CaseLine[] = [
  line('2026-0031', { dueOn: '2026-11-20', light: 'overdue' }),
  line('2026-0042', { dueOn: '2026-11-24', light: 'red', item: '80周岁以上老年人高龄补贴' }),
  line('2026-0044', { dueOn: '2026-11-26', light: 'amber', name: null }),
  line('2026-0058', { dueOn: '2026-12-18', light: 'green' }),
  line('2026-0060', { state: { at: 'told', on: '2026-11-23' }, acceptedOn: null }),
  line('2026-0061', {
    state: { at: 'reported', on: '2026-11-23' },
    item: '城乡居民基本养老保险参保登记',
    name: '买买提·阿卜杜拉',
  }),
]

/** The one that waits longest, told once and then accepted. */
export const caseView: CaseView = {
  ...line('2026-0031', { dueOn: '2026-11-20', light: 'overdue' }),
  openedAt: '2026-10-26T01:00:00.000Z',
  applicant: { at: 'named', name: '赵某某', hasContact: true },
  materials: [],
  due: { date: '2026-11-20', basis: '街道民政办电话答复' },
  exclusions: ['publicity', 'survey'],
  visits: 2,
  forgottenOn: null,
  documents: [],
  acts: [
    {
      at: 'told',
      time: '2026-10-26T01:00:00.000Z',
      by: '王芳',
      missing: ['最低生活保障申请书（表）', '家庭经济状况核对授权书'],
    },
    { at: 'accepted', time: '2026-11-02T01:20:00.000Z', by: '王芳' },
    { at: 'stepped', time: '2026-11-09T02:00:00.000Z', by: '王芳', text: '材料交到街道民政办' },
  ],
}

/** What it was told once, on A4. */
export const caseA4: CaseSheet = {
  station: '示例社区便民服务站',
  title: '一次性告知书',
  number: '〔2026〕告字第 0017 号',
  void: false,
  sample: true,
  lead: '赵某某：您来办的事，还缺下面 2 样材料。请带齐再来，以这张纸为准。',
  facts: [
    { name: '办什么事', text: '最低生活保障' },
    { name: '办件类型', text: '承诺件，帮办代办' },
    { name: '为什么给', text: '申请时材料不齐' },
    { name: '日期', text: '2026年10月26日' },
    { name: '件号', text: '2026-0031' },
  ],
  missing: [
    {
      name: '最低生活保障申请书（表）',
      note: '站内领取或由代办员打印，写不了的可以帮填',
      count: '原件 1 份',
    },
    { name: '家庭经济状况核对授权书', note: '一起生活的成年家里人都要签字', count: '原件 1 份' },
  ],
  rest: [
    { name: '收到材料', lines: ['家庭成员身份证、户口簿 原件 1 份'] },
    {
      name: '到哪里补',
      lines: ['示例街道示例路0号（示例地址）', '周一至周五 8:30—11:30、14:00—17:00（示例）'],
    },
    {
      name: '多久办好',
      lines: ['从受理那天算起，现在还没有受理', '法定时限 30 个工作日', '承诺时限 待核定，以受理单为准'],
    },
    { name: '收费', lines: ['不收费'] },
    { name: '依据', lines: ['《最低生活保障审核确认办法》民发〔2021〕57 号'] },
  ],
  signer: '收到人',
  signature: null,
  code: '4829 130 557',
  follow: 'http://192.168.1.20:8090/t/AAAAAAAAAAAAAAAAAAAAAA',
  clerk: '王芳',
  ask: '0536-0000000（示例号码）',
}

export const casesDecided: readonly CaseLine[] = [
  line('2026-0029', { state: { at: 'decided', on: '2026-11-20' }, name: '李某某' }),
]

export const casesOver: readonly CaseLine[] = [
  line('2026-0057', { state: { at: 'delivered', on: '2026-11-20' }, dueOn: '2026-11-27' }),
  line('2026-0049', { state: { at: 'not-eligible', on: '2026-11-12' }, acceptedOn: null }),
  line('2026-0012', { state: { at: 'closed', on: '2026-02-03' }, name: null }),
]

/** Over for longer than its term. */
export const caseForgotten: CaseView = {
  ...caseView,
  ...line('2026-0012', { state: { at: 'delivered', on: '2026-02-03' }, name: null }),
  applicant: { at: 'gone' },
  acts: [
    { at: 'accepted', time: '2026-01-20T01:20:00.000Z', by: '王芳' },
    { at: 'decided', time: '2026-02-02T02:00:00.000Z', by: '王芳', granted: true, text: null },
    { at: 'delivered', time: '2026-02-03T02:00:00.000Z', by: '王芳', why: 'handed-over' },
    { at: 'forgotten', time: '2026-11-22T16:00:05.000Z', by: null },
  ],
  forgottenOn: '2026-11-23',
}

export const agents: AgentsReply['agents'] = [
  { id: 'sun', name: '孙代办' },
  { id: 'mmt', name: '买买提·阿卜杜拉' },
]

const carriedBy = (more: Partial<AgencyView>): AgencyView => ({
  at: 'entrusted',
  on: '2026-11-23',
  agent: { id: 'sun', name: '孙代办' },
  window: 'W1',
  group: '河东三组',
  dueOn: '2026-11-24',
  light: 'red',
  ...more,
})

/** What an agent carries today: three groups, one of each colour. */
export const carriedLines: readonly CaseLine[] = [
  line('2026-0061', {
    item: '城乡居民基本养老保险参保登记',
    state: { at: 'answered', on: '2026-11-19' },
    agency: carriedBy({ at: 'resulted', on: '2026-11-19', dueOn: '2026-11-20', light: 'overdue' }),
  }),
  line('2026-0064', {
    item: '80周岁以上老年人高龄补贴',
    name: '欧阳翠莲',
    agency: carriedBy({ at: 'registered', group: '河西一组' }),
  }),
  line('2026-0066', {
    item: '残疾人两项补贴',
    name: '买买提·阿卜杜拉',
    agency: carriedBy({ at: 'submitted', dueOn: '2026-11-26', light: 'amber' }),
  }),
  line('2026-0070', {
    state: { at: 'delivered', on: '2026-11-20' },
    name: '㙍某某',
    agency: carriedBy({ at: 'delivered', group: null, dueOn: '2026-12-18', light: 'green' }),
  }),
]

/** Reported on the spot, entrusted and answered: the result is to be brought home. */
export const caseCarried: CaseView = {
  ...caseView,
  ...carriedLines[0],
  id: '2026-0061',
  materials: [
    { name: '居民户口簿', state: 'received', original: 1, copy: 1 },
    { name: '本人社会保障卡', state: 'received', original: 1, copy: 0 },
  ],
  due: null,
  exclusions: [],
  acts: [
    { at: 'reported', time: '2026-11-16T01:00:00.000Z', by: '王芳' },
    { at: 'entrusted', time: '2026-11-16T01:04:00.000Z', by: '王芳', why: '孙代办', signed: 'on-screen' },
    {
      at: 'registered',
      time: '2026-11-16T01:08:00.000Z',
      by: '孙代办',
      things: [
        { name: '居民户口簿', original: 1, copy: 1 },
        { name: '本人社会保障卡', original: 1, copy: 0 },
      ],
    },
    { at: 'submitted', time: '2026-11-17T02:00:00.000Z', by: '孙代办', text: '街道人社所 3 号窗口' },
    { at: 'tracked', time: '2026-11-18T02:00:00.000Z', by: '孙代办', text: '说明天出结果，电话告诉了本人' },
    { at: 'answered', time: '2026-11-19T02:00:00.000Z', by: '孙代办', granted: true, text: '参保登记办好了' },
  ],
}

export const tally: AgencyTallyReply['agents'] = [
  { name: '买买提·阿卜杜拉', entrusted: 128, delivered: 120, archived: 117, satisfied: 112, dissatisfied: 2 },
  { name: '孙代办', entrusted: 31, delivered: 29, archived: 29, satisfied: 28, dissatisfied: 0 },
]
