import { isRecord } from '../check/shape.ts'
import { guideId, unfiledDocument } from '../edited.ts'
import type { Written, WrittenDocument } from '../source.ts'

/** What of everything that is written a city publishes for all its stations. */
export type CityDocuments = {
  guide: Pick<Written['guide'], 'index' | 'expressions' | 'items'>
  notices: readonly WrittenDocument[]
}

/** Documents by their names in a pack: `catalogue/index`, `catalogue/expressions`, `guide/<序号>`, `notice/<id>`. */
export type PackParts = Readonly<Record<string, unknown>>

/** The parts of a pack. Examples are no station's business but the one that tries the program, and stay out. */
export function packParts({ guide, notices }: CityDocuments): PackParts {
  const { index, expressions, items } = guide
  const own = notices.filter(({ value }) => !isRecord(value) || value['sample'] !== true)
  return Object.fromEntries([
    ['catalogue/index', index.value],
    ...(expressions === null ? [] : [['catalogue/expressions', expressions.value]]),
    ...items.map((item) => [`guide/${guideId(item)}`, item.value]),
    ...own.map(({ id, value }) => [`notice/${id}`, value]),
  ])
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
