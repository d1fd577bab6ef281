import type { BookingView } from '#contract/bookings.ts'
import type { CaseLine } from '#contract/cases.ts'
import { routeOrder } from '../bookings/in-route.ts'

/** What waits in one part of the village: those that are visited, by the hour, and cases, by the day of their next step. */
export type GroupOfDay = { group: string | null; visits: readonly BookingView[]; cases: readonly CaseLine[] }

/** The way of a day through the village, in the station's own order of its groups; those without a group last. */
export function byGroup(
  visits: readonly BookingView[],
  cases: readonly CaseLine[],
  route: readonly string[],
): readonly GroupOfDay[] {
  const [visitsOf, casesOf] = [
    Map.groupBy(visits, ({ group }) => group),
    Map.groupBy(cases, ({ agency }) => agency?.group ?? null),
  ]
  const order = routeOrder(route)
  return [...new Set([...visitsOf.keys(), ...casesOf.keys()])]
    .toSorted(order)
    .map((group) => ({ group, visits: visitsOf.get(group) ?? [], cases: casesOf.get(group) ?? [] }))
}
