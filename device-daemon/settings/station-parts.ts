import { type Finding, type Path, wrong } from '#daemon/content/check/finding.ts'
import { checkShape, isRecord, unknownField } from '#daemon/content/check/shape.ts'
import type { Which } from '#daemon/content/edited.ts'
import { checkStation, stationWarnings } from './check-station.ts'
import { StationConfig } from './station.ts'

/**
 * What of station.yaml is written in a browser, each a document of its own: what it says to people (`station`); by what
 * rules it serves, at which windows and in which queues (`rules`), one document because they name one another; and what
 * stands on the plate of each window (`plates`, by the window's id).
 */
type Part = Which & { kind: 'station' | 'rules' | 'plates' }

/** Of the document `station`; the rest of station.yaml is changed by a restart alone, or belongs to the other parts. */
const STATION_FIELDS = [
  'name',
  'type',
  'sample',
  'address',
  'phone',
  'townCentre',
  'areaSquareMeters',
  'budgetNote',
  'hours',
  'holidayTables',
  'hall',
  'feedback',
  'cases',
  'masking',
  'voice',
  'commonItems',
] as const satisfies readonly (keyof StationConfig)[]
const RULES_FIELDS = [
  'priority',
  'callsBeforeNoShow',
  'secondsBetweenCalls',
  'skills',
  'queues',
  'defaultQueue',
  'bookings',
] as const satisfies readonly (keyof StationConfig)[]
/** Of each window, in the document `rules`. */
const WINDOW_FIELDS = [
  'id',
  'label',
  'daemon',
  'padClerk',
  'skills',
] as const satisfies readonly (keyof StationConfig['windows'][number])[]
const PLATE_FIELDS = [
  'title',
  'department',
  'services',
] as const satisfies readonly (keyof StationConfig['windows'][number])[]

type Fields = Record<string, unknown>

const only = (fields: readonly string[], of: Fields): Fields =>
  Object.fromEntries(fields.flatMap((field) => (field in of ? [[field, of[field]]] : [])))
/** `of` with these fields as `by` has them, or without. */
const replaced = (fields: readonly string[], of: Fields, by: Fields): Fields => ({
  ...Object.fromEntries(Object.entries(of).filter(([field]) => !fields.includes(field))),
  ...only(fields, by),
})

const listed = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** Each part as station.yaml has it. */
export function partsOf(station: Fields): readonly { which: Part; value: Fields }[] {
  return [
    { which: { kind: 'station', id: 'station' }, value: only(STATION_FIELDS, station) },
    {
      which: { kind: 'rules', id: 'rules' },
      value: {
        ...only(RULES_FIELDS, station),
        windows: listed(station['windows']).map((window) => only(WINDOW_FIELDS, window)),
      },
    },
    ...listed(station['windows']).flatMap((window) => {
      const { id } = window
      return typeof id === 'string'
        ? [{ which: { kind: 'plates', id } as const, value: only(PLATE_FIELDS, window) }]
        : []
    }),
  ]
}

/** station.yaml with `document` in the place of one part. */
export function withPart(station: Fields, { kind, id }: Part, document: Fields): Fields {
  switch (kind) {
    case 'station':
      return replaced(STATION_FIELDS, station, document)
    case 'rules':
      return { ...replaced(RULES_FIELDS, station, document), windows: windowsOf(station, document) }
    case 'plates':
      return {
        ...station,
        windows: listed(station['windows']).map((window) =>
          window['id'] === id ? replaced(PLATE_FIELDS, window, document) : window,
        ),
      }
  }
}

/** A window keeps its plate; a new one bears its own name until a plate is written for it. */
function windowsOf(station: Fields, { windows }: Fields): unknown {
  if (!Array.isArray(windows)) return windows
  const plates = new Map(
    listed(station['windows']).map((window) => [window['id'], only(PLATE_FIELDS, window)]),
  )
  return windows.map((window: unknown) =>
    isRecord(window)
      ? { ...(plates.get(window['id']) ?? { title: window['label'] }), ...only(WINDOW_FIELDS, window) }
      : window,
  )
}

/** A document of the time when `rules` named of the queues their quotas alone, and nothing of windows. */
export function withWindowsAndQueues(station: Fields, whole: Fields): Fields {
  if ('queues' in whole) return whole
  const { quotas, ...document } = whole
  const known = listed(quotas)
  const value: Fields = partsOf(station).find(({ which }) => which.kind === 'rules')?.value ?? {}
  return {
    ...only(['windows', 'skills', 'defaultQueue'], value),
    queues: listed(value['queues']).map((queue) => {
      const quota = known.find(({ queue: of }) => of === queue['id'])
      return quota === undefined ? queue : replaced(['dailyQuota'], queue, quota)
    }),
    ...document,
  }
}

/** What is wrong with one part, by the checks of station.yaml as a whole. */
export function checkPart(station: Fields, part: Part, document: unknown): readonly Finding[] {
  if (!isRecord(document)) return [wrong([], '这里空着，应为一组字段')]
  const whole = withPart(station, part, document)
  const { findings, sound = {} } = checkShape(StationConfig, whole)
  const all = [...findings, ...checkStation(sound), ...stationWarnings(sound)]
  return [...strangers(part, document), ...inPart(all, part, whole)]
}

/** Findings of station.yaml that lie in a part, at their place in its document. */
export function inPart(findings: readonly Finding[], part: Part, station: Fields): Finding[] {
  return findings.flatMap((finding) => {
    const path = pathInPart(finding.path, part, station)
    return path === null ? [] : [{ ...finding, path }]
  })
}

function pathInPart([field, index, inner, ...rest]: Path, { kind, id }: Part, station: Fields): Path | null {
  const whole = [field, index, inner, ...rest].filter((step) => step !== undefined)
  const entry = (list: string) => (typeof index === 'number' ? listed(station[list])[index] : undefined)
  const isOf = (fields: readonly string[], name: string | number | undefined) =>
    fields.some((one) => one === name)
  switch (kind) {
    case 'station':
      return isOf(STATION_FIELDS, field) ? whole : null
    case 'rules':
      if (isOf(RULES_FIELDS, field)) return whole
      return field === 'windows' && (inner === undefined || isOf(WINDOW_FIELDS, inner)) ? whole : null
    case 'plates':
      return field === 'windows' &&
        entry('windows')?.['id'] === id &&
        inner !== undefined &&
        isOf(PLATE_FIELDS, inner)
        ? [inner, ...rest]
        : null
  }
}

function strangers({ kind }: Part, document: Fields): Finding[] {
  const fields = { station: STATION_FIELDS, rules: [...RULES_FIELDS, 'windows'], plates: PLATE_FIELDS }[kind]
  const windows = kind === 'rules' && Array.isArray(document['windows']) ? document['windows'] : []
  return [
    ...strangersIn(document, fields, []),
    ...windows.flatMap((window: unknown, i) =>
      isRecord(window) ? strangersIn(window, WINDOW_FIELDS, ['windows', i]) : [],
    ),
  ]
}

const strangersIn = (of: Fields, fields: readonly string[], path: Path): Finding[] =>
  Object.keys(of)
    .filter((key) => !fields.includes(key))
    .map((key) => wrong([...path, key], unknownField(key, fields)))
