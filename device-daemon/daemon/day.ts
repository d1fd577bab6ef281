import { openMidnight } from '#daemon/desks/day/midnight.ts'
import type { Feature } from './feature.ts'

/** The business day: a new one opens by itself. */
export const day: Feature = async ({ station, stores, atClose }) => {
  const midnight = await openMidnight(station, stores.node)
  atClose(midnight.close)
  return {}
}
