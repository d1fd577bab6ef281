import { type Fault, placeWords } from '../fault.ts'

export type TroubleWords = { id: string; words: string }

/** At a start: one trouble for each file that has been left out. */
export function setAsideTroubles(faults: readonly Fault[]): TroubleWords[] {
  return byFile(faults, '改好以前，大家看不到这里的内容，别的照常')
}

/** While running: one trouble for each file that keeps the change from being taken in. */
export function faultTroubles(faults: readonly Fault[]): TroubleWords[] {
  return byFile(faults, '改好以前，大家看到的还是原来的内容')
}

/** What has been changed in the files and needs a start to count. */
export function nextStartTroubles(changed: readonly string[]): TroubleWords[] {
  return changed.map((what) => ({
    id: `contents:start:${what}`,
    words: `${what} 改过了，重新启动以后才算数`,
  }))
}

function byFile(faults: readonly Fault[], meanwhile: string): TroubleWords[] {
  return [...Map.groupBy(faults, ({ file }) => file)].map(([file, [first, ...more]]) => ({
    id: `contents:${file}`,
    words: [
      [file, first && placeWords(first)].filter(Boolean).join(' '),
      `：${first?.message ?? ''}`,
      more.length === 0 ? '' : `（还有 ${more.length} 处）`,
      `。${meanwhile}。`,
    ].join(''),
  }))
}
