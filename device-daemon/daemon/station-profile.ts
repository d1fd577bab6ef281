import type { StationView } from '#contract/station.ts'
import { stationView } from '#daemon/content/station/station-view.ts'
import { differingDays } from '#daemon/http/words/opening.ts'
import type { Ground } from './feature.ts'

/**
 * What every screen may know of the station: what is said to people as it is published now, the rest from the start. Days
 * that differ stand above the hours, so that they are told wherever hours are.
 */
export function stationProfile({ settings, contents, station, service }: Ground): () => StationView {
  const windows = () => service().windows
  const label = (window: string) => windows().find(({ id }) => id === window)?.label ?? window
  return () => {
    const { priority } = contents.published('rules')
    const view = stationView({
      ...settings.station,
      ...contents.published('station'),
      priority,
      windows: [...windows()],
    })
    return { ...view, hours: [...differingDays(station.state().opening.exceptions, label), ...view.hours] }
  }
}
