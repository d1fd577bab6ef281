import type { StationView } from '#contract/station.ts'
import { stationView } from '#daemon/content/station/station-view.ts'
import type { Ground } from './feature.ts'

/** What every screen may know of the station: what is said to people as it is published now, the rest from the start. */
export function stationProfile({ settings, contents }: Ground): () => StationView {
  return () => {
    const { priority } = contents.published('rules')
    return stationView({ ...settings.station, ...contents.published('station'), priority })
  }
}
