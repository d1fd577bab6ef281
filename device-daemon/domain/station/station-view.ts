import type { StationView } from '#contract/station.ts'

type Profile = Omit<StationView, 'hours'> & { hours: { text: readonly string[] } }

/** What every screen may know of the station. */
export function stationView(profile: Profile): StationView {
  const { id, name, address, phone, townCentre, hours, windows } = profile
  const { fromAge, maxInARow } = profile.priority
  return {
    id,
    name,
    address,
    phone,
    townCentre,
    hours: [...hours.text],
    priority: { fromAge, maxInARow },
    windows: windows.map(({ id: window, label }) => ({ id: window, label })),
  }
}
