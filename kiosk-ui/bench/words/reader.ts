import type { BenchCardReader } from '#contract/bench.ts'
import type { CardKind } from '#contract/card.ts'
import { noiseRow, plugRow, type SwitchRow } from './bench.ts'

export const readerWords = {
  itself: '读卡器现在',
  pad: '读卡区',
  padEmpty: '点下面的卡，放上来',
  padTwo: '放了两张卡',
  drawer: '一抽屉卡',
  drawerHint: '都是虚构的人；点一下放上去，再点一下拿走',
  take: '全部拿走',
  wiggle: '晃一下',
  powerCycle: '关机再开',
  age: (years: number) => `${years} 岁`,
} as const

export const cardKindWords: Record<CardKind, string> = {
  resident: '居民身份证',
  hmt: '港澳台居民居住证',
  'foreign-2017': '外国人永居证（2017）',
  'foreign-2023': '外国人永居证（2023）',
}

export function workWords({ work, lying, plug }: BenchCardReader): string {
  if (plug === 'out') return '没有插线'
  switch (work) {
    case 'resting':
      return lying.length > 0 ? '歇着，不看卡' : '歇着'
    case 'looking':
      return '正在找卡'
    case 'reading':
      return '正在读卡'
  }
}

export const readerRows: readonly SwitchRow<BenchCardReader>[] = [
  {
    label: '芯片',
    choices: [
      {
        words: '好',
        action: { action: 'set-chips', chips: 'good' },
        chosen: ({ chips }) => chips === 'good',
      },
      {
        words: '坏了，读不出',
        action: { action: 'set-chips', chips: 'worn' },
        chosen: ({ chips }) => chips === 'worn',
      },
    ],
  },
  plugRow,
  {
    label: '速度',
    choices: [
      {
        words: '115200',
        action: { action: 'set-speed', speed: 'normal' },
        chosen: ({ speed }) => speed === 'normal',
      },
      {
        words: '9600',
        action: { action: 'set-speed', speed: 'slow' },
        chosen: ({ speed }) => speed === 'slow',
      },
    ],
  },
  {
    label: '应答',
    choices: [
      {
        words: '全答',
        action: { action: 'set-manners', manners: 'all' },
        chosen: ({ manners }) => manners === 'all',
      },
      {
        words: '一声不吭',
        action: { action: 'set-manners', manners: 'silent' },
        chosen: ({ manners }) => manners === 'silent',
      },
    ],
  },
  noiseRow,
]
