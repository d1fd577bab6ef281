import type { BenchScanner } from '#contract/bench.ts'
import { noiseRow, plugRow, type SwitchRow } from './bench.ts'

export const scannerWords = {
  itself: '扫码器现在',
  code: '码里的字',
  scan: '扫一下',
  newestSlip: '扫最新小票上的码',
  noSlip: '还没有小票：先取一张号',
  nothingYet: '还没有扫过',
  scannedTimes: (times: number) => `扫过 ${times} 次，最近一次`,
  hint: '没有画面在等扫码时，系统听不见它，也不记下来。',
} as const

export function scanningWords({ plug, manners }: BenchScanner): string {
  if (plug === 'out') return '没有插线'
  return manners === 'silent' ? '灯亮着，什么都读不出' : '等着扫'
}

export const scannerRows: readonly SwitchRow<BenchScanner>[] = [
  plugRow,
  {
    label: '读码',
    choices: [
      {
        words: '读得出',
        action: { action: 'set-manners', manners: 'all' },
        chosen: ({ manners }) => manners === 'all',
      },
      {
        words: '读不出',
        action: { action: 'set-manners', manners: 'silent' },
        chosen: ({ manners }) => manners === 'silent',
      },
    ],
  },
  noiseRow,
]
