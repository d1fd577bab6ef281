import { type Finding, type Path, wrong } from '#daemon/content/check/finding.ts'
import { checkShape, isRecord, unknownField } from '#daemon/content/check/shape.ts'
import type { Which } from '#daemon/content/edited.ts'
import { checkStation, stationWarnings } from './check-station.ts'
import { StationConfig } from './station.ts'

/**
 * What of station.yaml is written in a browser, each a document of its own: what it says to people (`station`), by what
 * rules it serves (`rules`), and what stands on the plate of each window (`plates`, by the window's id).
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
  'hours',
  'hall',
  'feedback',
  'commonItems',
] as const satisfies readonly (keyof StationConfig)[]
const RULES_FIELDS = [
  'priority',
  'callsBeforeNoShow',
  'secondsBetweenCalls',
] as const satisfies readonly (keyof StationConfig)[]
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
        quotas: listed(station['queues']).map(({ id, dailyQuota }) => ({ queue: id, dailyQuota })),
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
    case 'rules': {
      const quotas = listed(document['quotas'])
      return {
        ...replaced(RULES_FIELDS, station, document),
        queues: listed(station['queues']).map((queue) => {
          const quota = quotas.find(({ queue: of }) => of === queue['id'])
          return quota === undefined ? queue : replaced(['dailyQuota'], queue, quota)
        }),
      }
    }
    case 'plates':
      return {
        ...station,
        windows: listed(station['windows']).map((window) =>
          window['id'] === id ? replaced(PLATE_FIELDS, window, document) : window,
        ),
      }
  }
}

/** What is wrong with one part, by the checks of station.yaml as a whole. */
export function checkPart(station: Fields, part: Part, document: unknown): readonly Finding[] {
  if (!isRecord(document)) return [wrong([], '这里空着，应为一组字段')]
  const whole = withPart(station, part, document)
  const { findings, sound = {} } = checkShape(StationConfig, whole)
  const all = [...findings, ...checkStation(sound), ...stationWarnings(sound)]
  return [
    ...strangers(part, document),
    ...inPart(all, part, document, whole),
    ...unknownQueues(station, part, document),
  ]
}

/** Findings of station.yaml that lie in a part, at their place in its document. */
export function inPart(
  findings: readonly Finding[],
  part: Part,
  document: Fields,
  station: Fields,
): Finding[] {
  return findings.flatMap((finding) => {
    const path = pathInPart(finding.path, part, document, station)
    return path === null ? [] : [{ ...finding, path }]
  })
}

function pathInPart(
  [field, index, inner, ...rest]: Path,
  { kind, id }: Part,
  document: Fields,
  station: Fields,
): Path | null {
  const whole = [field, index, inner, ...rest].filter((step) => step !== undefined)
  const entry = (list: string) => (typeof index === 'number' ? listed(station[list])[index] : undefined)
  const isOf = (fields: readonly string[], name: string | number | undefined) =>
    fields.some((one) => one === name)
  switch (kind) {
    case 'station':
      return isOf(STATION_FIELDS, field) ? whole : null
    case 'rules': {
      if (isOf(RULES_FIELDS, field)) return whole
      if (field !== 'queues' || inner !== 'dailyQuota') return null
      const quota = listed(document['quotas']).findIndex(({ queue }) => queue === entry('queues')?.['id'])
      return ['quotas', ...(quota < 0 ? [] : [quota, 'dailyQuota'])]
    }
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
  const fields = { station: STATION_FIELDS, rules: [...RULES_FIELDS, 'quotas'], plates: PLATE_FIELDS }[kind]
  return Object.keys(document)
    .filter((key) => !fields.some((field) => field === key))
    .map((key) => wrong([key], unknownField(key, fields)))
}

function unknownQueues(station: Fields, { kind }: Part, document: Fields): Finding[] {
  if (kind !== 'rules') return []
  const { quotas } = document
  if (quotas !== undefined && !Array.isArray(quotas)) return [wrong(['quotas'], '应为列表：每个队列一项')]
  const known = listed(station['queues']).map(({ id }) => String(id))
  return (quotas ?? []).flatMap((quota: unknown, i) => {
    const queue = isRecord(quota) ? String(quota['queue']) : ''
    return known.includes(queue)
      ? []
      : [wrong(['quotas', i, 'queue'], `没有队列 ${queue}，应为其中之一：${known.join('、')}`)]
  })
}
