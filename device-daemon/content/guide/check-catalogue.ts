import type { CatalogueItem } from '#contract/guide-document.ts'
import type { CatalogueIndex } from './schema.ts'
import { type Finding, wrong } from '../check/finding.ts'
import type { Sound } from '../check/shape.ts'

/** The annex's 备注 decides 办理方式 and the class (annex, notes 2 and 3). */
const BY_REMARK = {
  当场办: { handling: '当场办', itemClass: '公共服务' },
  帮办代办: { handling: '帮办代办', itemClass: '公共服务' },
  便民事项: { handling: null, itemClass: '便民服务' },
} as const

/** What the schema of one item cannot say. */
export function checkItem(sound: Sound<CatalogueItem>): Finding[] {
  const { remark, handling, itemClass, residentTicket, residentTicketWhy, suspended } = sound
  const faults: Finding[] = []
  const rule = remark && BY_REMARK[remark]
  if (rule && handling !== undefined && handling !== rule.handling) {
    faults.push(
      wrong(['handling'], `写的是 ${handling}，备注是 ${remark} 的应为：${rule.handling ?? 'null（空）'}`),
    )
  }
  if (rule && itemClass && itemClass !== rule.itemClass) {
    faults.push(wrong(['itemClass'], `写的是 ${itemClass}，备注是 ${remark} 的应为：${rule.itemClass}`))
  }
  if (residentTicket === false && !residentTicketWhy && !suspended) {
    const message = '不能自己取号的事项，应写明原因：residentTicketWhy 或 suspended'
    faults.push(wrong(['residentTicket'], message))
  }
  return faults
}

/** Numbers and names that two guides share: the findings of each, in their order. `name` is how people know a guide. */
export function checkItemsTogether(
  guides: readonly { name: string; sound: Sound<CatalogueItem> }[],
): Finding[][] {
  const first = { seq: new Map<string | number, string>(), name: new Map<string | number, string>() }
  return guides.map((guide) =>
    (['seq', 'name'] as const).flatMap((key) => {
      const value = guide.sound[key]
      if (value === undefined) return []
      const other = first[key].get(value)
      if (other !== undefined) return [wrong([key], `${value} 和 ${other} 重复，应当各不相同`)]
      first[key].set(value, guide.name)
      return []
    }),
  )
}

/**
 * Every errand stands in exactly one life domain. `seqs` are the errands that there are; those of the station's `own` may
 * stand in none, then their category names it.
 */
export function checkDomains(
  { domains = [] }: Sound<CatalogueIndex>,
  seqs: ReadonlySet<number>,
  own: ReadonlySet<number>,
): Finding[] {
  const home = new Map<number, string>()
  const names = new Set<string>()
  const faults: Finding[] = []
  for (const [d, domain] of domains.entries()) {
    const name = domain?.name ?? `domains[${d}]`
    if (names.has(name)) faults.push(wrong(['domains', d, 'name'], `${name} 写了两遍，应各不相同`))
    names.add(name)
    for (const [i, seq] of (domain?.items ?? []).entries()) {
      if (seq === undefined) continue
      const path = ['domains', d, 'items', i]
      const other = home.get(seq)
      home.set(seq, other ?? name)
      if (!seqs.has(seq)) faults.push(wrong(path, `目录里没有第 ${seq} 项，应为 items 文件夹里有的序号`))
      else if (other !== undefined) {
        faults.push(wrong(path, `第 ${seq} 项已经在 ${other}，一件事应只在一个领域`))
      }
    }
  }
  const homeless = [...seqs].filter((seq) => !home.has(seq) && !own.has(seq)).toSorted((a, b) => a - b)
  if (homeless.length > 0) {
    faults.push(wrong(['domains'], `第 ${homeless.join('、')} 项不在任何领域里，应各放进一个领域`))
  }
  return faults
}
