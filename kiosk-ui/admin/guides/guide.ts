import type { CatalogueItem } from '#contract/guide-document.ts'
import type { EditedKind } from '../editing/editor.ts'
import { keepEditors } from '../editing/use-editor.ts'
import { words } from './words.ts'

/** A guide of the station's own in which nothing is written yet. */
export function emptyGuide(seq: number): CatalogueItem {
  return {
    seq,
    of: 'station',
    name: '',
    plainTitle: '',
    kind: '即办件',
    remark: '便民事项',
    handling: null,
    itemClass: '便民服务',
    itemType: words.form.ownType,
    code: null,
    category: '便民服务',
    residentTicket: true,
    keywords: [],
    audience: [],
    exerciseLevel: { handledAt: '', decidedBy: '' },
    legalBasis: [],
    conditions: [],
    materials: [],
    steps: [],
    timeLimit: { text: '', statutoryWorkdays: null, promisedWorkdays: null },
    fee: '',
    channels: [],
    onlineAvailable: 'unknown',
    result: '',
    tips: [],
    provenance: { annex: [], document: [], national: [], localConfirm: [] },
  }
}

const kind: EditedKind<CatalogueItem> = {
  kind: 'guide',
  read: readGuide,
  nameOf([field, at, part]) {
    const name = isField(field) ? words.field[field] : ''
    if (field === 'here' && typeof at === 'string') return `${name} ${hereName(at)}`
    return typeof at === 'number' && part !== 'element' ? words.form.line(name, at + 1) : name
  },
}

const isField = (field: unknown): field is keyof typeof words.field =>
  typeof field === 'string' && field in words.field

function hereName(part: string): string {
  const name: unknown = Reflect.get(words.hereField, part)
  return typeof name === 'string' ? name : ''
}

export const guideEditors = keepEditors(kind)

/** What is not of its shape is shown as empty; the check has said what is wrong. */
function readGuide(document: unknown): CatalogueItem {
  const written: Record<string, unknown> = isRecord(document) ? document : {}
  const seq = typeof written['seq'] === 'number' ? written['seq'] : 0
  const empty = emptyGuide(seq)
  const { of: _own, ...fields } = empty
  const sound = Object.entries(fields).map(([field, otherwise]) => {
    const value = written[field]
    return [field, value !== undefined && isLike(value, otherwise) ? value : otherwise]
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fields that are missing or of another kind were filled in
  return { ...written, ...Object.fromEntries(sound) } as CatalogueItem
}

function isLike(value: unknown, otherwise: unknown): boolean {
  if (otherwise === null) return value === null || typeof value === 'string'
  if (Array.isArray(otherwise)) return Array.isArray(value)
  return isRecord(otherwise) ? isRecord(value) : typeof value !== 'object'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
