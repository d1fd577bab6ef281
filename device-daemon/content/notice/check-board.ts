import type { BoardConfig } from './schema.ts'
import { type Finding, wrong } from '../check/finding.ts'
import type { Sound } from '../check/shape.ts'

/** 安政办〔2020〕36号 二（二）6: these have to be open to everybody at all times. */
const ALWAYS_THERE = ['事项清单', '服务指南', '服务规范', '服务流程', '规章制度']

/** What the schema of board.yaml cannot say: names are unique, and the five classes are there. */
export function checkBoard({ classes = [] }: Sound<BoardConfig>): Finding[] {
  const faults: Finding[] = []
  const first = new Map<string, number>()
  for (const [index, of] of classes.entries()) {
    for (const key of ['name', 'nameInCommunity'] as const) {
      const name = of?.[key]
      if (name === undefined) continue
      const other = first.get(name)
      first.set(name, other ?? index)
      if (other === undefined) continue
      const message = `${name} 和第 ${other + 1} 个重复，应当各不相同`
      faults.push(wrong(['classes', index, key], message))
    }
    if (of?.name && of.kind && ALWAYS_THERE.includes(of.name) && of.kind !== '长期公开') {
      const message = `${of.name} 写的是 ${of.kind}，应为：长期公开（文件二（二）6 要求一直公开）`
      faults.push(wrong(['classes', index, 'kind'], message))
    }
  }
  const names = new Set(classes.map((of) => of?.name))
  const missing = ALWAYS_THERE.filter((name) => !names.has(name))
  // A class whose name cannot be read may be the missing one.
  if (missing.length > 0 && !names.has(undefined)) {
    const message = `缺少 ${missing.join('、')}，文件二（二）6 要求的五类应一直都在`
    faults.push(wrong(['classes'], message))
  }
  return faults
}
