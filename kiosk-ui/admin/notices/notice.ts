import type { NoticeDocument } from '#contract/notice.ts'
import type { EditedKind } from '../editing/editor.ts'
import { keepEditors } from '../editing/use-editor.ts'
import { words } from './words.ts'

const kind: EditedKind<NoticeDocument> = {
  kind: 'notice',
  read: readNotice,
  nameOf([field, line]) {
    if (field === 'body' && typeof line === 'number') return words.line(line + 1)
    return typeof field === 'string' && field in words.field ? words.field[field as NamedField] : ''
  },
}

type NamedField = keyof typeof words.field & keyof NoticeDocument

export const noticeEditors = keepEditors(kind)

/** A notice with nothing written yet. `day`: the station's, YYYY-MM-DD. */
export function emptyNotice(day: string, publisher: string): NoticeDocument {
  return { title: '', class: '', publisher, publishedAt: day, body: '' }
}

/** What is no text where a text belongs is shown as an empty field; the check has said what is wrong. */
function readNotice(document: unknown): NoticeDocument {
  const written: Record<string, unknown> = isRecord(document) ? document : {}
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const optional = (field: string) => (text(written[field]) === '' ? {} : { [field]: text(written[field]) })
  const { objection, sample } = written
  return {
    title: text(written['title']),
    class: text(written['class']),
    publisher: text(written['publisher']),
    publishedAt: text(written['publishedAt']),
    ...optional('until'),
    ...optional('source'),
    ...(isRecord(objection) && {
      objection: {
        contact: text(objection['contact']),
        phone: text(objection['phone']),
        place: text(objection['place']),
      },
    }),
    ...(sample === true && { sample }),
    body: text(written['body']),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
