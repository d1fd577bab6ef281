import type { Handling, ItemKind } from '#contract/guide.ts'

/** What a tag or a mark means, in plain words; `note` is the annex's own sentence. */
export type Meaning = { title: string; lines: readonly string[]; note: string }

const kinds: Record<ItemKind, Meaning> = {
  即办件: {
    title: '即办件是什么意思',
    lines: ['材料带齐，当场就能办的事。'],
    note: '即办件是指可以当场办结的事项。',
  },
  承诺件: {
    title: '承诺件是什么意思',
    lines: ['当场办不完，受理以后在承诺的期限内办完。', '哪天办好，以受理单上写的为准。'],
    note: '承诺件是指在一定的承诺办结时限内可以办结的事项。',
  },
}

const handlings: Record<Exclude<Handling, null> | '便民事项', Meaning> = {
  当场办: {
    title: '当场办是什么意思',
    lines: ['材料带齐，在本站窗口当场办好，不用再跑。'],
    note: '',
  },
  帮办代办: {
    title: '帮办代办是什么意思',
    lines: ['这件事要上级机关批准，本站不能批。', '您愿意的话，本站代办员替您报上去、帮您问结果，不收费。'],
    note: '帮办代办事项是指本级机构无权作出批准决定，由本级机构的代办员代为办理的事项。',
  },
  便民事项: {
    title: '便民事项是什么意思',
    lines: ['这是本站为本地居民提供的服务，有需要就来窗口说。'],
    note: '便民事项是指村（社区）便民服务站可以为辖区居民提供的便民服务。',
  },
}

/** A time limit's sentence without what 「本市承诺时限」 says already. */
export function beyondThePromise(text: string): string {
  return text.replace(/^承诺件[，。]/, '').replace(/^在承诺时限内办结。/, '')
}

/** Whether a sentence names this number of working days itself. */
export function saysWorkdays(text: string, days: number): boolean {
  return text.includes(`${days}个工作日`)
}

/** So many parts of the next page are named, that their names stay on one line. */
const NEXT_NAMED = 3

/** Words of 办事指南: finding a guide and reading it. */
export const words = {
  guides: {
    title: '办事指南',
    titleLarge: '怎么办事',
    note: '点一件事，看要带什么、多久办好',
    often: '大家常办',
    byDomain: '按类别找',
    search: '找一件事',
    searchNote: '手写、拼音，或常用词',
    findTicket: '查我的号',
    places: '在哪里',
  },
  guide: {
    crumb: '办事指南',
    formal: (name: string) => `正式名称：${name}`,
    convenience: '便民事项',
    take: '取号',
    book: '预约',
    private: '综合业务',
    print: '打印',
    check: '自查',
    wrong: '有误？',
    paper: '指南',
    done: '知道了',
    doubt: '待核定的，以窗口说的为准',
    nextHas: (labels: readonly string[], named = NEXT_NAMED) =>
      `下一页：${labels.slice(0, named).join('、')}${labels.length > named ? '等' : ''}`,
  },
  toConfirm: '待核定',
  labels: {
    time: '多久',
    fee: '收费',
    who: '谁能办',
    where: '在哪办',
  },
  groups: {
    suspended: '暂停办理',
    noTicket: '不用取号',
    bring: '带什么',
    steps: '流程',
    channels: '办理渠道',
    payment: '交费',
    online: '网上办',
    agencies: '代办网点',
    here: '在本站办',
    result: '办好给什么',
    tips: '常见问题',
    record: '事项信息',
    basis: '办事依据',
  },
  rows: {
    conditions: (count: number) => `共 ${count} 个条件，往后翻就有`,
    firstOf: (condition: string, count: number) => `${condition.replace(/[，；。]$/, '')}，等 ${count} 条`,
    further: '往后翻就有',
    ask: (centre: string) => `请问服务台工作人员，或${centre}。`,
    askPromise: '本市承诺的时限，请问窗口',
    promised: '本市承诺时限',
    workdays: (days: number) => `${days} 个工作日`,
    statutory: (days: number) => `国家规定不超过 ${days} 个工作日`,
    /** How the catalogue begins its line on a station's own window. */
    windowHere: '窗口：',
    here: '就在本站窗口',
    also: (ways: readonly string[]) => `也可以：${ways.join('、')}`,
    serving: (windows: readonly string[]) => `现在有人：${windows.join('、')}`,
    online: { true: '网上也能办', false: '网上暂时不能办', unknown: '网上能不能办' },
    handledAt: '受理',
    decidedBy: '审批或负责',
    itemType: '事项类型',
    code: '事项编码',
    audience: '服务对象',
    since: '执行日期',
    inForce: (day: string, until: string | null) =>
      `自 ${day} 起执行${until === null ? '' : `，到 ${until} 为止`}`,
    version: '目录版本',
    checked: '最后核对',
    checkedBy: (day: string, by: string) => `${day}，${by}`,
    payee: (payee: string) => `交给：${payee}`,
    payAt: (place: string) => `地点：${place}`,
    payNumber: (number: string) => `要带：${number}`,
    portal: (name: string) => `这件事可以网上办：${name}。用手机扫码，不会的问窗口，可以帮您。`,
    scan: '扫码去网上办',
    agency: (place: string, hours: string, phone: string) => `${place}，${hours}，电话 ${phone}`,
    hours: (hours: string) => `时间：${hours}`,
    window: (window: string) => `窗口：${window}`,
    contact: (contact: string) => `问谁：${contact}`,
    form: (name: string, where: string) => `表格：${name}，${where}`,
  },
  meaning: {
    kinds,
    handlings,
    source: (note: string) => `文件原话：${note}`,
    unconfirmed: {
      tag: (count: number) => `${count} 处待核定`,
      title: '待核定是什么意思',
      lines: [
        '标着“待核定”的，本站还没有核实清楚，先照国家规定和一般做法写在这里。',
        '以窗口工作人员说的为准。',
      ],
      which: (elements: readonly string[]) => `这件事待核定的有：${elements.join('、')}。`,
    },
  },
} as const
