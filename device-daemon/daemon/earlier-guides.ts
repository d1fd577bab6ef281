import { unfiledDocument } from '#daemon/content/edited.ts'
import { restingGuide } from '#daemon/content/guide/resting.ts'
import type { Guides } from '#daemon/content/published/guides.ts'
import { openEarlierGuides } from '#daemon/desks/packs/earlier-guides.ts'
import { partsOfKept } from '#daemon/store/packs/pack.ts'
import type { Ground } from './feature.ts'

/** What is told of an errand without a guide, also where only an earlier catalogue of the city's had one. */
export function restingWithEarlier({ station, stores, settings, contents, guides }: Ground) {
  const earlier = openEarlierGuides({
    station,
    views: stores.views,
    files: stores.contents,
    partsOf: partsOfKept,
    dayOf: (time) =>
      Temporal.Instant.from(time).toZonedDateTimeISO(settings.station.timeZone).toPlainDate().toString(),
  })
  return async (seq: number): Promise<ReturnType<Guides['resting']>> => {
    const now = guides.resting(seq)
    if (now !== undefined) return now
    const gone = await earlier(seq)
    if (gone === null) return undefined
    const { type, townCentre } = contents.published('station')
    const document = unfiledDocument(String(seq), `guide/${seq}`, gone.document)
    const guide = restingGuide(document, { at: 'withdrawn', on: gone.on, document }, type)
    return guide === null ? undefined : { guide, townCentre }
  }
}
