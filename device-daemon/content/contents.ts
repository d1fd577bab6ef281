import type { ContentKind } from '#contract/contents.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Finding } from './check/finding.ts'
import type { EditedDocument, LeftOut, Which } from './edited.ts'
import type { Fault } from './fault.ts'
import { checkGuides } from './guide/check-guides.ts'
import type { KnownItems } from './guide/known-items.ts'
import type { Catalogue } from './guide/schema.ts'
import type { HolidayTable } from '#daemon/domain/holidays.ts'
import { checkHolidayFiles } from './holidays/check-holidays.ts'
import { checkNotices } from './notice/check-notices.ts'
import type { Board } from './notice/schema.ts'
import { checkPlacesDocument } from './places/check-places-document.ts'
import type { PlacesConfig } from './places/schema.ts'
import type { CityDocuments } from './packs/pack-parts.ts'
import type { WindowPlate } from './plates/plates.ts'
import type { ServiceRules } from './rules/rules.ts'
import type { Written, WrittenDocument } from './source.ts'
import type { StationFacts } from './station/facts.ts'
import type { StationWords } from './station/words.ts'

/** What may be shown, by kind. */
export type Contents = {
  /** Classes and notices of the 信息公开 board. */
  notice: Board
  guide: Catalogue
  places: PlacesConfig
  station: StationWords
  /** One for each window, in the order of station.yaml. */
  plates: readonly WindowPlate[]
  rules: ServiceRules
}

/** What is shown where some documents stand over the files. */
export type ShownContents = {
  contents: Contents
  /** Why documents of files are not in `contents` any more because of what stands over others. */
  shadowed: readonly Fault[]
  /** Versions that were published and cannot be shown. */
  leftOut: readonly LeftOut[]
}

/** The files read and checked once more. */
export type ContentsRead =
  /** `fromNextStart`: what has changed and counts only from the next start on, as people know it: `station.yaml 的 kiosks`. */
  { at: 'sound'; fromNextStart: readonly string[] } | { at: 'faults'; faults: readonly Fault[] }

/**
 * `notShown`: documents of the city, and `leftOut` versions of the station's own, that could not be shown over it. `lapsed`:
 * what the station wrote and confirmed in guides, and the city says otherwise.
 */
export type CheckedCity = {
  faults: readonly Fault[]
  notShown: readonly Fault[]
  leftOut: readonly LeftOut[]
  lapsed: readonly { id: string; findings: readonly Finding[] }[]
}

/** What is written in files, as the station found it when it started, and how to read it again. */
export type WrittenContents = {
  /** Without the documents that have faults. */
  contents: Contents
  /** Why the documents that are missing in `contents` have been set aside. */
  setAside: readonly Fault[]
  /** Reads the files; they are taken in if all of them are sound. */
  readAnew(): Promise<ContentsRead>
  /** From now on these stand in the place of the files' own catalogue; null: the files' own again. */
  standOn(city: CityDocuments | null): void
  /** What stands in the place of the city's: its catalogue, or that of the files. */
  city(): CityDocuments
  /** What keeps `city` from being stood on, and what of it or of the station's own would not be shown then. */
  checkCity(city: CityDocuments, edited: readonly EditedDocument[]): CheckedCity
  /** The files as they were taken in last, the city's documents in their place, with these over them. */
  under(edited: readonly EditedDocument[]): ShownContents
  /** The documents of a kind as the files have them, or the city. */
  files(kind: ContentKind): readonly { id: string; value: unknown }[]
  /**
   * What is found in a document before it is published; `others` stand over the files already. `mayEditCatalogue`: what
   * the city sets may be changed, too.
   */
  check(
    document: Which & { value: unknown },
    others: readonly EditedDocument[],
    mayEditCatalogue: boolean,
  ): readonly Finding[]
  /** Calls `changed` soon after a file may read otherwise; returns the end of watching. */
  watch(clock: Clock, changed: () => void): () => void
}

export type CheckedContents = {
  faults: Fault[]
  /** Allowed, but most likely not what was meant. */
  warnings: Fault[]
  /** Those that station.yaml holds are checked with the rest of it. */
  contents: Pick<Contents, 'notice' | 'guide' | 'places'> & { holidays: readonly HolidayTable[] }
  /** For references from station.yaml; null while some guide cannot be read at all. */
  items: KnownItems | null
}

/** Checks every document alone and against the others. Pure; never throws for what a person wrote. */
export function checkContents(written: Written, station: StationFacts): CheckedContents {
  const guides = checkGuides(written.guide, station.type)
  const notices = checkNotices(written.notice, station)
  const places = checkPlacesDocument(written.places, station)
  const holidays = checkHolidayFiles(written.holidays)
  return {
    faults: [...guides.faults, ...notices.faults, ...places.faults, ...holidays.faults],
    warnings: [
      ...guides.warnings,
      ...places.warnings,
      ...documentsOf(written).flatMap(({ doubts }) => doubts),
    ],
    contents: {
      notice: notices.board,
      guide: guides.catalogue,
      places: places.places,
      holidays: holidays.tables,
    },
    items: guides.items,
  }
}

function documentsOf({ notice, guide, places, holidays }: Written): readonly WrittenDocument[] {
  const { index, expressions, items } = guide
  return [
    index,
    ...(expressions === null ? [] : [expressions]),
    ...items,
    notice.board,
    ...notice.notices,
    places,
    ...holidays,
  ]
}
