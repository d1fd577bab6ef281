import type { HomeModel, StationDraft, StationView } from '#contract/station.ts'
import type { Contents } from '#daemon/content/contents.ts'
import { stationView } from '#daemon/content/station/station-view.ts'
import { differingDays } from '#daemon/http/words/opening.ts'
import { LONGEST_KEPT, phrasesOf } from '#daemon/phrases/phrases.ts'
import type { Ground } from './feature.ts'

/**
 * What every screen may know of the station: what is said to people as it is published now, the rest from the start. Days
 * that differ stand above the hours, so that they are told wherever hours are.
 */
export function stationProfile(ground: Ground): () => StationView {
  const { contents, service } = ground
  return () =>
    profileOf(ground, {
      station: contents.published('station'),
      rules: { ...contents.published('rules'), windows: service().windows },
    })
}

function profileOf(
  { settings, station }: Ground,
  { station: said, rules: { priority, windows } }: Pick<Contents, 'station' | 'rules'>,
): StationView {
  const label = (window: string) => windows.find(({ id }) => id === window)?.label ?? window
  const view = stationView({ ...settings.station, ...said, priority, windows: [...windows] })
  return { ...view, hours: [...differingDays(station.state().opening.exceptions, label), ...view.hours] }
}

/** The same of contents that are not published. */
export function draftedStation(ground: Ground): (contents: Contents) => StationDraft {
  return (contents) => ({
    station: profileOf(ground, contents),
    common: commonErrands(contents.station),
    itemCount: contents.guide.items.length,
  })
}

/** The errands that many come for, each title cut where a line of its button may end. */
export function commonErrands({ commonItems }: Contents['station']): HomeModel['common'] {
  return commonItems.map(({ seq, title }) => ({
    seq,
    title,
    phrases: phrasesOf(title).flatMap((phrase) =>
      phrase.length > LONGEST_KEPT ? Array.from(phrase) : phrase,
    ),
  }))
}
