import type { Guide } from '#contract/guide.ts'
import type { Contents } from '../contents.ts'

/** Of these contents, the errand that comes first by `rank`, the highest first. */
export function most({ guide }: Contents, rank: (guide: Guide) => number): Guide {
  const [first] = guide.toSorted((one, other) => rank(other) - rank(one))
  if (!first) throw new Error('the catalogue is empty')
  return first
}

/** The errand with the longest such text among those that a ticket can be taken for. */
export function longest(contents: Contents, text: (guide: Guide) => string): Guide {
  return most(contents, (guide) =>
    guide.noTicket === null && guide.suspended === null ? text(guide).length : -1,
  )
}

export function numbered({ guide }: Contents, seq: number): Guide {
  const found = guide.find((one) => one.seq === seq)
  if (!found) throw new Error(`the catalogue has no errand ${seq}`)
  return found
}

/** The errand that the longest station does not take now; where the station takes all, any. */
export function suspended(contents: Contents): Guide {
  return most(contents, (guide) => guide.suspended?.length ?? 0)
}
