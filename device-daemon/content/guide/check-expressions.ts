import { doubtful, type Finding, type Path, wrong } from '../check/finding.ts'
import type { Sound } from '../check/shape.ts'
import type { KnownItems } from './known-items.ts'
import type { Expressions } from './schema.ts'

/**
 * What the schema of what people say cannot tell. `items`: the errands that there are; null when some cannot be read. A
 * station takes an errand out of its catalogue without an edit here: what leads to it rests, and is told.
 */
export function checkExpressions(
  { here = [], elsewhere = [] }: Sound<Expressions>,
  items: KnownItems | null,
): Finding[] {
  const unknown = (path: Path, seq: number | undefined): Finding[] =>
    seq === undefined || items === null || items.has(seq)
      ? []
      : [doubtful(path, `目录里没有第 ${seq} 项，这里的说法先不用；应为 items 文件夹里有的序号，或删去`)]
  const sayings = [
    ...here.map((entry, i) => ({ path: ['here', i, 'say'], say: entry?.say ?? [] })),
    ...elsewhere.map((entry, i) => ({ path: ['elsewhere', i, 'say'], say: entry?.say ?? [] })),
  ]
  return [
    ...here.flatMap((entry, i) => unknown(['here', i, 'item'], entry?.item)),
    ...elsewhere.flatMap((entry, i) =>
      (entry?.related ?? []).flatMap((seq, r) => unknown(['elsewhere', i, 'related', r], seq)),
    ),
    ...saidOnce(sayings),
  ]
}

/** An expression leads to one place: what stands twice leads by chance. */
function saidOnce(sayings: readonly { path: Path; say: readonly (string | undefined)[] }[]): Finding[] {
  const first = new Map<string, string>()
  return sayings.flatMap(({ path, say }) =>
    say.flatMap((saying, i) => {
      if (saying === undefined) return []
      const at = [...path, i]
      if (!/[\p{Letter}\p{Number}]/u.test(saying))
        return [wrong(at, `“${saying}”里没有字，应为大家的一句说法`)]
      const other = first.get(saying)
      first.set(saying, other ?? `${path[0]}[${path[1]}]`)
      return other === undefined ? [] : [wrong(at, `${saying} 在 ${other} 已经写过，一句说法应只写一处`)]
    }),
  )
}
