import type { BenchAction, BenchDevice, BenchPrinter } from '#contract/bench.ts'

export const benchWords = {
  title: '模拟设备台',
  intro: '这里的设备都是模拟的，收发的是真设备的字节。请在这里放纸、开盖、拔线，看系统怎样应对。',
  connecting: '正在连接本机服务…',
  away: '连不上本机服务，正在重试。下面是断开前的样子。',
  empty: '没有模拟设备。请看 config/devices.yaml。',
  lastSlips: '取走的小票',
  lastSlipsHint: '新的在前',
  noSlips: '还没有人取走小票。',
  slipNumber: (id: number) => `第 ${id} 张`,
  take: '取走小票',
  tear: '撕下小票',
  paperMm: (width: number, length: number) => `纸宽 ${width} mm　已出 ${length} mm`,
  unknown: (bytes: number) => `有 ${bytes} 个字节打印机不认识，纸上用红色标出`,
  allKnown: '收到的字节全部认识',
  itself: '打印机现在',
  believed: '系统以为它',
  emptySlot: '出纸口没有纸',
  noAnswer: '本机服务没有回答。',
  qr: '二维码',
} as const

/** What a person sees who looks at the printer. */
export function engineWords({ engine, cover, paper }: BenchPrinter): string {
  if (engine === 'idle') return '空闲'
  if (engine === 'printing') return '正在打印'
  if (cover === 'open') return '停下了：盖子开着'
  return paper.at === 'out' ? '停下了：没有纸' : '停下了：脱机'
}

const conditionWords: Record<string, string> = {
  'paper-out': '缺纸',
  'near-end': '纸快用完',
  'cover-open': '盖子开着',
  offline: '脱机',
  cutter: '切刀卡住',
  error: '出错',
  unresponsive: '没有回应',
  missing: '没有插着',
  'presence-only': '只看有没有卡，读不出姓名和号码',
  'texts-refused': '总说收到的文字有错',
}

export function healthWords(health: BenchDevice['health']): string {
  if (health === null) return '还不知道'
  switch (health.at) {
    case 'opening':
      return '正在连接'
    case 'ready':
      return health.conditions.length === 0 ? '正常' : `能用，${conditionsInWords(health.conditions)}`
    case 'attention':
      return `要人处理：${conditionsInWords(health.conditions)}`
    case 'down':
      return `连不上（${health.reason}）`
  }
}

function conditionsInWords(conditions: readonly string[]): string {
  return conditions.map((condition) => conditionWords[condition] ?? condition).join('、')
}

/** One row of switches: what it is about, and what a person can do. */
export type SwitchRow<Device> = {
  label: string
  choices: readonly { words: string; action: BenchAction; chosen(device: Device): boolean }[]
}

export const plugRow: SwitchRow<Pick<BenchPrinter, 'plug'>> = {
  label: '数据线',
  choices: [
    { words: '插着', action: { action: 'plug-in' }, chosen: ({ plug }) => plug === 'in' },
    { words: '拔掉', action: { action: 'unplug' }, chosen: ({ plug }) => plug === 'out' },
  ],
}

export const noiseRow: SwitchRow<Pick<BenchPrinter, 'noise'>> = {
  label: '线路',
  choices: [
    {
      words: '干净',
      action: { action: 'set-noise', noise: 'none' },
      chosen: ({ noise }) => noise === 'none',
    },
    {
      words: '有杂音',
      action: { action: 'set-noise', noise: 'some' },
      chosen: ({ noise }) => noise === 'some',
    },
  ],
}

export const speedRow: SwitchRow<Pick<BenchPrinter, 'speed'>> = {
  label: '速度',
  choices: [
    {
      words: '正常',
      action: { action: 'set-speed', speed: 'normal' },
      chosen: ({ speed }) => speed === 'normal',
    },
    {
      words: '很慢',
      action: { action: 'set-speed', speed: 'slow' },
      chosen: ({ speed }) => speed === 'slow',
    },
  ],
}

export const switchRows: readonly SwitchRow<BenchPrinter>[] = [
  {
    label: '纸',
    choices: [
      { words: '有纸', action: { action: 'load-paper' }, chosen: ({ paper }) => paper.at === 'loaded' },
      {
        words: '快用完',
        action: { action: 'paper-near-end' },
        chosen: ({ paper }) => paper.at === 'near-end',
      },
      {
        words: '再 6 行就没',
        action: { action: 'paper-ends-after', lines: 6 },
        chosen: ({ paper }) => paper.at === 'ends-after',
      },
      { words: '没纸', action: { action: 'remove-paper' }, chosen: ({ paper }) => paper.at === 'out' },
    ],
  },
  {
    label: '盖子',
    choices: [
      { words: '合上', action: { action: 'close-cover' }, chosen: ({ cover }) => cover === 'closed' },
      { words: '打开', action: { action: 'open-cover' }, chosen: ({ cover }) => cover === 'open' },
    ],
  },
  {
    label: '联机',
    choices: [
      { words: '联机', action: { action: 'go-online' }, chosen: ({ line }) => line === 'online' },
      { words: '脱机', action: { action: 'go-offline' }, chosen: ({ line }) => line === 'offline' },
    ],
  },
  plugRow,
  speedRow,
  {
    label: '应答',
    choices: [
      {
        words: '全答',
        action: { action: 'set-manners', manners: 'all' },
        chosen: ({ manners }) => manners === 'all',
      },
      {
        words: '老机型',
        action: { action: 'set-manners', manners: 'no-process-id' },
        chosen: ({ manners }) => manners === 'no-process-id',
      },
      {
        words: '只打不答',
        action: { action: 'set-manners', manners: 'silent' },
        chosen: ({ manners }) => manners === 'silent',
      },
      {
        words: '不打不答',
        action: { action: 'set-manners', manners: 'dead' },
        chosen: ({ manners }) => manners === 'dead',
      },
      {
        words: '不收字节',
        action: { action: 'set-manners', manners: 'stuck' },
        chosen: ({ manners }) => manners === 'stuck',
      },
    ],
  },
  noiseRow,
  {
    label: '换纸后',
    choices: [
      {
        words: '接着打',
        action: { action: 'set-recovery', recovery: 'resume' },
        chosen: ({ recovery }) => recovery === 'resume',
      },
      {
        words: '忘掉剩下的',
        action: { action: 'set-recovery', recovery: 'forget' },
        chosen: ({ recovery }) => recovery === 'forget',
      },
    ],
  },
]

export const powerCycleWords = '关机再开'
