import type { StationView } from '#contract/station.ts'

type Profile = Omit<StationView, 'hours'> & { hours: { text: readonly string[] } }

/** What every screen may know of the station. */
export function stationView({ id, name, address, phone, townCentre, hours, priority }: Profile): StationView {
  const { fromAge, maxInARow } = priority
  return { id, name, address, phone, townCentre, hours: [...hours.text], priority: { fromAge, maxInARow } }
}
