import type { BookingView } from '#contract/bookings.ts'

/** Of the way through the village: groups in the station's own order, then those that it has no more, then without one. */
export const routeOrder =
  (route: readonly string[]) =>
  (a: string | null, b: string | null): number =>
    placeOf(route, a) - placeOf(route, b)

const placeOf = (route: readonly string[], group: string | null): number => {
  if (group === null) return route.length + 1
  const place = route.indexOf(group)
  return place === -1 ? route.length : place
}

/** One way through the village: by group in its order, and within a group by the hour, as they come. */
export function inRoute(
  visits: readonly BookingView[],
  route: readonly string[],
): readonly (readonly [string | null, readonly BookingView[]])[] {
  const order = routeOrder(route)
  return [...Map.groupBy(visits, ({ group }) => group)].toSorted(([a], [b]) => order(a, b))
}
