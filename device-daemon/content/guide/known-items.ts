import type { Sound } from '../check/shape.ts'
import type { CatalogueItem } from './schema.ts'

/** What the catalogue says about each errand, by its number, as far as it can be read. */
export type KnownItems = ReadonlyMap<number, { name: string; takeable: 'yes' | 'suspended' | 'never' }>

export function knownItems(guides: readonly Sound<CatalogueItem>[]): KnownItems {
  return new Map(
    guides.map(({ seq, name, residentTicket, suspended }) => [
      seq ?? 0,
      {
        name: name ?? '',
        takeable: suspended !== undefined ? 'suspended' : residentTicket === false ? 'never' : 'yes',
      },
    ]),
  )
}
