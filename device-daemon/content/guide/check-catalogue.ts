import type { CatalogueIndex, CatalogueItem } from './schema.ts'
import type { SettingsFault } from '../files/fault.ts'
import type { Sound } from '../check/shape.ts'
import type { YamlFile } from '../files/yaml-file.ts'

/** An item's file with those of its fields that are sound by themselves. */
export type ItemFile = { file: YamlFile; sound: Sound<CatalogueItem>; whole: CatalogueItem | null }

/** The annex's 备注 decides 办理方式 and the class (annex, notes 2 and 3). */
const BY_REMARK = {
  当场办: { handling: '当场办', itemClass: '公共服务' },
  帮办代办: { handling: '帮办代办', itemClass: '公共服务' },
  便民事项: { handling: null, itemClass: '便民服务' },
} as const

/** What the schema of one item cannot say. */
export function checkItem({ file, sound }: ItemFile): SettingsFault[] {
  const { remark, handling, itemClass, residentTicket, residentTicketWhy, suspended } = sound
  const faults: SettingsFault[] = []
  const rule = remark && BY_REMARK[remark]
  if (rule && handling !== undefined && handling !== rule.handling) {
    faults.push(
      file.fault(
        ['handling'],
        `写的是 ${handling}，备注是 ${remark} 的应为：${rule.handling ?? 'null（空）'}`,
      ),
    )
  }
  if (rule && itemClass && itemClass !== rule.itemClass) {
    faults.push(file.fault(['itemClass'], `写的是 ${itemClass}，备注是 ${remark} 的应为：${rule.itemClass}`))
  }
  if (residentTicket === false && !residentTicketWhy && !suspended) {
    const message = '不能自己取号的事项，应写明原因：residentTicketWhy 或 suspended'
    faults.push(file.fault(['residentTicket'], message))
  }
  return faults
}

/** Numbers and names that two files share. */
export function checkItemsTogether(items: readonly ItemFile[]): SettingsFault[] {
  return (['seq', 'name'] as const).flatMap((key) => {
    const first = new Map<string | number, string>()
    return items.flatMap(({ file, sound }) => {
      const value = sound[key]
      if (value === undefined) return []
      const other = first.get(value)
      if (other === undefined) {
        first.set(value, file.name)
        return []
      }
      return [file.fault([key], `${value} 和 ${other} 重复，应当各不相同`)]
    })
  })
}

/** Every errand stands in exactly one life domain. `seqs` are the errands that there are. */
export function checkDomains(
  { domains = [] }: Sound<CatalogueIndex>,
  file: YamlFile,
  seqs: ReadonlySet<number>,
): SettingsFault[] {
  const home = new Map<number, string>()
  const names = new Set<string>()
  const faults: SettingsFault[] = []
  for (const [d, domain] of domains.entries()) {
    const name = domain?.name ?? `domains[${d}]`
    if (names.has(name)) faults.push(file.fault(['domains', d, 'name'], `${name} 写了两遍，应各不相同`))
    names.add(name)
    for (const [i, seq] of (domain?.items ?? []).entries()) {
      if (seq === undefined) continue
      const path = ['domains', d, 'items', i]
      const other = home.get(seq)
      home.set(seq, other ?? name)
      if (!seqs.has(seq)) faults.push(file.fault(path, `目录里没有第 ${seq} 项，应为 items 文件夹里有的序号`))
      else if (other !== undefined) {
        faults.push(file.fault(path, `第 ${seq} 项已经在 ${other}，一件事应只在一个领域`))
      }
    }
  }
  const homeless = [...seqs].filter((seq) => !home.has(seq)).toSorted((a, b) => a - b)
  if (homeless.length > 0) {
    faults.push(file.fault(['domains'], `第 ${homeless.join('、')} 项不在任何领域里，应各放进一个领域`))
  }
  return faults
}
