import { type Finding, type Path, wrong } from '#daemon/content/check/finding.ts'
import type { SoundStation } from './station.ts'

/** What ships in the sample, and what people put where they do not know yet. */
const PLACEHOLDER = /示例|样例|某某|待定|待填|[xX×*]{2,}/
/** A number that nobody has: six or more zeros or ones in a row, or the digits in their order. */
const NO_NUMBER = /0{6,}|1{7,}|1234567/

/** Whether something only stands there as an example: what ships in the sample, or what people put for what they do not know. */
export function isPlaceholder(written: string, as: 'words' | 'phone' = 'words'): boolean {
  return PLACEHOLDER.test(written) || (as === 'phone' && NO_NUMBER.test(written.replaceAll('-', '')))
}

/** A real station says nothing to residents that only stands there as an example. */
export function checkPlaceholders(sound: SoundStation): Finding[] {
  if (sound.sample !== false) return []
  const { phone, address, windows = [], queues = [], hours } = sound
  const fields: [path: Path, written: string | undefined, what: string][] = [
    [['name'], sound.name, '本站的名称'],
    [['address'], address, '能找到的地址'],
    [['phone'], phone, '打得通的电话'],
    [['townCentre'], sound.townCentre, '镇街便民服务中心的名称'],
    ...(hours?.text ?? []).map((line, i): [Path, string | undefined, string] => [
      ['hours', 'text', i],
      line,
      '本站的开放时间',
    ]),
    ...windows.flatMap((window, i): [Path, string | undefined, string][] => [
      [['windows', i, 'title'], window?.title, '窗口牌上的名称'],
      [['windows', i, 'department'], window?.department, '核定的进驻部门，还没有核定就删去'],
    ]),
    ...queues.map((queue, i): [Path, string | undefined, string] => [
      ['queues', i, 'name'],
      queue?.name,
      '队列名称',
    ]),
  ]
  return fields.flatMap(([path, written, what]) => {
    if (written === undefined) return []
    if (!isPlaceholder(written, path[0] === 'phone' ? 'phone' : 'words')) return []
    return [wrong(path, `写的是 ${written}，还是示例；真实的站应为：${what}`)]
  })
}
