import type { Sound } from '../check/shape.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'

/**
 * Whether a station offers an errand at all. `elsewhere`: only communities carry it; `unfilled`: where its money goes is
 * not known yet. `stationType`: of station.yaml, undefined while that cannot be read.
 */
export function offeredAt(
  { outlets, payment }: Pick<Sound<CatalogueItem>, 'outlets' | 'payment'>,
  stationType: string | undefined,
): 'here' | 'elsewhere' | 'unfilled' {
  if (outlets === 'community' && stationType !== undefined && stationType !== '社区') return 'elsewhere'
  if (payment === undefined) return 'here'
  const { payee, place, number } = payment
  return [payee, place, number].every(Boolean) ? 'here' : 'unfilled'
}
