import { type EditedKind } from '../editing/editor.ts'
import { keepEditors } from '../editing/use-editor.ts'
import {
  emptyPlaces,
  emptyPlate,
  emptyRules,
  emptyStation,
  type PlacesDocument,
  type PlateDocument,
  readAs,
  type RulesDocument,
  type StationDocument,
} from './documents.ts'
import { words } from './words.ts'

const nameOf = (path: readonly (string | number)[]): string =>
  path
    .flatMap((step) => (typeof step === 'number' ? [words.nth(step + 1)] : [words.places[step] ?? []]).flat())
    .join(' ')

const kindOf = <Doc extends object>(kind: EditedKind<Doc>['kind'], empty: Doc): EditedKind<Doc> => ({
  kind,
  read: readAs(empty),
  nameOf,
})

/** One document is changed in several places of the panel; all of them have the same editor. */
export const stationEditors = keepEditors<StationDocument>(kindOf('station', emptyStation))
export const rulesEditors = keepEditors<RulesDocument>(kindOf('rules', emptyRules))
export const plateEditors = keepEditors<PlateDocument>(kindOf('plates', emptyPlate))
export const placesEditors = keepEditors<PlacesDocument>(kindOf('places', emptyPlaces))
