import type { Sound } from '../check/shape.ts'
import { offeredAt } from './offered.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'

/** What the catalogue says about each errand, by its number, as far as it can be read. */
export type KnownItems = ReadonlyMap<
  number,
  { name: string; takeable: 'yes' | 'suspended' | 'never' | 'not-here' }
>

export function knownItems(
  guides: readonly Sound<CatalogueItem>[],
  stationType: string | undefined,
): KnownItems {
  return new Map(
    guides.map((guide) => [
      guide.seq ?? 0,
      { name: guide.name ?? '', takeable: takeable(guide, stationType) },
    ]),
  )
}

function takeable(guide: Sound<CatalogueItem>, stationType: string | undefined) {
  if (offeredAt(guide, stationType) !== 'here') return 'not-here'
  if (guide.suspended !== undefined) return 'suspended'
  return guide.residentTicket === false ? 'never' : 'yes'
}
