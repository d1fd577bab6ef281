import type { StationView } from '#contract/station.ts'

type Profile = Omit<StationView, 'hours' | 'hall'> & {
  hours: { text: readonly string[] }
  hall?: StationView['hall']
}

/** What every screen may know of the station. */
export function stationView(profile: Profile): StationView {
  const { id, name, address, phone, townCentre, hours, windows } = profile
  const { fromAge, maxInARow, ageingMinutes } = profile.priority
  return {
    id,
    name,
    address,
    phone,
    townCentre,
    hours: [...hours.text],
    priority: { fromAge, maxInARow, ageingMinutes },
    windows: windows.map(({ id: window, label }) => ({ id: window, label })),
    hall: { clerkNames: profile.hall?.clerkNames ?? 'shown' },
  }
}
