import type { Guide } from '#contract/guide.ts'
import type { StandingTodo } from '#daemon/domain/standing.ts'

/** Guides with elements that nobody has confirmed. `first`: seq and name of those that residents ask for most. */
export type GuidesTodo = StandingTodo & {
  code: 'guides-unconfirmed'
  confirmed: number
  left: number
  first: readonly Pick<Guide, 'seq' | 'plainTitle'>[]
}

const NAMED_FIRST = 3

/** `taken`: how many tickets were taken for an errand of late. */
export function guidesTodo(
  guides: readonly Pick<Guide, 'seq' | 'plainTitle' | 'unconfirmed'>[],
  taken: ReadonlyMap<number, number>,
): readonly GuidesTodo[] {
  const waiting = guides.filter(({ unconfirmed }) => unconfirmed.length > 0)
  if (waiting.length === 0) return []
  const use = ({ seq }: { seq: number }) => taken.get(seq) ?? 0
  const first = waiting.toSorted((a, b) => use(b) - use(a) || a.seq - b.seq).slice(0, NAMED_FIRST)
  return [
    {
      id: 'guides:unconfirmed',
      code: 'guides-unconfirmed',
      when: { at: 'sometime' },
      since: null,
      confirmed: guides.length - waiting.length,
      left: waiting.length,
      first: first.map(({ seq, plainTitle }) => ({ seq, plainTitle })),
    },
  ]
}
