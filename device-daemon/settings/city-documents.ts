import type { CheckedCity } from '#daemon/content/contents.ts'
import { isRecord } from '#daemon/content/check/shape.ts'
import { type EditedDocument, guideId } from '#daemon/content/edited.ts'
import { checkGuides } from '#daemon/content/guide/check-guides.ts'
import { overCity } from '#daemon/content/guide/overlay.ts'
import { checkEditedNotice } from '#daemon/content/notice/check-edited-notice.ts'
import { type CityDocuments, isOfStation } from '#daemon/content/packs/pack-parts.ts'
import { factsOf, fileGuide, type Ground, type LaidRest, layOver } from './lay-over.ts'

/** The files with the city's catalogue in the place of their own, and its notices beside the station's. */
export function withCity({ station, written }: Ground, { guide, notices }: CityDocuments): Ground {
  const ids = new Set(notices.map(({ id }) => id))
  const ofCity = new Set(guide.items.map(guideId))
  const own = written.guide.items.filter((item) => isOfStation(item) && !ofCity.has(guideId(item)))
  return {
    station,
    written: {
      ...written,
      guide: { ...guide, items: [...guide.items, ...own], faults: [] },
      notice: {
        ...written.notice,
        notices: [...written.notice.notices.filter(({ id }) => !ids.has(id)), ...notices],
      },
    },
  }
}

/** The guides of the files that are gone with this catalogue, since the day that its version names. */
export function droppedBy({ written }: Ground, { guide }: CityDocuments): readonly LaidRest[] {
  const { value } = guide.index
  const version = isRecord(value) && typeof value['version'] === 'string' ? value['version'] : ''
  const on = version
    .split('.')
    .map((part) => part.padStart(2, '0'))
    .join('-')
  const there = new Set(guide.items.map(guideId))
  return written.guide.items
    .filter((item) => !isOfStation(item) && !there.has(guideId(item)))
    .map((document) => ({ document, rest: { at: 'withdrawn', on, document } }))
}

/**
 * What a station would find that stood on `city`, and stands on `now`. A catalogue with a fault cannot be stood on at all; a
 * notice that does not fit this station's board does not hang there, and the rest can.
 */
export function checkCity(
  { files, now }: { files: Ground; now: Ground },
  city: CityDocuments,
  edited: readonly EditedDocument[],
): CheckedCity {
  const ground = withCity(files, city)
  const facts = factsOf(files.station)
  const { board } = files.written.notice
  return {
    faults: checkGuides(ground.written.guide, facts.type).faults,
    notShown: city.notices.flatMap((document) =>
      checkEditedNotice(document, board, facts)
        .filter(({ blocks }) => blocks)
        .map(({ path, words }) => document.fault(path, words)),
    ),
    leftOut: layOver(ground, edited).leftOut,
    lapsed: edited.flatMap((document) => lapsedIn(document, { now, next: ground })),
  }
}

/** Only what lapses with the change: of the rest the station has been told. */
function lapsedIn(
  document: EditedDocument,
  { now, next }: { now: Ground; next: Ground },
): CheckedCity['lapsed'] {
  if (document.kind !== 'guide' || document.at !== 'published') return []
  const { id, choices } = document
  const kept = choices[0]?.document?.value
  if (!isRecord(kept) || fileGuide(next, id) === undefined) return []
  const known = new Set(overCity(kept, fileGuide(now, id)).findings.map(keyOf))
  const findings = overCity(kept, fileGuide(next, id)).findings.filter((one) => !known.has(keyOf(one)))
  return findings.length === 0 ? [] : [{ id, findings }]
}

const keyOf = ({ path, words }: { path: readonly (string | number)[]; words: string }): string =>
  JSON.stringify([path, words])
