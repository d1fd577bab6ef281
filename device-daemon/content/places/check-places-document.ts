import { type Finding, sorted } from '../check/finding.ts'
import { checkShape } from '../check/shape.ts'
import type { Fault } from '../fault.ts'
import type { WrittenDocument } from '../source.ts'
import type { StationFacts } from '../station/facts.ts'
import { checkPlaces } from './check-places.ts'
import { PlacesConfig } from './schema.ts'

/** What is known of the place while places.yaml cannot be used. */
const NOTHING_KNOWN: PlacesConfig = {
  sample: false,
  facilities: [],
  equipment: [],
  map: { columns: 1, rows: 1, entrance: { x: 0, y: 0 }, here: [] },
  areas: [],
  wifi: null,
}

/** Checks places.yaml. With a fault nothing is known of the place. */
export function checkPlacesDocument(
  document: WrittenDocument,
  station: StationFacts,
): { faults: Fault[]; warnings: Fault[]; places: PlacesConfig } {
  if (document.value === undefined)
    return { faults: [...document.faults], warnings: [], places: NOTHING_KNOWN }
  const { findings, whole } = placesFindings(document, station)
  const found = sorted(findings)
  const faults = [...document.faults, ...found.faults.map(({ path, words }) => document.fault(path, words))]
  return {
    faults,
    warnings: found.doubts.map(({ path, words }) => document.fault(path, words)),
    places: (faults.length === 0 && whole) || NOTHING_KNOWN,
  }
}

export function placesFindings(
  { value, asWritten }: WrittenDocument,
  station: StationFacts,
): { findings: readonly Finding[]; whole: PlacesConfig | null } {
  const { findings, sound = {}, whole } = checkShape(PlacesConfig, value, [], asWritten)
  return { findings: [...findings, ...checkPlaces(sound, station)], whole }
}
