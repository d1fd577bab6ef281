import type { BenchAnnouncer, BenchDisplay, BenchPad } from '#contract/bench.ts'
import type { PadKey } from '#contract/pad.ts'
import { noiseRow, plugRow, speedRow, type SwitchRow } from './bench.ts'

export const displayWords = {
  itself: '屏上现在',
  screen: '显示屏上的两行字',
  unknown: (bytes: number) => `有 ${bytes} 个字节显示屏不认识`,
  allKnown: '收到的字节全部认识',
} as const

export function showingWords({ plug, manners, upper, lower }: BenchDisplay): string {
  if (manners === 'stuck') return '不收字节'
  if (manners === 'dead') return '画面不动了'
  if (plug === 'out') return '没有插线，还亮着原来的字'
  return upper.trim() === '' && lower.trim() === '' ? '亮着，没有字' : '有字'
}

export const displayRows: readonly SwitchRow<BenchDisplay>[] = [
  plugRow,
  {
    label: '收字',
    choices: [
      {
        words: '照着显示',
        action: { action: 'set-manners', manners: 'all' },
        chosen: ({ manners }) => manners === 'all',
      },
      {
        words: '收了不显示',
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
]

export const padWords = {
  itself: '叫号器现在',
  nothingYet: '还没有按过',
  pressed: (times: number, cap: string) => `按过 ${times} 下，最近一下是 ${cap}`,
  hint: '按一下就是窗口工作人员按了一下。三分之一秒内连按同一个键，只算一下。',
} as const

export const padKeyWords: Readonly<Record<PadKey, string>> = {
  next: '叫下一位',
  recall: '重呼',
  serve: '开始办理',
  finish: '办结',
  'no-show': '过号',
  hold: '挂起',
  pause: '暂停或恢复',
}

export function pressingWords({ plug, manners }: BenchPad): string {
  if (plug === 'out') return '没有插线'
  return manners === 'silent' ? '按了不发' : '等着按'
}

export const padRows: readonly SwitchRow<BenchPad>[] = [
  plugRow,
  {
    label: '按键',
    choices: [
      {
        words: '发得出',
        action: { action: 'set-manners', manners: 'all' },
        chosen: ({ manners }) => manners === 'all',
      },
      {
        words: '发不出',
        action: { action: 'set-manners', manners: 'silent' },
        chosen: ({ manners }) => manners === 'silent',
      },
    ],
  },
  noiseRow,
]

export const voiceWords = {
  itself: '喇叭现在',
  quiet: '没有出声',
  spoken: '念过的',
  spokenHint: '新的在前',
  nothingYet: '还没有念过。',
  brokenOff: (times: number) => `有 ${times} 句没念完就断了`,
  noneBrokenOff: '每一句都念完了',
} as const

export function voicingWords({ plug, manners, speaking }: BenchAnnouncer): string {
  if (speaking !== null) return '正在念'
  if (plug === 'out') return '没有插线'
  switch (manners) {
    case 'all':
    case 'endless':
      return '等着念'
    case 'silent':
      return '念，但不回话'
    case 'refusing':
      return '总说文字有错'
    case 'dead':
      return '没有反应'
    case 'stuck':
      return '不收字节'
  }
}

export const voiceRows: readonly SwitchRow<BenchAnnouncer>[] = [
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
        words: '只念不答',
        action: { action: 'set-manners', manners: 'silent' },
        chosen: ({ manners }) => manners === 'silent',
      },
      {
        words: '念个没完',
        action: { action: 'set-manners', manners: 'endless' },
        chosen: ({ manners }) => manners === 'endless',
      },
      {
        words: '总说有错',
        action: { action: 'set-manners', manners: 'refusing' },
        chosen: ({ manners }) => manners === 'refusing',
      },
      {
        words: '不念不答',
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
]
