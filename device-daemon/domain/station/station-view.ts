import type { StationView } from '#contract/station.ts'

type Profile = Omit<StationView, 'hours'> & { hours: { text: readonly string[] } }

/** What every screen may know of the station. */
export function stationView({ id, name, address, phone, townCentre, hours }: Profile): StationView {
  return { id, name, address, phone, townCentre, hours: [...hours.text] }
}
