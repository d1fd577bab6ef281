import { isRecord } from '../check/shape.ts'
import { titleOf } from '../describe.ts'
import { guideId, unfiledDocument } from '../edited.ts'
import type { Written, WrittenDocument } from '../source.ts'

/** What of everything that is written a city publishes for all its stations. */
export type CityDocuments = {
  guide: Pick<Written['guide'], 'index' | 'expressions' | 'items'>
  notices: readonly WrittenDocument[]
}

/** Documents by their names in a pack: `catalogue/index`, `catalogue/expressions`, `guide/<序号>`, `notice/<id>`. */
export type PackParts = Readonly<Record<string, unknown>>

/** Of the station's own catalogue, and of no city's. */
export const isOfStation = ({ value }: WrittenDocument): boolean =>
  isRecord(value) && value['of'] === 'station'

/**
 * The parts of a pack: the city's. What a station has added stays out, with all that leads to it; so do examples, which
 * are nobody's business but of who tries the program.
 */
export function packParts({ guide, notices }: CityDocuments): PackParts {
  const { index, expressions, items } = guide
  const ofCity = items.filter((item) => !isOfStation(item))
  const gone = new Set(items.filter(isOfStation).map((item) => Number(guideId(item))))
  const own = notices.filter(({ value }) => !isRecord(value) || value['sample'] !== true)
  return Object.fromEntries([
    ['catalogue/index', withoutSeqs(index.value, gone)],
    ...(expressions === null ? [] : [['catalogue/expressions', withoutSeqs(expressions.value, gone)]]),
    ...ofCity.map((item) => [`guide/${guideId(item)}`, item.value]),
    ...own.map(({ id, value }) => [`notice/${id}`, value]),
  ])
}

/** Without what leads to these errands: in domains, in what people say, among what is related. */
function withoutSeqs(value: unknown, gone: ReadonlySet<number>): unknown {
  if (!isRecord(value)) return value
  const kept = (list: unknown) =>
    Array.isArray(list) ? list.filter((seq: unknown) => typeof seq !== 'number' || !gone.has(seq)) : list
  const each = (list: unknown, field: 'items' | 'related') =>
    Array.isArray(list)
      ? list.map((of: unknown) => (isRecord(of) && field in of ? { ...of, [field]: kept(of[field]) } : of))
      : list
  return {
    ...value,
    ...('domains' in value && { domains: each(value['domains'], 'items') }),
    ...('elsewhere' in value && { elsewhere: each(value['elsewhere'], 'related') }),
    ...(Array.isArray(value['here']) && {
      here: value['here'].filter(
        (said: unknown) => !isRecord(said) || typeof said['item'] !== 'number' || !gone.has(said['item']),
      ),
    }),
  }
}

/** The documents of a pack; `name`: how people know it. */
export function documentsOf(parts: PackParts, name: string): CityDocuments {
  const document = (part: string, id: string) => unfiledDocument(id, `${name} ${part}`, parts[part])
  const all = (folder: string) =>
    Object.keys(parts)
      .filter((part) => part.startsWith(folder))
      .map((part) => document(part, part.slice(folder.length)))
  return {
    guide: {
      index: document('catalogue/index', 'catalogue'),
      expressions: 'catalogue/expressions' in parts ? document('catalogue/expressions', 'expressions') : null,
      items: all('guide/').toSorted((a, b) => Number(a.id) - Number(b.id)),
    },
    notices: all('notice/').toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/** How people know a part. */
export function partTitle(part: string, document: unknown): string {
  const [folder, id = ''] = part.split('/')
  if (folder === 'guide') return `${id} ${titleOf({ kind: 'guide', id }, document)}`
  if (folder === 'notice') return titleOf({ kind: 'notice', id }, document)
  return id === 'expressions' ? '大家的说法' : '目录的版本和生活领域'
}
