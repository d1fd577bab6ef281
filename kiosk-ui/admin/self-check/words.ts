import type { OnlineRate } from '#contract/guide-upkeep.ts'

/** Words of the panel 自查. */
export const words = {
  title: '自查',
  note: '六有一能',
  opening: '正在看各样有没有…',
  heading: '六有一能自查',
  as: (day: string, time: string) => `${day} ${time} 的情况，由本机所知道的写成；不知道的写“不知道”。`,
  counts: (there: number, wanting: number, unknown: number) =>
    `七样里，有 ${there} 样，要补 ${wanting} 样，本机不知道 ${unknown} 样。`,
  print: '打印',
  go: '去看',
  signed: '自查人：　　　　　　　　站长：　　　　　　　　日期：　　　　年　　月　　日',
  havings: {
    place: '有场所',
    people: '有人员',
    rules: '有制度',
    network: '有网络',
    devices: '有设备',
    budget: '有经费',
    work: '能办事',
  },
  states: { there: '有', wanting: '要补', unknown: '不知道' },
  sample: '现在还是示例站点，下面是示例的内容。',
  place: {
    named: (name: string, address: string) => `${name}，${address}。`,
    area: (square: number) => `面积 ${square} 平方米。`,
    areaByNorm: (square: number, type: string, norm: number) =>
      `面积 ${square} 平方米；${type}原则上不低于 ${norm} 平方米${square < norm ? '，还不到' : ''}。`,
    noArea: '面积没有填。',
    areas: (names: readonly string[]) => `功能区域：${names.join('、')}。`,
    areasWanting: (names: readonly string[]) => `平面图上没有：${names.join('、')}。`,
  },
  people: {
    accounts: (count: number, names: readonly string[]) => `${count} 人：${names.join('、')}。`,
    none: '没有能用的账号。',
    serving: (names: readonly string[]) => `现在在岗：${names.join('、')}。`,
    at: (window: string, name: string) => `${window} ${name}`,
    nobody: '现在没有窗口开着。',
    elsewhere: '培训、报酬和补助本机没有记，请看本站的台账。',
  },
  rules: {
    hangs: (classes: readonly { name: string; count: number; unit: string }[]) =>
      `公开栏上：${classes.map(({ name, count, unit }) => `${name} ${count} ${unit}`).join('，')}。`,
    empty: (name: string) => `${name}是空的。`,
    overdue: (name: string) => `${name}该更新了。`,
  },
  network: {
    linked: '这个页面和本站的程序连着；自助机断网也能取号。',
    away: '这个页面和本站的程序断开了。',
    screens: (open: number, kiosks: number, halls: number) =>
      `自助机 ${kiosks} 台，开着 ${open} 台；大屏开着 ${halls} 块。`,
    alone: '只有这台机器自己能连上，没有接局域网的大屏、窗口屏和手机页面。',
    listens: (places: readonly string[]) => `局域网上：${places.join('；')}。`,
    at: (who: 'kiosk' | 'staff' | 'phone', address: string) =>
      `${who === 'phone' ? '群众的手机' : '大屏、窗口屏和工作人员的电脑'}连 ${address}`,
    clock: (set: boolean | null) =>
      set === null
        ? '时间有没有和网上的时间服务器对过，系统没有说。'
        : set
          ? '时间和网上的时间服务器对过。'
          : '开机以后，时间还没有和网上的时间服务器对上。',
    outside: '互联网通不通，本机没有试过：请打开网上站点看一看。',
  },
  devices: {
    none: '没有接设备。',
    ready: (ready: number, all: number) => `接着 ${all} 台，${ready} 台正常。`,
    ill: (name: string, health: string) => `${name}：${health}。`,
    tested: (count: number, all: number) => `${all} 台里，有人试过、设备自己说好的 ${count} 台。`,
    inventory: (names: readonly string[]) => `设备清单：${names.join('、')}。`,
    faulty: (name: string, note: string) => `${name}坏了${note === '' ? '' : `，${note}`}。`,
    missing: (name: string, note: string) => `${name}没有${note === '' ? '' : `，${note}`}。`,
    notListed: (names: readonly string[]) => `清单上没有：${names.join('、')}。`,
  },
  budget: { none: '没有写。经费从哪里来、怎么用，请站长在“本站”里写上。' },
  work: {
    open: (count: number) => `能办 ${count} 项。`,
    none: '没有事项。',
    confirmed: '指南里没有待核定的了。',
    unconfirmed: (guides: number) => `${guides} 篇指南里还有待核定的。`,
    village: '网上可办率只算社区，村不算。',
    rate: ({ percent, confirmed, items, normPercent }: OnlineRate) =>
      percent === null
        ? '没有依申请政务服务事项，网上可办率不用算。'
        : `网上可办率 ${percent.least === percent.most ? `${percent.least}%` : `${percent.least}%–${percent.most}%`}（已核定 ${confirmed}/${items.length}），不低于 ${normPercent}%。`,
  },
} as const
